"""What the newsroom's pages cost with ten thousand reports, beside an empty page of the same app, and with how many queries.

The empty page is /desk/account: the same layout for the same person, three short sections, and no query but for who is there.
"""

from urllib.parse import quote

from flask import Flask
from sqlalchemy import func, select

from bench.measuring import Things, count_statements, measure, say
from bench.small_newsroom import HERE, plain_page
from desk.core import clock
from desk.core.db import db
from desk.corrections.models import About, Report, Status
from desk.corrections.models.report import OPEN
from desk.corrections.queries.others import NOT_OLDER
from tests.cast import Staff

EDITIONS = ("en", "de", "fr")
SEARCHED = "winter"  # a word of several languages, in hundreds of reports
EMPTY = "empty desk page"
PLAIN = "plain Flask page"
TIMES = 3


def run(app: Flask, kind: str, editor: Staff) -> None:
    """Measure and say."""
    things = desk_pages(app, editor) | readers_pieces(app)
    counted = {name: count_statements(app, thing) for name, thing in things.items()}
    found = measure(things | {PLAIN: plain_page()}, TIMES)
    say(f"{kind}: the empty desk page", found, EMPTY, PLAIN, counted[EMPTY])
    for name in things:
        if name != EMPTY:
            say(f"{kind}: {name}", found, name, PLAIN if "others" in name else EMPTY, counted[name])


def desk_pages(app: Flask, editor: Staff) -> Things:
    """The inbox, a search, and the page of a report: one with an ordinary number of others like it, and one with the most."""
    usual, busiest = like_reports(app, Report.status == Status.IN_REVIEW, Report.edition.in_(EDITIONS))

    def page(path: str, shown: str):
        def get() -> None:
            answer = editor.browser.get(path, base_url=HERE)
            assert answer.status_code == 200, path
            assert shown.encode() in answer.data, path

        return get

    return {
        EMPTY: page("/desk/account", editor.email),
        "the inbox": page("/desk/reports/", "data-row"),
        "a search": page(f"/desk/reports/?view=closed&q={quote(SEARCHED)}", "data-row"),
        "a report": page(f"/desk/reports/{usual.reference}", usual.reference),
        "a report about the busiest article": page(f"/desk/reports/{busiest.reference}", busiest.reference),
    }


def readers_pieces(app: Flask) -> Things:
    """The piece of page that shows a reader what others have reported already, asked for while they type."""
    visitor = app.test_client()
    usual, _busiest = like_reports(app, Report.status.in_(OPEN), Report.edition == "en")

    def piece() -> None:
        asked = {"url": usual.article_url, "passage": usual.passage}
        assert b"others-title" in visitor.get("/en/report/others", query_string=asked, base_url=HERE).data

    return {"others, while a reader types": piece}


def like_reports(app: Flask, *wanted) -> tuple[Report, Report]:
    """Two reports of this sort with words marked: one whose article has an ordinary number of reports of late, and one with the most."""
    recent = Report.received_at > clock.now() - NOT_OLDER
    busy = select(Report.article_id, func.count().label("n")).where(recent).group_by(Report.article_id).subquery()
    found = select(Report).join(busy, busy.c.article_id == Report.article_id).where(*wanted, *JOINABLE)
    with app.app_context():
        reports = db.session.scalars(found.order_by(busy.c.n, Report.id)).all()
        db.session.expunge_all()
        db.session.remove()
    return reports[len(reports) // 2], reports[-1]


JOINABLE = (Report.passage != "", Report.about == About.NO, Report.is_held.is_(False), Report.canonical_id.is_(None))
