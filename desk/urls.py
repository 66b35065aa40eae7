"""Map 1, by web: every address begins here."""

from flask import Blueprint, Flask, redirect, url_for

from desk.accounts import reader_pages as accounts_for_readers
from desk.accounts import staff_pages as accounts_for_staff
from desk.accounts.session import viewer
from desk.accounts.staff_gate import staff_only
from desk.articles import reader_pages as articles_for_readers
from desk.contributions import reader_pages as contributions_for_readers
from desk.corrections import reader_pages as corrections_for_readers
from desk.corrections import staff_pages as corrections_for_staff
from desk.debates import reader_pages as debates_for_readers
from desk.debates import staff_pages as debates_for_staff
from desk.debates.reader_pages.api import pages as api_pages
from desk.duty import staff_pages as duty_for_staff
from desk.editions import staff_pages as editions_for_staff
from desk.health import pages as health_pages
from desk.house_texts import reader_pages as texts_for_readers
from desk.house_texts import staff_pages as texts_for_staff
from desk.i18n.locale import preferred
from desk.moderation import reader_pages as moderation_for_readers
from desk.moderation import staff_pages as moderation_for_staff
from desk.notifications import reader_pages as notifications_for_readers
from desk.own_data import reader_pages as own_data_for_readers
from desk.statistics import reader_pages as statistics_for_readers
from desk.statistics import staff_pages as statistics_for_staff
from desk.translation import staff_pages as translation_for_staff

# The two forms that need no token: the composer's first step stores nothing, and mail programs press “unsubscribe” for their owners.
WITHOUT_TOKEN = ("desk.contributions.reader_pages.composing.compose", "desk.notifications.reader_pages.leave")


def init_app(app: Flask) -> None:
    """Readers under their language, the newsroom behind one door, machines by the side."""
    for pages in (
        debates_for_readers.pages,  # /en/  /en/debates/…  /en/conversations/…
        contributions_for_readers.pages,  # /en/debates/…/c/…  /en/contributions/…
        moderation_for_readers.pages,  # /en/debates/…/c/…/appeal  /en/flags/…
        notifications_for_readers.pages,  # /en/debates/…/follow  /en/unsubscribe/…
        articles_for_readers.pages,  # /en/articles/…
        corrections_for_readers.pages,  # /en/report  /en/reports/…  /en/corrections/…
        accounts_for_readers.pages,  # /en/account/…
        own_data_for_readers.pages,  # /en/account/settings  /en/account/data  /en/account/deletion
        texts_for_readers.pages,  # /en/guidelines  /en/privacy  /en/corrections-policy
        statistics_for_readers.pages,  # /en/transparency…
    ):
        app.register_blueprint(pages, url_prefix="/<lang:lang>")

    the_desk = Blueprint("desk", __name__)
    the_desk.before_request(staff_only)
    the_desk.add_url_rule("/", "home", desk_home)
    the_desk.register_blueprint(corrections_for_staff.pages, url_prefix="/reports")
    the_desk.register_blueprint(duty_for_staff.pages, url_prefix="/duty")
    the_desk.register_blueprint(statistics_for_staff.pages, url_prefix="/statistics")
    the_desk.register_blueprint(debates_for_staff.pages, url_prefix="/debates")
    the_desk.register_blueprint(moderation_for_staff.pages, url_prefix="/moderation")
    the_desk.register_blueprint(translation_for_staff.pages, url_prefix="/translations")
    the_desk.register_blueprint(accounts_for_staff.pages)  # /desk/account  /desk/staff/…
    the_desk.register_blueprint(editions_for_staff.pages, url_prefix="/editions")
    the_desk.register_blueprint(texts_for_staff.pages, url_prefix="/texts")
    app.register_blueprint(the_desk, url_prefix="/desk")

    app.register_blueprint(api_pages, url_prefix="/api/v1")
    app.add_url_rule("/", "front", front)
    app.register_blueprint(health_pages)  # /healthz  /readyz
    if app.config["DEMO"]:
        from desk.dev import pages as dev_pages

        app.register_blueprint(dev_pages.pages, url_prefix="/dev")


def front():
    """The one address without a language: on to the one the reader has chosen, or the browser asks for."""
    person = viewer()
    return redirect(url_for("debates.home", lang=person.language if person else preferred()))


def desk_home():
    """The desk begins where a person's work is."""
    from desk.accounts.session import me

    person = me()
    if person.works_on_corrections:
        return redirect(url_for("desk.corrections.inbox"))
    return redirect(url_for("desk.moderation.queue" if person.moderates else "desk.accounts.account"))
