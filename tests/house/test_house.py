"""The house keeps itself tidy: rules about the code that the code can check."""

import ast
import re
import subprocess
import sys
from pathlib import Path

import pytest
from jinja2 import Environment, nodes

from desk.config import Settings, WrongSetting
from desk.core import text
from tests import make
from tests.conftest import settings

pytestmark = pytest.mark.once
PYTHON = sorted(Path("desk").rglob("*.py"))
TEMPLATES = sorted(Path("templates").rglob("*.*"))
BANNED = re.compile(r"(^|_)(comment|reporter|complaint|upheld|ban)(_|s?$)")


@pytest.mark.parametrize("file", PYTHON, ids=str)
def test_files_and_functions_stay_small_and_say_what_they_are(file):
    source = file.read_text()
    tree = ast.parse(source)
    assert len(source.splitlines()) <= 300
    assert ast.get_docstring(tree), f"{file} does not say what it is"
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef | ast.ClassDef):
            assert isinstance(node, ast.ClassDef) or node.end_lineno - node.lineno <= 42, f"{node.name} is long"
            is_public = not node.name.startswith("_")
            assert not is_public or ast.get_docstring(node), f"{node.name} has no docstring"


@pytest.mark.parametrize("file", PYTHON, ids=str)
def test_only_the_rooms_that_may_do_so_do_it(file):
    source = file.read_text()
    for node in ast.walk(ast.parse(source)):
        name = getattr(node, "name", None) or getattr(node, "id", None) or getattr(node, "attr", None) or getattr(node, "arg", None)
        assert not isinstance(name, str) or not BANNED.search(name), f"{file}: {name}"
        for target in getattr(node, "targets", []):
            if isinstance(target, ast.Attribute) and target.attr == "status":
                assert file.name == "states.py", f"{file}:{node.lineno} assigns a status"
    if file.name != "clock.py":
        assert "datetime.now" not in source and "utcnow" not in source
    if file.name != "text.py":
        assert "bleach" not in source
        assert "Markup(" not in source
    if file.name not in {"transport.py"}:
        assert "flask_mail" not in source


@pytest.mark.parametrize("file", [t for t in TEMPLATES if t.suffix == ".html"], ids=str)
def test_templates_compile_are_short_and_mark_nothing_as_safe(the_app, file):
    source = file.read_text()
    the_app.jinja_env.get_template(str(file.relative_to("templates")))
    assert len(source.splitlines()) <= 200
    assert "|safe" not in source.replace(" ", "")


@pytest.mark.parametrize("file", [t for t in TEMPLATES if t.suffix == ".html"], ids=str)
def test_every_visible_word_goes_through_the_catalogue(file):
    environment = Environment(extensions=["jinja2.ext.i18n", "jinja2.ext.do"])
    tree = environment.parse(file.read_text())
    plain = "".join(data.data for data in tree.find_all(nodes.TemplateData))
    plain = re.sub(r"<style>.*?</style>|<!--.*?-->", "", plain, flags=re.DOTALL)
    visible = re.sub(r"<[^>]*>", " ", re.sub(r"<[^>]*$|^[^<]*?>", " ", plain))
    words = set(re.findall(r"[A-Za-z]{3,}", re.sub(r'[\w-]+="[^"]*"?', " ", visible)))
    allowed = {"next", "SWI", "swissinfo", "Readers", "Desk", "charset", "utf", "data", "kind", "kB"}
    assert words - allowed == set()


def test_every_page_of_the_desk_turns_strangers_away(app, anyone):
    for rule in app.url_map.iter_rules():
        if rule.rule.startswith("/desk"):
            path = re.sub(r"<[^>]+>", "1", rule.rule)
            if "GET" in rule.methods:
                assert anyone.opens(path).status == 302, path
            if "POST" in rule.methods:
                token = anyone.opens("/en/account/sign-in").form("/sign-in").values["csrf_token"]
                assert anyone.posts(path, {"csrf_token": token}).status == 404, path


def test_every_page_that_asks_for_no_thing_opens(app, admin, anyone):
    for rule in app.url_map.iter_rules():
        path = rule.rule.replace("<lang:lang>", "ja")
        if "GET" in rule.methods and "<" not in path and not path.startswith(("/static", "/staff")):
            who = admin if path.startswith("/desk") else anyone
            assert who.opens(path).status in {200, 302, 403, 404}, path


def test_no_address_that_was_public_once_vanishes(app):
    kept = Path("tests/house/addresses.txt").read_text().splitlines()
    now = {rule.rule for rule in app.url_map.iter_rules() if not rule.rule.startswith("/dev")}
    assert set(kept) - now == set()


@pytest.mark.parametrize("language", ["en", "de", "ar", "ja"])
def test_pages_are_in_their_language_and_direction_and_name_the_others(app, anyone, language):
    page = anyone.opens(f"/{language}/corrections/")
    root = page.tree.find(".") if page.tree.tag == "html" else page.tree
    assert root.get("lang") == language
    assert root.get("dir") == ("rtl" if language == "ar" else "ltr")
    named = {link.get("hreflang") for link in page.tree.iter("link") if link.get("rel") == "alternate" and link.get("hreflang")}
    assert len(named) == 10


@pytest.mark.parametrize(
    ("asked", "given"),
    [("de-CH,fr;q=0.5", "de"), ("pt-BR,en;q=0.5", "pt"), ("zh-TW,en", "zh"), ("nl", "en"), ("", "en"), ("*;q=x,,", "en")],
)
def test_the_front_door_leads_to_the_language_the_browser_asks_for(anyone, asked, given):
    assert anyone.opens("/", **{"Accept-Language": asked}).location == f"/{given}/"


@pytest.mark.parametrize(
    ("path", "status", "said"),
    [("/nowhere", 404, "This page is not here."), ("/en/reports/x/y", 404, "There is no report behind this link.")],
)
def test_error_pages_say_what_to_do_next(anyone, path, status, said):
    page = anyone.opens(path)
    assert page.status == status
    assert page.shows(said)
    assert page.links()["To report a factual error"]


@pytest.mark.parametrize("query", ["month=9999-99", "month=0000-01", "kind=x", "edition=xx", "month=" + "9" * 500, "edition=%00&kind=%ff"])
def test_a_strange_address_of_the_log_is_no_error(anyone, query):
    assert anyone.opens(f"/en/corrections/?{query}").status == 200


def test_a_strange_host_gets_nothing(app):
    assert app.test_client().get("/en/", base_url="http://evil.example").status_code == 400


def test_every_answer_has_a_policy_that_allows_only_ourselves(anyone, ferry):
    for path in ("/en/", "/en/report", "/nowhere", "/healthz", "/staff/sign-in"):
        policy = anyone.opens(path).headers["Content-Security-Policy"]
        assert "default-src 'none'" in policy
        assert "unsafe" not in policy
        assert "http:" not in policy


def test_figures_are_for_who_has_the_token(migrated, mail_server, anyone):
    assert anyone.opens("/metrics").status == 404
    from desk import create_app
    from desk.core.db import db

    app = create_app(settings(migrated, mail_server[0], METRICS_TOKEN="figures-please"))
    client = app.test_client()
    assert client.get("/metrics", base_url="http://127.0.0.1").status_code == 404
    page = client.get("/metrics", base_url="http://127.0.0.1", headers={"Authorization": "Bearer figures-please"})
    assert b"desk_letters" in page.data
    with app.app_context():
        db.engine.dispose()


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"SECRET_KEY": "short"}, "DESK_SECRET_KEY is too short"),
        ({"BASE_URL": "desk.example.org"}, "DESK_BASE_URL must be like"),
        ({"SQLALCHEMY_DATABASE_URI": "mysql://x"}, "must begin with sqlite:/// or postgresql://"),
        ({"DEMO": True, "BASE_URL": "https://desk.example.org"}, "DESK_DEMO is for this machine only"),
        ({"MAIL_DEFAULT_SENDER": "desk"}, "must be an e-mail address"),
    ],
)
def test_a_wrong_setting_stops_the_start_and_says_which(changed, said):
    with pytest.raises(WrongSetting, match=said):
        settings("sqlite:///x.db", 25, **changed)


@pytest.mark.parametrize(
    ("environment", "said"),
    [
        ({"DESK_SECRET_KEY": "x" * 40}, "is missing"),
        ({"DESK_SECRET": "x"}, "Unknown setting DESK_SECRET"),
    ],
)
def test_a_missing_setting_stops_the_start_and_says_which(monkeypatch, environment, said):
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    with pytest.raises(WrongSetting, match=said):
        Settings.from_surroundings()


@pytest.mark.parametrize(
    "source",
    [
        "<script>alert(1)</script>",
        "[x](javascript:alert(1))",
        "<img src=x onerror=alert(1)>",
        "[a](data:text/html,x)",
        "![i](https://x.example/y.png)",
    ],
)
def test_house_texts_hold_no_markup_but_ours(source):
    html = text.markdown(source)
    assert ("<script" not in html and "<img" not in html and "javascript:" not in html.replace("&", "")) or "<a" not in html


def test_a_new_house_text_stands_at_once_and_the_old_one_is_kept(admin, anyone):
    tag = anyone.opens("/de/guidelines").headers["ETag"]
    page = admin.opens("/desk/texts/guidelines/de")
    admin.submits(page, "/guidelines/de", text="## Regeln\n\n- Seien Sie freundlich\n\n<b>x</b>")
    shown = anyone.opens("/de/guidelines", **{"If-None-Match": tag})
    assert shown.shows("Seien Sie freundlich") and shown.shows("<b>x</b>")
    assert anyone.opens("/fr/guidelines").shows("Ce que nous promettons")
    assert admin.opens("/desk/texts/guidelines/de").shows("Version 1")
    assert make.FERRY


def test_the_catalogue_holds_every_visible_word(tmp_path):
    fresh = tmp_path / "messages.pot"
    options = [
        "-F",
        "babel.cfg",
        "--no-location",
        "--sort-output",
        "--omit-header",
        "-k",
        "_l",
        "-k",
        "lazy_gettext",
        "-k",
        "lazy_ngettext:1,2",
        "-k",
        "_pl:1c,2",
    ]
    subprocess.run(
        [sys.executable, "-m", "babel.messages.frontend", "-q", "extract", *options, "-o", fresh, "desk", "templates"], check=True
    )
    assert fresh.read_text() == Path("desk/i18n/catalogues/messages.pot").read_text(), "run: make words"
