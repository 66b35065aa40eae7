"""A text that changes in substance without a notice comes to the desk within one run of the worker; harmless changes do not."""

import pytest

from desk.corrections.actions import watching
from desk.corrections.models import StealthEdit
from tests import make
from tests.corrections.test_following_a_report import reference_on

TEXT = list(make.PARAGRAPHS)


def imports(app, paragraphs: list[str]) -> None:
    """The newsroom's own system sends another version."""
    make.article(app, paragraphs=paragraphs)


@pytest.mark.parametrize(
    ("changed", "flags"),
    [
        ([TEXT[0], TEXT[1].replace("1889", "1898"), TEXT[2]], 1),
        ([TEXT[0], TEXT[1].replace("eleven", "twelve"), TEXT[2]], 1),
        ([TEXT[0], TEXT[1].replace("Corvesin", "Ravanel"), TEXT[2]], 1),
        ([TEXT[0], TEXT[2]], 1),
        ([TEXT[0], TEXT[1].replace("fishermen", "fishermenn"), TEXT[2]], 0),
        ([TEXT[0] + "  ", TEXT[1].replace(" by ", "\u00a0by "), TEXT[2]], 0),
        ([TEXT[0].replace("timetable", "Timetable"), *TEXT[1:]], 0),
        ([*TEXT, "Since yesterday there is ice."], 0),
    ],
)
def test_substance_is_flagged_and_slips_blanks_and_additions_are_not(app, ferry, works, kept, changed, flags):
    works(watching.watch)
    imports(app, changed)
    works(watching.watch, watching.watch)
    assert kept(StealthEdit) == flags


def test_an_editor_is_told_and_settles_it_with_a_reason(app, ferry, works, editor, journalist, mailbox):
    works(watching.watch)
    imports(app, [TEXT[0], TEXT[1].replace("1889", "1898"), TEXT[2]])
    works(watching.watch)
    assert "Changed without a notice" in mailbox.to("edda@newsroom.example")[-1]["Subject"]
    path = next(href for href in editor.opens("/desk/reports/checks/").links().values() if "/checks/changes/" in (href or ""))
    page = editor.opens(path)
    assert "<del>1889</del>" in page.text and "<ins>1898</ins>" in page.text
    assert not journalist.opens(path).has_form(path)
    assert editor.submits(page, path, note="Short.").status == 422
    editor.submits(page, path, note="The museum dated the boat anew after we published.")
    assert editor.opens("/desk/reports/").shows("Changed without a notice 0")


def test_reported_words_that_go_without_a_notice_are_flagged_and_marked_on_the_case(app, ferry, reader, editor, works):
    reference = reference_on(reader.reports(ferry, passage="by eleven fishermen"))
    works(watching.watch)
    imports(app, [TEXT[0], "The service links Corvesin and Ostermatt.", TEXT[2]])
    works(watching.watch)
    assert editor.opens("/desk/reports/checks/").shows("Reported words are gone without a notice")
    assert editor.looks_at(reference).shows("Gone: this is the text the reader saw, version 1.")


def test_a_change_that_a_notice_announced_is_no_stealth_edit(app, ferry, reader, journalist, editor, works, kept):
    works(watching.watch)
    reference = reference_on(reader.reports(ferry))
    journalist.takes(reference)
    journalist.drafts(reference)
    editor.publishes(reference)
    imports(app, [TEXT[0], TEXT[1].replace("1889", "1898"), TEXT[2]])
    works(watching.watch)
    assert kept(StealthEdit) == 0


def test_the_corrected_passage_is_pasted_and_stored_as_a_version(app, ferry, reader, journalist, anyone):
    reference = reference_on(reader.reports(ferry, passage="founded in 1889"))
    journalist.takes(reference)
    journalist.does(reference, "versions", corrected="founded in 1898")
    assert anyone.opens("/en/articles/the-last-ferry-of-the-season").shows("The service was founded in 1898 by eleven")
    assert journalist.looks_at(reference).shows("Version 2 stored")
