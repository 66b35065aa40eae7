"""A page as somebody sees it. Looking at one checks what every page must have."""

import re
from dataclasses import dataclass
from xml.etree.ElementTree import Element

import html5lib

FIELDS = {"input", "select", "textarea"}


@dataclass
class Form:
    """A form as a browser would send it."""

    action: str
    values: dict[str, object]


class Page:
    """An answer, and if it is HTML, a page that was checked."""

    def __init__(self, response) -> None:
        self.status: int = response.status_code
        self.headers = response.headers
        self.location: str = response.headers.get("Location", "")
        self.data: bytes = response.data
        if response.mimetype == "text/html" and self.status not in {301, 302, 303, 304} and self.data:
            self.text = response.get_data(as_text=True)
            self.tree = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False).parse(self.text)
            self.check()
        else:
            self.text = self.data.decode("utf-8", "replace")

    def check(self) -> None:
        """One h1 that the title begins with or names, unique ids, labelled fields, a token in each form, no inline code."""
        [heading] = self.tree.iter("h1")
        title = words(self.tree.find(".//title"))
        assert title and words(heading)
        ids = [element.get("id") for element in self.elements() if element.get("id")]
        assert len(ids) == len(set(ids)), f"ids twice: {sorted({i for i in ids if ids.count(i) > 1})}"
        for element in self.elements():
            assert not element.get("style"), "an inline style"
            assert not [name for name in element.attrib if name.startswith("on")], "an inline handler"
        assert not [script for script in self.tree.iter("script") if not script.get("src") and script.get("type") != "application/ld+json"]
        self.check_forms(set(ids))

    def check_forms(self, ids: set[str]) -> None:
        """Every field has a label, every posting form a token, every described field its description."""
        labelled = {label.get("for") for label in self.tree.iter("label")}
        inside = {id(field) for label in self.tree.iter("label") for field in label.iter() if field.tag in FIELDS}
        for form in self.tree.iter("form"):
            if form.get("method") == "post" and not (form.get("action") or "").endswith("/write"):  # that one stores nothing
                assert [f for f in form.iter("input") if f.get("name") == "csrf_token"], f"no token in {form.get('action')}"
            for field in form.iter():
                if field.tag in FIELDS and field.get("type") != "hidden":
                    assert field.get("id") in labelled or id(field) in inside, f"no label: {field.get('name')}"
        for element in self.elements():
            for name in ("aria-describedby", "aria-labelledby", "aria-controls"):
                for target in (element.get(name) or "").split():
                    assert target in ids, f"{name} names {target}, which is not there"

    def elements(self):
        """All elements (comments left out)."""
        return [element for element in self.tree.iter() if isinstance(element.tag, str)]

    def shows(self, sentence: str) -> bool:
        """Whether these words can be read."""
        return normal(sentence) in normal(words(self.tree.find("body")))

    def links(self) -> dict[str, str]:
        """Words of each link -> address."""
        return {normal(words(link)): link.get("href") for link in self.tree.iter("a")}

    @property
    def heading(self) -> str:
        """The h1's words."""
        return normal(words(next(self.tree.iter("h1"))))

    def form(self, action: str) -> Form:
        """The form whose address ends like this, filled in as it came."""
        [form] = [form for form in self.tree.iter("form") if (form.get("action") or "").split("?")[0].endswith(action)]
        return Form(form.get("action"), values_of(form))

    def forms(self, action: str) -> list[Form]:
        """All forms whose address ends like this."""
        return [
            Form(f.get("action"), values_of(f)) for f in self.tree.iter("form") if (f.get("action") or "").split("?")[0].endswith(action)
        ]

    def has_form(self, action: str) -> bool:
        """Whether there is a form with such an address."""
        return any((form.get("action") or "").split("?")[0].endswith(action) for form in self.tree.iter("form"))


def values_of(form: Element) -> dict[str, object]:
    """What a browser would send if nothing were touched."""
    values: dict[str, object] = {}
    for field in form.iter():
        name, kind = field.get("name"), field.get("type", "text")
        if not name or (field.tag not in FIELDS):
            continue
        if field.tag == "select":
            options = list(field.iter("option"))
            chosen = next((o for o in options if "selected" in o.attrib), options[0] if options else None)
            values[name] = chosen.get("value", "") if chosen is not None else ""
        elif field.tag == "textarea":
            values[name] = (field.text or "").removeprefix("\n")
        elif kind in {"radio", "checkbox"}:
            if "checked" in field.attrib:
                values[name] = [*values.get(name, []), field.get("value", "on")] if kind == "checkbox" else field.get("value", "on")
        elif kind != "file":
            values[name] = field.get("value", "")
    return values


def words(element: Element | None) -> str:
    """All words inside."""
    return "".join(element.itertext()) if element is not None else ""


def normal(text: str) -> str:
    """Words with single blanks."""
    return re.sub(r"\s+", " ", text).strip()
