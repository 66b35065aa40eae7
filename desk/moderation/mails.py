"""Letters about measures, appeals, what is told to be illegal, and threats; one function a letter."""

from typing import Any

from desk.accounts.models import User
from desk.contributions.mails import OMBUDS, permalink
from desk.contributions.models import Contribution
from desk.contributions.words import CLAUSE_SENTENCES, CLAUSES
from desk.core import clock
from desk.i18n.dates import as_date
from desk.mail.letters import compose
from desk.mail.links import link
from desk.mail.models import OutgoingMail
from desk.moderation.models import LegalFlag, Measure, ModerationAppeal


def measure_taken(measure: Measure) -> OutgoingMail:
    """To the author: warned, or kept out until a day, because of a house rule."""
    return _about_measure("moderation/measure_taken", measure)


def measure_ended(measure: Measure) -> OutgoingMail:
    """To the author: they can take part again."""
    return _about_measure("moderation/measure_ended", measure)


def _about_measure(letter: str, measure: Measure) -> OutgoingMail:
    person = measure.person
    return compose(
        letter,
        to=person.email,
        language=person.language,
        thing=f"person-{person.id}",
        occasion=f"measure {measure.id} {letter}",
        measure=measure,
        clauses=CLAUSES,
        clause_sentences=CLAUSE_SENTENCES,
        words=measure.contribution.latest.text if measure.contribution else "",
        ombuds_until=as_date(clock.now() + OMBUDS),
        rules_url=link("house_texts.guidelines", lang=person.language),
    )


def appeal_received(appeal: ModerationAppeal) -> OutgoingMail:
    """To the author: somebody else looks, until when."""
    return _about_appeal("moderation/appeal_received", appeal)


def appeal_confirmed(appeal: ModerationAppeal) -> OutgoingMail:
    """To the author: the removal was right, why, and where to complain."""
    return _about_appeal("moderation/appeal_confirmed", appeal)


def _about_appeal(letter: str, appeal: ModerationAppeal) -> OutgoingMail:
    found = appeal.decision.contribution
    author = found.author
    if author is None:
        raise ValueError("nobody to write to")
    return compose(
        letter,
        to=author.email,
        language=author.language,
        thing=f"contribution-{found.public_id}",
        occasion=f"appeal {appeal.id} {letter}",
        appeal=appeal,
        clauses=CLAUSES,
        words=found.latest.text,
        question=found.debate.checked_text_in(author.language).question,
        ombuds_until=as_date(appeal.decision.created_at + OMBUDS),
    )


def appeal_filed(appeal: ModerationAppeal, person: User) -> OutgoingMail:
    """To a moderator who did not decide: somebody asks for a second look."""
    url = link("desk.moderation.appeal", number=appeal.id)
    return _to_staff(
        "moderation/appeal_filed", person.email, person.language, f"appeal {appeal.id} filed {person.id}", appeal=appeal, url=url
    )


def escalated(found: Contribution, note: str, address: str, language: str, by: User) -> OutgoingMail:
    """To legal, editors and who is on duty, at once: a threat or a danger."""
    about = {"contribution": found, "note": note, "by": by, "words": found.latest.text}
    url = link("desk.moderation.item", public_id=found.public_id)
    occasion = f"contribution {found.public_id} escalated {address} {found.version}"
    return _to_staff("moderation/escalated", address, language, occasion, url=url, **about)


def legal_flag_filed(flag: LegalFlag, person: User) -> OutgoingMail:
    """To legal: somebody says that a contribution is illegal."""
    url = link("desk.moderation.item", public_id=flag.contribution.public_id)
    words = flag.contribution.latest.text
    return _to_staff(
        "moderation/legal_flag_filed", person.email, person.language, f"{flag.reference} filed {person.id}", flag=flag, url=url, words=words
    )


def legal_flag_received(flag: LegalFlag, secret: str) -> OutgoingMail:
    """To whoever told us: the reference, and the page where it can be followed."""
    url = link("appeals.followed", lang=flag.language, reference=flag.reference, secret=secret)
    return _to_notifier("moderation/legal_flag_received", flag, url=url)


def legal_flag_settled(flag: LegalFlag) -> OutgoingMail:
    """To whoever told us: what came of it, why, and what they can do."""
    return _to_notifier("moderation/legal_flag_settled", flag, clauses=CLAUSES, ombuds_until=as_date(clock.now() + OMBUDS))


def _to_notifier(letter: str, flag: LegalFlag, **about: Any) -> OutgoingMail:
    found = flag.contribution
    return compose(
        letter,
        to=flag.email,
        language=flag.language,
        thing=flag.reference,
        occasion=f"{flag.reference} {letter} {flag.status.value}",
        flag=flag,
        question=found.debate.checked_text_in(flag.language).question,
        place_url=permalink(found, flag.language),
        **about,
    )


def _to_staff(letter: str, to: str, language: str, occasion: str, **about: Any) -> OutgoingMail:
    return compose(letter, to=to, language=language, thing=occasion.partition(" ")[0], occasion=occasion, **about)
