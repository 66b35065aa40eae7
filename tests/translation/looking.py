"""Finding a contribution's texts on a page."""

from bs4 import BeautifulSoup, Tag

from tests.page import Page


def texts(page: Page, public_id: str) -> list[Tag]:
    """The texts of a contribution, in the order of the page: what is shown first, then the original."""
    return find(page, f"#c-{public_id} .voice")


def find(page: Page, selector: str) -> list[Tag]:
    """The elements of a page."""
    return BeautifulSoup(page.text, "html.parser").select(selector)
