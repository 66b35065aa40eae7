"""Pictures of every page at 390 and 1280 pixels, light and dark: `make shots`. Also the README's."""

import os
import re
import sys
import tempfile
from datetime import UTC, datetime
from pathlib import Path

from desk.i18n import LANGUAGES
from tests.journeys.newsroom import chromium, go, newsroom, sign_in

OUT = Path("instance/shots")
YEAR = datetime.now(UTC).year
FERRY = "https://www.swissinfo.ch/en/the-last-ferry-of-the-season"
DEBATE = "/debates/a-language-in-the-family"
READERS = [
    "/en/debates/",
    "/ar/debates/",
    "/ja/debates/",
    "/en" + DEBATE,
    "/ar" + DEBATE,
    "/ja" + DEBATE,
    "/en" + DEBATE + "?order=picks",
    "/ja" + DEBATE + "?order=balanced",
    "/en" + DEBATE + "/figures",
    "/ar" + DEBATE + "/figures",
    "/en" + DEBATE + "/search?q=school",
    "/en/debates/tell-our-editor",
    "/en/transparency/debates",
    "/en/debates/what-schools-teach",
    "/ar/debates/what-schools-teach",
    "/en/debates/archive",
    "/en/debates/topics/society",
    f"/en/conversations/new?article={FERRY}",
    "/en/articles/",
    "/ar/articles/",
    "/ja/articles/",
    "/en/articles/the-last-ferry-of-the-season",
    "/en/articles/the-village-below-the-dam",
    "/ar/articles/akhir-abbara-fi-al-mawsim",
    "/ja/articles/konki-saigo-no-watashibune",
    "/en/articles/the-last-ferry-of-the-season/history",
    f"/en/report?url={FERRY}",
    "/ar/report",
    "/ja/report",
    "/en/corrections/?edition=all",
    "/ar/corrections/?edition=all",
    "/ja/corrections/",
    f"/en/corrections/C-{YEAR}-00003",
    "/en/corrections/?edition=all&q=1898",
    "/en/transparency",
    "/ar/transparency",
    "/ja/transparency",
    "/en/transparency/jti",
    "/en/corrections-policy",
    "/en/articles/the-last-ferry-of-the-season/follow",
    "/en/guidelines",
    "/en/privacy",
    "/en/account/sign-in",
    "/en/reports/lost-link",
    "/en/nowhere",
    "/dev/mail",
    "/dev/letters",
    "/staff/sign-in",
]
IN_ALL_LANGUAGES = ["/debates/", DEBATE, "/report", "/corrections/", "/guidelines", "/account/sign-in"]
READERS += [f"/{code}{page}" for code in LANGUAGES for page in IN_ALL_LANGUAGES if f"/{code}{page}" not in READERS]
STAFF = ["/desk/reports/", "/desk/reports/?view=closed", "/desk/reports/new", "/desk/account"]
STAFF += [f"/desk/reports/{name}" for name in (f"EN-{YEAR}-00002", f"EN-{YEAR}-00009", f"FR-{YEAR}-00003", f"IT-{YEAR}-00001")]
STAFF += ["/desk/reports/?view=open", "/desk/reports/checks/", "/desk/reports/checks/editions/1", "/desk/reports/checks/changes/1"]
STAFF += ["/desk/reports/views/new", "/desk/reports/answers/en", "/desk/duty/", "/desk/duty/shift"]
STAFF += ["/desk/debates/", "/desk/debates/new", "/desk" + DEBATE, "/desk" + DEBATE + "/edit", "/desk" + DEBATE + "/texts/de"]
STAFF += ["/desk" + DEBATE + "/closing", "/desk/debates/tell-our-editor"]
MODERATOR = [
    "/desk/moderation/",
    "/desk/moderation/?view=flagged",
    "/desk/moderation/?view=decided",
    "/desk/moderation/log",
    "/desk/moderation/appeals/",
    "/desk/moderation/phrases/it?try=ciao",
    "/desk/translations/",
]
ADMIN = [
    "/desk/staff/",
    "/desk/staff/1",
    "/desk/staff/new",
    "/desk/editions/",
    "/desk/editions/en",
    "/desk/texts/",
    "/desk/texts/privacy/en",
]


PAGES_OF = {
    "": READERS,
    "ines.corbaz@newsroom.example": STAFF,
    "giulia.ferri@newsroom.example": MODERATOR,
    "alma.vogt@newsroom.example": ADMIN,
}


def main() -> int:
    """Take them all; how many is said at the end."""
    OUT.mkdir(parents=True, exist_ok=True)
    taken = 0
    with tempfile.TemporaryDirectory() as folder, newsroom(Path(folder)) as site, chromium(os.environ["DESK_TEST_BROWSER"]) as browser:
        for width in (390, 1280):
            for scheme in ("light", "dark"):
                for who, paths in PAGES_OF.items():
                    page = browser.new_context(
                        viewport={"width": width, "height": 900}, color_scheme=scheme, reduced_motion="reduce"
                    ).new_page()
                    if who:
                        sign_in(page, site.address, who)
                    for path in paths:
                        page.goto(site.address + path)
                        name = re.sub(r"[^a-z0-9]+", "-", path.lower()).strip("-")[:70]
                        page.screenshot(path=OUT / f"{name}-{width}-{scheme}.png", full_page=True)
                        taken += 1
                        sys.stdout.write(f"\r{taken} pictures")
                    taken += take_states(page, site, f"{width}-{scheme}") if not who else 0
    sys.stdout.write(f"\r{taken} pictures in {OUT}\n")
    return 0


def take_states(page, site, name: str) -> int:
    """What pages show after something was done: a report and a contribution on their ways."""
    page.goto(f"{site.address}/en/report?url={FERRY}")
    page.check("input[value=me]")
    go(page, "form.form button")
    page.screenshot(path=OUT / f"report-invalid-{name}.png", full_page=True)
    page.check("input[value=no]")
    page.fill("#claim", f"The captain’s name has two t. ({name})")
    page.fill("#email", "marta@example.org")
    go(page, "form.form button")
    page.screenshot(path=OUT / f"report-received-{name}.png", full_page=True)
    go(page, "section a[href*='/reports/'] >> nth=0")
    page.screenshot(path=OUT / f"report-private-{name}.png", full_page=True)
    page.goto(f"{site.address}/en{DEBATE}")
    go(page, ".contrib-acts a:has-text('Reply') >> nth=0")
    page.screenshot(path=OUT / f"reply-{name}.png", full_page=True)
    page.fill("#text", f"We kept ours with songs. ({name})")
    go(page, ".composer button")
    page.screenshot(path=OUT / f"who-is-writing-{name}.png", full_page=True)
    page.fill("#name", "Marta")
    page.fill("#email", "marta@example.org")
    go(page, "button:has-text('Send my contribution')")
    page.screenshot(path=OUT / f"contribution-waiting-{name}.png", full_page=True)
    for deed in ("recommend", "flag"):
        page.goto(f"{site.address}/en{DEBATE}")
        go(page, f".contrib-acts a[href$='/{deed}'] >> nth=0")
        page.screenshot(path=OUT / f"{deed}-{name}.png", full_page=True)
    return 8


if __name__ == "__main__":
    sys.exit(main())
