"""Readers sign in by a link, staff with password and code; nobody learns who is known here."""

import re
from datetime import timedelta

import pyotp
import pytest

from desk import create_app
from desk.accounts.models import Role, User
from desk.core import clock
from tests import make
from tests.cast import PASSWORD, Staff
from tests.conftest import empty_database, settings

MARTA = "marta@example.org"


@pytest.fixture
def known(reader, ferry):
    """Marta has reported an error."""
    reader.reports(ferry, email=MARTA)


def asks_for_link(person, email: str):
    """Ask for a link to sign in."""
    return person.submits(person.opens("/en/account/sign-in"), "/sign-in", email=email)


def test_the_answer_is_the_same_for_everybody_and_a_stranger_gets_two_letters_a_day_at_most(anyone, known, journalist, mailbox):
    yes, no = asks_for_link(anyone, MARTA), asks_for_link(anyone, "maria@example.org")
    assert yes.text.replace("m…a@", "") == no.text.replace("m…a@", "")
    assert asks_for_link(anyone, journalist.email).text.replace("j…s@newsroom.example", "") == yes.text.replace("m…a@example.org", "")
    assert len(mailbox.to(MARTA)) == 2
    for _ in range(4):
        asks_for_link(anyone, "maria@example.org")
    assert len(mailbox.to("maria@example.org")) == 2


def test_opening_the_link_signs_nobody_in_and_pressing_the_button_does_once(anyone, reader, known, mailbox, kept):
    asks_for_link(anyone, MARTA)
    link = mailbox.link(MARTA, "/account/sign-in/")

    page = anyone.opens(link)
    assert kept(User) == 0
    assert anyone.opens("/en/account/").status == 302

    anyone.submits(page, link)
    assert anyone.opens("/en/account/").shows("Your error reports")
    assert reader.submits(page, link).status in {400, 409}
    assert reader.opens(link).status == 409


def test_a_link_is_over_after_twenty_minutes(anyone, known, mailbox):
    asks_for_link(anyone, MARTA)
    link = mailbox.link(MARTA, "/account/sign-in/")
    with clock.at(clock.now() + timedelta(minutes=21)):
        assert anyone.opens(link).shows("This link was used already or has expired.")


def test_letters_to_sign_in_are_few_an_hour(anyone, known, mailbox):
    for _ in range(7):
        assert asks_for_link(anyone, MARTA).status == 200
    assert len(mailbox.to(MARTA)) == 1 + 4


def test_staff_get_no_link_by_mail(anyone, journalist, mailbox):
    asks_for_link(anyone, journalist.email)
    assert mailbox.to(journalist.email) == []


def test_signing_out_leads_back_to_the_pages_that_are_the_same_for_everybody(anyone, known, mailbox):
    asks_for_link(anyone, MARTA)
    anyone.follows(anyone.signs_in(mailbox.link(MARTA, "/account/sign-in/")))
    assert anyone.opens("/en/corrections/").headers["Cache-Control"] == "private, no-store"
    anyone.submits(anyone.opens("/en/account/"), "/sign-out")
    assert anyone.opens("/en/corrections/").headers["Cache-Control"] == "public, no-cache"
    assert anyone.opens("/en/account/").status == 302


def test_a_reader_does_not_find_the_desk(anyone, known, mailbox):
    asks_for_link(anyone, MARTA)
    anyone.signs_in(mailbox.link(MARTA, "/account/sign-in/"))
    assert anyone.opens("/desk/").status == 404
    assert anyone.opens("/desk/reports/").status == 404


def test_a_stranger_is_asked_to_sign_in_and_led_back(app, anyone, journalist):
    page = anyone.opens("/desk/reports/new")
    assert page.location == "/staff/sign-in?next=/desk/reports/new"
    stranger = Staff(app, journalist.email)
    form = stranger.opens(page.location)
    assert stranger.submits(form, "/staff/sign-in", email=journalist.email, password=PASSWORD).location.endswith("/desk/reports/new")


@pytest.mark.parametrize(
    "target", ["//evil.example", "/\\evil.example", "https://evil.example", "///evil.example", "/desk//evil.example", "/desk/%0d%0aX:1"]
)
def test_signing_in_leads_to_no_other_site(anyone, target):
    page = anyone.opens(f"/staff/sign-in?next={target}")
    assert page.status == 302
    assert page.location == "/staff/sign-in"


def test_a_wrong_password_and_an_unknown_address_get_the_same_answer(app, journalist):
    one, other = Staff(app, journalist.email), Staff(app, "nobody@newsroom.example")
    pages = [person.signs_in("wrong password here") for person in (one, other)]
    texts = [re.sub(r'value="[^"]*"', "", page.text) for page in pages]
    assert texts[0] == texts[1]


def test_guessing_passwords_is_slowed_down(app, journalist):
    guesser = Staff(app, journalist.email)
    answers = [guesser.signs_in(f"guess number {n}").status for n in range(12)]
    assert answers[-1] == 429
    assert Staff(app, journalist.email, address="127.0.0.77").signs_in().status == 302


def test_who_is_disabled_is_out_at_once_everywhere(app, admin, journalist):
    other_browser = Staff(app, journalist.email)
    other_browser.signs_in()
    number = journalist_number(admin)

    admin.submits(admin.opens(f"/desk/staff/{number}"), f"/staff/{number}/disabling")

    for browser in (journalist, other_browser):
        assert browser.opens("/desk/reports/").status == 302
    assert journalist.signs_in().status == 200


def journalist_number(admin) -> int:
    """Jonas's number in the desk's addresses."""
    return int(admin.opens("/desk/staff/").links()["Jonas"].rpartition("/")[2])


def test_staff_are_signed_out_after_twelve_hours_away(journalist):
    with clock.at(clock.now() + timedelta(hours=13)):
        assert journalist.opens("/desk/reports/").status == 302


def test_a_forgotten_password_is_replaced_by_a_letter_and_the_old_one_ends(app, journalist, mailbox):
    stranger = Staff(app, journalist.email)
    stranger.submits(stranger.opens("/staff/password"), "/staff/password", email=journalist.email)
    link = mailbox.link(journalist.email, "/staff/password/")
    new = "another calm sentence here"
    assert stranger.submits(stranger.opens(link), link, password=new, password_confirm=new).status == 302
    assert Staff(app, journalist.email).signs_in().status == 200
    assert Staff(app, journalist.email, address="127.0.0.8").signs_in(new).status == 302


def test_a_colleague_is_invited_chooses_a_password_and_works(app, admin, mailbox):
    page = admin.submits(admin.opens("/desk/staff/new"), "/staff/new", name="Nina New", email="nina@newsroom.example", language="en")
    member = admin.follows(page)
    admin.submits(member, "/roles", roles=["journalist:en", "editor:fr"])

    nina = Staff(app, "nina@newsroom.example")
    link = mailbox.link("nina@newsroom.example", "/staff/password/")
    nina.submits(nina.opens(link), link, password=PASSWORD, password_confirm=PASSWORD)
    nina.signs_in()
    assert nina.opens("/desk/reports/").status == 200
    assert nina.opens("/desk/staff/").status == 403
    assert nina.opens("/desk/account").shows("Editor, French edition")


@pytest.mark.parametrize(
    ("name", "email", "said"), [("", "a@b.example", "Enter the name colleagues know"), ("X", "nonsense", "Enter an e-mail address like")]
)
def test_an_invitation_that_lacks_something_comes_back(admin, name, email, said):
    page = admin.submits(admin.opens("/desk/staff/new"), "/staff/new", name=name, email=email)
    assert page.status == 422
    assert page.shows(said)


def test_inviting_somebody_twice_is_refused_in_words(admin, journalist):
    page = admin.submits(admin.opens("/desk/staff/new"), "/staff/new", name="Jonas", email=journalist.email)
    assert page.status == 409
    assert page.shows("This address is in the newsroom already.")


def test_an_administrator_can_neither_disable_themselves_nor_give_the_keys_away(admin):
    number = int(admin.opens("/desk/staff/").links()["Alma"].rpartition("/")[2])
    page = admin.opens(f"/desk/staff/{number}")
    assert not page.has_form("/disabling")
    token = page.form("/roles").values["csrf_token"]
    assert admin.posts(f"/desk/staff/{number}/disabling", {"csrf_token": token}).status == 403
    admin.posts(f"/desk/staff/{number}/roles", {"csrf_token": token})
    assert admin.opens("/desk/staff/").status == 200


@pytest.fixture
def production(migrated, mail_server):
    """The app as in production, where staff need a second factor."""
    app = create_app(settings(migrated, mail_server[0], DEMO=False))
    with app.app_context():
        empty_database()
    yield app
    with app.app_context():
        from desk.core.db import db

        db.engine.dispose()


def test_staff_set_up_a_second_factor_before_they_see_anything_and_a_code_works_once(production):
    name, membership = "Jonas", (Role.JOURNALIST, "en")
    with production.app_context():
        pass
    jonas = unsigned(production, name, membership)
    assert jonas.signs_in().location.endswith("/staff/second-factor")
    assert jonas.opens("/desk/reports/").status == 302

    page = jonas.submits(jonas.opens("/staff/second-factor"), "/staff/second-factor", submit="y")
    assert "img-src 'self' data:" in page.headers["Content-Security-Policy"]
    key = re.search(r"\b([A-Z2-7]{4}(?:-[A-Z2-7]{4})+)\b", page.text).group(1).replace("-", "")
    code = pyotp.TOTP(key).now()
    assert jonas.submits(page, "/second-factor/code", code=code).status == 302
    assert jonas.opens("/desk/reports/").status == 200

    again = Staff(production, jonas.email)
    again.signs_in()
    refused = again.submits(again.opens("/staff/second-factor/code"), "/second-factor/code", code=code)
    assert refused.status == 200
    assert again.opens("/desk/reports/").status == 302


def unsigned(app, name: str, *memberships) -> Staff:
    """A colleague who has not signed in yet."""
    from flask_security import hash_password

    from desk.accounts import actions
    from desk.core.db import all_or_nothing

    email = f"{name.lower()}@newsroom.example"
    with app.app_context(), all_or_nothing():
        person = actions.invite(email=email, name=name, language="en", by=None)
        person.password = hash_password(PASSWORD)
        actions.set_roles(person, set(memberships))
    return Staff(app, email)


def test_an_administrator_resets_a_lost_second_factor(production):
    jonas, alma = unsigned(production, "Jonas", (Role.JOURNALIST, "en")), unsigned(production, "Alma", (Role.ADMIN, None))
    for person in (jonas, alma):
        person.signs_in()
        page = person.submits(person.opens("/staff/second-factor"), "/staff/second-factor", submit="y")
        key = re.search(r"\b([A-Z2-7]{4}(?:-[A-Z2-7]{4})+)\b", page.text).group(1).replace("-", "")
        person.submits(page, "/second-factor/code", code=pyotp.TOTP(key).now())
    number = journalist_number(alma)
    alma.submits(alma.opens(f"/desk/staff/{number}"), "/second-factor/reset")
    assert jonas.opens("/desk/reports/").status == 302
    assert jonas.signs_in().location.endswith("/staff/second-factor")
    assert make.FERRY
