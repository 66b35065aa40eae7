"""`make bench`: what pages and reports cost, beside the least that Flask, the app and the database can do.

measuring          in turns, as ratios                  databases   a new SQLite, a new PostgreSQL
small_newsroom     one article, one debate: what readers open and send
tens_of_thousands  a busy year's reports, made of       wording, lives, rows
desk_pages         inbox, search, a report; others while a reader types
reporting          a report with the mail server down, and up
front              a page kept in front of the app, beside a raw callable
languages          a page in ten languages; looking for the phrases of a word list
threads            one debate from a hundred contributions to a hundred thousand; the queue with ten thousand waiting
"""

import sys

from bench import desk_pages, front, languages, reporting, small_newsroom, tens_of_thousands, threads
from bench.databases import KINDS, new_app


def main() -> int:
    """Measure a small newsroom, then a large one on each database."""
    small_newsroom.run()
    front.run()
    languages.run()
    for kind in KINDS:
        threads.run(kind)
        with new_app(kind) as app:
            editor, pieces = tens_of_thousands.fill(app)
            desk_pages.run(app, kind, editor)
            reporting.run(app, kind, pieces)
    return 0


if __name__ == "__main__":
    sys.exit(main())
