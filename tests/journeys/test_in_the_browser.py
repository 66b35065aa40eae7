"""A few long ways through the whole program, in a real browser, with and without JavaScript."""

import re
from datetime import UTC, datetime
from email import message_from_bytes, policy

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.journeys.newsroom import chromium, go, newsroom, sign_in
from tests.servers import wait_until

pytestmark = [pytest.mark.once, pytest.mark.browser]

ARTICLE = "/en/articles/the-library-that-lends-seeds"
ARTICLE_FOLLOW = ARTICLE + "/follow"
LANGUAGE_DEBATE = "/debates/a-language-in-the-family"
READERS_PAGES = [
    "/{lang}/",
    "/{lang}/articles/",
    "/{lang}/debates/",
    "/{lang}" + LANGUAGE_DEBATE,
    "/{lang}" + LANGUAGE_DEBATE + "?order=picks",
    "/{lang}" + LANGUAGE_DEBATE + "?order=balanced",
    "/{lang}" + LANGUAGE_DEBATE + "/figures",
    "/{lang}" + LANGUAGE_DEBATE + "/history",
    "/{lang}" + LANGUAGE_DEBATE + "/search?q=school",
    "/{lang}/debates/search?q=language",
    "/{lang}/debates/tell-our-editor",
    "/{lang}/transparency/debates",
    "/{lang}/debates/what-schools-teach",
    "/{lang}/debates/archive",
    "/{lang}/debates/topics/society",
    "/{lang}/conversations/new?article=https://www.swissinfo.ch/en/the-last-ferry-of-the-season",
    "/{lang}/report",
    "/{lang}/corrections/?edition=all",
    "/{lang}/guidelines",
    "/{lang}/privacy",
    "/{lang}/corrections-policy",
    "/{lang}/transparency",
    "/{lang}/transparency/jti",
    "/{lang}/corrections/?edition=all&q=1898",
    ARTICLE_FOLLOW,
    "/{lang}/account/sign-in",
    "/{lang}/reports/lost-link",
    "/{lang}/nowhere",
]
STAFF_PAGES = ["/desk/reports/", "/desk/reports/new", "/desk/reports/EN-{year}-00001", "/desk/reports/EN-{year}-00009", "/desk/account"]
STAFF_PAGES += [
    "/desk/reports/?view=closed",
    "/desk/reports/checks/",
    "/desk/reports/checks/editions/1",
    "/desk/reports/views/new",
    "/desk/reports/answers/en",
    "/desk/duty/",
    "/desk/duty/shift",
    "/desk/debates/",
    "/desk/debates/new",
    "/desk" + LANGUAGE_DEBATE,
    "/desk" + LANGUAGE_DEBATE + "/edit",
    "/desk" + LANGUAGE_DEBATE + "/texts/de",
    "/desk" + LANGUAGE_DEBATE + "/closing",
    "/desk/debates/tell-our-editor",
]
MODERATOR_PAGES = ["/desk/moderation/", "/desk/moderation/?view=flagged", "/desk/moderation/?view=held", "/desk/moderation/?view=decided"]
MODERATOR_PAGES += ["/desk/moderation/appeals/", "/desk/moderation/log"]
EDITOR_PAGES = ["/desk/moderation/appeals/", "/desk/moderation/appeals/1"]
ADMIN_PAGES = [
    "/desk/staff/",
    "/desk/staff/new",
    "/desk/staff/1",
    "/desk/editions/",
    "/desk/editions/en",
    "/desk/texts/",
    "/desk/texts/privacy/en",
]
PAGES_OF = {
    "ines.corbaz@newsroom.example": STAFF_PAGES,
    "giulia.ferri@newsroom.example": MODERATOR_PAGES,
    "tomas.wyder@newsroom.example": EDITOR_PAGES,
    "alma.vogt@newsroom.example": ADMIN_PAGES,
}
HARMLESS = ("the server responded with", "Transition was")  # of refusals on purpose; of pages left before they were shown
LOOKS = [("en", 1280, "light"), ("ar", 390, "dark"), ("ja", 390, "light")]


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    """The demo newsroom."""
    with newsroom(tmp_path_factory.mktemp("newsroom")) as found:
        yield found


@pytest.fixture(scope="module")
def browser(browser_path):
    """One browser for all journeys."""
    with chromium(browser_path) as found:
        yield found


@pytest.fixture
def page(browser):
    """A window of somebody's own."""
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    page = context.new_page()
    troubles: list[str] = []
    page.on("console", lambda message: troubles.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: troubles.append(str(error)))
    yield page
    context.close()
    assert [trouble for trouble in troubles if not any(words in trouble for words in HARMLESS)] == []


def letter_to(site, address: str) -> str:
    """The plain text of the newest letter to an address, once it has come."""

    def find() -> str:
        found = [data for to, data in site.received.letters if to == address]
        if not found:
            raise LookupError
        return message_from_bytes(found[-1], policy=policy.default).get_body(("plain",)).get_content()

    wait_until(find, LookupError)
    return find()


def test_words_selected_in_the_article_become_a_report_and_then_a_correction(site, page, browser):
    page.goto(site.address + ARTICLE)
    page.evaluate(
        """() => { const text = document.querySelector('[data-article] .voice p:nth-of-type(1)').firstChild;
        const range = document.createRange(); range.setStart(text, 0); range.setEnd(text, 30);
        getSelection().removeAllRanges(); getSelection().addRange(range); }"""
    )
    page.wait_for_selector("#selected:has-text('Takes the words')")
    go(page, "text=Report a factual error >> nth=-1")
    passage = page.input_value("#passage")
    assert len(passage) >= 25
    page.fill("#claim", "This is not how it was.")
    page.fill("#email", "rosa@example.org")
    page.reload()
    assert page.input_value("#claim") == "This is not how it was."
    go(page, "form.form button")
    reference = page.inner_text(".refno")
    assert page.evaluate("Object.keys(localStorage).filter((key) => key.startsWith('desk-draft:')).length") == 0
    assert page.is_visible("text=Copy >> nth=0")

    plain = letter_to(site, "rosa@example.org")
    answer = re.search(r"http://127\.0\.0\.1:\d+/en/reports/\S+/answer/\S+", plain).group()
    page.goto(re.sub(r"http://127\.0\.0\.1:\d+", site.address, answer))
    go(page, "button:has-text('Send me the answer')")
    assert page.is_visible("text=We will write to r…a@example.org")

    desk = browser.new_context().new_page()
    sign_in(desk, site.address, "ines.corbaz@newsroom.example")
    desk.goto(f"{site.address}/desk/reports/{reference}")
    assert desk.inner_text(".copy mark")[:25] == passage[:25]
    go(desk, "button:has-text('Take it up')")
    desk.check("text=Minor")
    desk.fill("#notice-after", "Once upon a time")
    desk.fill("#notice-text", "An earlier version of this article began with other words. It now begins as it should.")
    go(desk, "text=Send for approval")
    editor = browser.new_context().new_page()
    sign_in(editor, site.address, "tomas.wyder@newsroom.example")
    editor.goto(f"{site.address}/desk/reports/{reference}")
    go(editor, "text=Approve and publish")
    page.goto(site.address + ARTICLE)
    assert page.is_visible("text=An earlier version of this article began with other words.")
    assert "Once upon a time" in page.inner_text("[data-article]")


def test_a_report_is_made_without_javascript_and_with_the_keyboard_only(site, browser):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{site.address}/en/report?url=https://www.swissinfo.ch/en/the-library-that-lends-seeds")
    page.focus("#claim")
    page.keyboard.type("Typed without a mouse.")
    page.focus("#email")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    assert page.inner_text("h1") == "Thank you. We have your report."
    assert page.locator("button:visible").count() == 0
    go(page, "text=Open the page")
    assert page.is_visible("text=Typed without a mouse.")
    context.close()


def test_the_error_summary_has_the_focus_and_its_links_lead_to_the_fields(site, page):
    page.goto(f"{site.address}/en/report?url=https://www.swissinfo.ch/en/the-library-that-lends-seeds")
    page.click("text=It puts someone in danger")
    go(page, "form.form button")
    page.wait_for_selector(".errors:focus")
    page.click(".errors a >> nth=0")
    assert page.evaluate("document.activeElement.id") == "passage"
    assert page.is_checked("input[value=danger]")


def test_a_contribution_goes_from_the_first_word_to_the_hosts_answer(site, page, browser):
    page.goto(site.address + "/en" + LANGUAGE_DEBATE)
    page.fill("#text", "My daughter counts in Romansh when she is cross. I count with her.")
    page.reload()
    assert page.input_value("#text").startswith("My daughter")  # kept in the browser while it was written
    go(page, ".composer button")
    look(page)
    page.fill("#name", "Seraina")
    page.fill("#email", "seraina@example.org")
    go(page, "button:has-text('Send my contribution')")
    look(page)
    assert page.is_visible("text=Only you can see this, and only in this browser.")

    link = re.search(r"http://127\.0\.0\.1:\d+/en/contributions/confirm/\S+", letter_to(site, "seraina@example.org")).group()
    page.goto(re.sub(r"http://127\.0\.0\.1:\d+", site.address, link))
    look(page)
    go(page, "button:has-text('Yes, send it')")
    assert page.is_visible("text=A moderator reads this next.")

    desk = browser.new_context().new_page()
    sign_in(desk, site.address, "giulia.ferri@newsroom.example")
    desk.goto(f"{site.address}/desk/moderation/")
    go(desk, ".queue a:has-text('My daughter counts')")
    go(desk, "text=Approve and publish")
    assert desk.is_visible("text=Undo")
    wait_until(lambda: stands(site, browser, "My daughter counts in Romansh"), AssertionError)

    hosts = browser.new_context().new_page()
    sign_in(hosts, site.address, "ines.corbaz@newsroom.example")
    hosts.goto(f"{site.address}/desk{LANGUAGE_DEBATE}")
    go(hosts, "li.block:has-text('My daughter counts') >> text=Answer")
    hosts.fill("#text", "What is she cross about?")
    go(hosts, ".composer button")
    page.goto(site.address + "/en" + LANGUAGE_DEBATE)
    assert page.is_visible("text=What is she cross about?")
    look(page)
    page.goto(site.address + "/en/account/")
    look(page)
    assert page.is_visible("text=Published >> nth=0")


def test_the_keyboard_alone_disposes_of_twenty_reports(site, page):
    """Twenty letters are entered; then only keys are pressed."""
    sign_in(page, site.address, "ines.corbaz@newsroom.example")
    for n in range(20):
        page.goto(f"{site.address}/desk/reports/new?url=https://www.swissinfo.ch/en/the-library-that-lends-seeds")
        page.fill("#received", "2026-11-20T08:00")
        page.fill("#claim", f"Typo number {n} in the third paragraph, keyboard batch.")
        go(page, "button.primary")
    wait_until(lambda: expect_twenty(page, site), AssertionError)

    page.keyboard.press("?")
    assert page.locator("dialog[open]").is_visible()
    page.keyboard.press("Escape")
    page.keyboard.press("/")
    page.keyboard.type("5")  # in a field a key is a letter
    assert page.locator("#q").input_value().startswith("5")
    page.locator("#q").press("Tab")

    for n in range(20):  # open, write the answer or press one key, come back
        page.goto(f"{site.address}/desk/reports/?q=keyboard+batch")
        page.locator("body").press("j")
        if n % 2:
            with page.expect_navigation():
                page.keyboard.press("5")
            with page.expect_navigation():
                page.keyboard.press("Tab")
                page.locator("button.primary").press("Enter")
            assert page.get_by_text("Done: 1 of 1.").is_visible()
        else:
            with page.expect_navigation():
                page.keyboard.press("o")
            page.locator("#take").wait_for()
            with page.expect_navigation():
                page.keyboard.press("a")
            page.locator("#answer").wait_for()
            page.keyboard.press("3")
            page.keyboard.press("Tab")
            page.locator("#decision-reason_code").select_option("checked_accurate")
            page.locator("#decision-reason").press_sequentially("We read the paragraph again.")
            page.keyboard.press("Tab")
            with page.expect_navigation():
                page.keyboard.press("Enter")
    page.goto(f"{site.address}/desk/reports/?q=keyboard+batch")
    assert page.get_by_text("Nothing here.").is_visible()


def expect_twenty(page, site) -> None:
    """All are in the inbox, once the worker has put them into the search index."""
    page.goto(f"{site.address}/desk/reports/?q=keyboard+batch")
    assert page.locator("[data-row]").count() == 20


def stands(site, browser, words: str) -> None:
    """Whether everybody can read these words in the debate."""
    context = browser.new_context()
    stranger = context.new_page()
    stranger.goto(site.address + "/en" + LANGUAGE_DEBATE)
    found = stranger.is_visible(f"text={words}")
    context.close()
    assert found


def test_a_reader_replies_recommends_and_tells_a_moderator_without_javascript(site, browser):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(site.address + "/en" + LANGUAGE_DEBATE)
    look_plainly(page)
    go(page, ".contrib-acts a:has-text('Reply') >> nth=1")
    assert page.locator(".contrib .composer").count() == 1
    page.fill("#text", "We did the same, with a clock and a biscuit.")
    go(page, ".composer button")
    assert page.inner_text("h1") == "Who is writing?"
    page.fill("#name", "nora.feldis@swissinfo.ch")
    page.fill("#email", "pierre@example.org")
    go(page, "button:has-text('Send my contribution')")
    assert page.is_visible("text=This looks like an e-mail address.")
    page.fill("#name", "Pierre")
    go(page, "button:has-text('Send my contribution')")
    assert page.is_visible("text=We did the same, with a clock and a biscuit.")
    page.goto(site.address + "/en" + LANGUAGE_DEBATE)
    go(page, ".contrib-acts a:has-text('Recommend') >> nth=3")
    assert page.is_visible("text=Sign in by e-mail to recommend")
    page.go_back()
    go(page, ".contrib-acts a:has-text('Tell a moderator') >> nth=3")
    page.check("input[value=off_topic]")
    go(page, "main button:has-text('Tell a moderator')")
    assert page.inner_text("h1") == "Thank you, a moderator will look"
    context.close()


def look_plainly(page) -> None:
    """Nothing on the page waits for a script."""
    assert page.locator("[hidden]:not(.hp):not(input)").count() == 0


@pytest.mark.parametrize(("lang", "width", "scheme"), LOOKS)
def test_pages_are_accessible_and_fit(site, browser, lang, width, scheme):
    context = browser.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme, reduced_motion="reduce")
    page = context.new_page()
    walk(page, site, [path.format(lang=lang) for path in READERS_PAGES])
    walk(page, site, pages_about_a_contribution(page, site, lang))
    page.goto(f"{site.address}/en/corrections/?edition=all")
    walk(page, site, [page.get_attribute(".log-item h3 a >> nth=0", "href"), ARTICLE, "/en/articles/the-village-below-the-dam/history"])
    page.goto(f"{site.address}/{lang}/report?url=https://www.swissinfo.ch/en/the-library-that-lends-seeds")
    go(page, "form.form button")
    look(page)
    page.fill("#claim", f"Slip seen at {width}, {scheme}, {lang}. " + "x" * 300)
    page.fill("#email", "long.name@example.org")
    go(page, "form.form button")
    look(page)
    go(page, "section a[href*='/reports/'] >> nth=0")
    look(page)
    context.close()


@pytest.mark.parametrize(("_lang", "width", "scheme"), LOOKS[:2])
def test_the_desk_is_accessible_and_fits(site, browser, _lang, width, scheme):
    year = datetime.now(UTC).year
    for who, paths in PAGES_OF.items():
        context = browser.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme, reduced_motion="reduce")
        page = context.new_page()
        page.goto(f"{site.address}/staff/sign-in")
        look(page)
        sign_in(page, site.address, who)
        walk(page, site, [path.format(year=year) for path in paths])
        context.close()


def pages_about_a_contribution(page, site, lang: str) -> list[str]:
    """The pages a reader opens from a contribution."""
    page.goto(f"{site.address}/{lang}{LANGUAGE_DEBATE}")
    here = page.get_attribute(".contrib-acts a[href$='/flag'] >> nth=0", "href").removesuffix("/flag")
    return [here, f"{here}/flag", f"{here}/illegal", f"{here}/recommend", f"{here}/reply?quote=yes", f"{here}/replies"]


def walk(page, site, paths: list[str]) -> None:
    """Look at each of these."""
    for path in paths:
        page.goto(site.address + path)
        look(page)


def look(page) -> None:
    """No violation of WCAG 2.2 AA or best practice that axe can see, and nothing wider than the window."""
    found = Axe().run(page).response["violations"]
    assert [(v["id"], v["nodes"][0]["html"][:200]) for v in found] == [], page.url
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), f"{page.url} is too wide"


def test_a_moderator_empties_the_queue_with_keys_only(site, browser):
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    page = context.new_page()
    sign_in(page, site.address, "reto.amherd@newsroom.example")
    page.goto(site.address + "/desk/moderation/")
    before = int(page.inner_text("nav a[aria-current] .num"))
    assert before > 1
    page.keyboard.press("?")
    assert page.is_visible("text=to the house rules; then a number chooses one")
    page.keyboard.press("Escape")
    with page.expect_navigation():
        page.keyboard.press("y")
    assert page.is_visible("text=Letters leave at")
    assert int(page.inner_text("nav a[aria-current] .num")) == before - 1
    page.keyboard.press("5")
    assert page.is_checked("input[name=clause][value=advertising]")
    with page.expect_navigation():
        page.keyboard.press("Tab")
        page.keyboard.press("Enter")
    assert int(page.inner_text("nav a[aria-current] .num")) == before - 2
    with page.expect_navigation():
        page.keyboard.press("u")
    assert page.is_visible("text=Taken back.")
    context.close()


def test_new_contributions_are_announced_without_moving_the_page(site, browser):
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    page = context.new_page()
    page.clock.install()
    page.goto(site.address + "/en" + LANGUAGE_DEBATE)
    page.mouse.wheel(0, 1500)
    other = browser.new_context()
    writer = other.new_page()
    sign_in(writer, site.address, "ines.corbaz@newsroom.example")
    writer.goto(site.address + "/en" + LANGUAGE_DEBATE)
    writer.fill("#text", "Which word was the first that came back to you?")
    go(writer, ".composer button >> nth=0")
    page.clock.fast_forward(21_000)
    page.wait_for_selector("a:has-text('1 new contribution')")
    other.close()
    context.close()
