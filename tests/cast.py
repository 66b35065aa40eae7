"""The people in our stories and what they do, through pages as a browser without JavaScript would."""

from flask import Flask

from tests.page import Page

PASSWORD = "correct horse battery staple"
HERE = "http://127.0.0.1"
PROOF = "The statutes are in the cantonal archive, file 1898/4."


class Person:
    """Somebody with a browser of their own."""

    def __init__(self, app: Flask, email: str = "", address: str = "127.0.0.1") -> None:
        self.email = email
        self.app = app
        self.address = address
        self.browser = app.test_client()

    def opens(self, path: str, **headers: str) -> Page:
        """Open a page."""
        return Page(self.browser.get(path, headers=headers, base_url=HERE, environ_overrides={"REMOTE_ADDR": self.address}))

    def posts(self, path: str, values: dict, **headers: str) -> Page:
        """Send values to an address."""
        return Page(
            self.browser.post(
                path,
                data=values,
                headers=headers,
                base_url=HERE,
                content_type="multipart/form-data",
                environ_overrides={"REMOTE_ADDR": self.address},
            )
        )

    def submits(self, page: Page, action: str, **filled: object) -> Page:
        """Fill a form of the page in and send it."""
        form = page.form(action)
        return self.posts(form.action, form.values | filled)

    def follows(self, page: Page) -> Page:
        """Go where an answer sends the browser."""
        assert page.status in {302, 303}, f"{page.status}: {page.text[:3000]}"
        return self.opens(page.location)

    def reports(self, url: str, lang: str = "en", **filled: object) -> Page:
        """Report an error; the page after sending."""
        sent = self.submits(self.opens(f"/{lang}/report?url={url}"), "/report", **({"claim": "It was founded in 1898, not 1889."} | filled))
        return self.follows(sent) if sent.status == 303 else sent


class Reader(Person):
    """Somebody who reads, and writes."""

    def composes(self, slug: str, words: str, *, lang: str = "en", answers: str = "") -> Page:
        """Write the words; the page that asks who is writing."""
        place = f"/{lang}/debates/{slug}" + (f"/c/{answers}/reply" if answers else "")
        return self.submits(self.opens(place), "/write", text=words)

    def writes(
        self, slug: str, words: str, *, email: str = "ana@example.org", name: str = "Ana", lang: str = "en", answers: str = "", **filled
    ) -> Page:
        """Write, and say who is writing; the answer to that."""
        return self.submits(self.composes(slug, words, lang=lang, answers=answers), "/contributions", name=name, email=email, **filled)

    def says(self, slug: str, words: str, mailbox, *, email: str = "ana@example.org", **filled) -> str:
        """Write and press the button behind the letter's link (where a letter came); the public id of the contribution."""
        if self.email == email:  # signed in since the first one
            extra = {name: value for name, value in filled.items() if name == "asks_host"}
            sent = self.submits(self.opens(f"/en/debates/{slug}"), "/contributions", text=words, **extra)
        else:
            sent = self.writes(slug, words, email=email, **filled)
        assert sent.status == 303, f"{sent.status}: {sent.text[:3000]}"
        if self.email != email:
            link = mailbox.link(email, "/confirm/")
            assert self.submits(self.opens(link), link).status == 303
            self.email = email
        return sent.location.rpartition("#c-")[2]

    def sees(self, slug: str, lang: str = "en", query: str = "") -> Page:
        """Open a debate."""
        return self.opens(f"/{lang}/debates/{slug}{query}")

    def does_with(self, slug: str, public_id: str, deed: str, **filled) -> Page:
        """Open the page of a deed (recommend, flag, edit, withdraw) and send its form."""
        path = f"/en/debates/{slug}/c/{public_id}/{deed}"
        return self.submits(self.opens(path), path, **filled)

    def signs_in(self, link: str) -> Page:
        """Use the link from the letter: open it, press the button."""
        return self.submits(self.opens(link), link)


class Staff(Person):
    """One of the newsroom."""

    def signs_in(self, password: str = PASSWORD) -> Page:
        """Sign in with the form."""
        return self.submits(self.opens("/staff/sign-in"), "/staff/sign-in", email=self.email, password=password)

    def approves(self, public_id: str) -> Page:
        """Approve a contribution."""
        return self.submits(self.opens(f"/desk/moderation/{public_id}"), f"{public_id}/approval")

    def removes(self, public_id: str, clause: str = "attack", **filled) -> Page:
        """Remove a contribution because of a house rule."""
        return self.submits(self.opens(f"/desk/moderation/{public_id}"), f"{public_id}/removal", clause=clause, **filled)

    def imposes(self, public_id: str, kind: str, clause: str = "attack", **filled) -> Page:
        """Warn, mute or block the author of a contribution."""
        return self.submits(self.opens(f"/desk/moderation/{public_id}/author"), "/measures", kind=kind, clause=clause, **filled)

    def takes_back(self) -> Page:
        """Undo the decision just made."""
        return self.submits(self.opens("/desk/moderation/"), "/undo")

    def looks_at(self, reference: str) -> Page:
        """Open a report."""
        return self.opens(f"/desk/reports/{reference}")

    def does(self, reference: str, deed: str, **filled: object) -> Page:
        """Fill in and send one of the forms of a report's page."""
        return self.submits(self.looks_at(reference), f"{reference}/{deed}", **filled)

    def asks(self, reference: str, question: str = "Where did you read the other year?") -> Page:
        """Ask the reader."""
        return self.does(reference, "questions", question=question)

    def merges(self, reference: str, into: str) -> Page:
        """Say that it is the same as another report."""
        page = self.looks_at(reference)
        form = next(f for f in page.forms(f"{reference}/duplicate") if not f.values.get("into"))
        return self.posts(form.action, form.values | {"into": into})

    def undoes(self, page: Page | None = None) -> Page:
        """Take the last step back."""
        shown = page or self.opens("/desk/reports/")
        [form] = [form for form in shown.forms("") if "/undo/" in (form.action or "")]
        return self.posts(form.action, form.values)

    def takes(self, reference: str) -> Page:
        """Take it up."""
        return self.does(reference, "assignment")

    def drafts(self, reference: str, step: str = "submit", **filled: object) -> Page:
        """Draft a correction and send it for approval."""
        written = {
            "kind": "correction",
            "severity": "minor",
            "before": "founded in 1889",
            "after": "founded in 1898",
            "text": "An earlier version of this article said the ferry was founded in 1889. It was founded in 1898.",
            "evidence": PROOF,
        }
        return self.does(reference, "notice", step=step, **(written | filled))

    def drafts_again(self, reference: str, step: str = "submit") -> Page:
        """Open a corrected report again and draft the notice that shall take the place of the first."""
        assert self.does(reference, "reopening", note="The archive corrected itself.").status == 303
        words = "An earlier correction said the ferry was founded in 1898. It was founded in 1899."
        return self.drafts(reference, step, before="founded in 1898", after="founded in 1899", text=words)

    def publishes(self, reference: str) -> Page:
        """Approve and publish."""
        return self.does(reference, "notice/publication")

    def decides(self, reference: str, outcome: str = "no_change", **filled: object) -> Page:
        """Answer without a notice."""
        given = {"outcome": outcome, "reason_code": "checked_accurate", "reason": "We asked the archive: the passage is accurate."}
        return self.does(reference, "decision", **(given | filled))
