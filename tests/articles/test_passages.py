"""Quoted words are found again exactly, or not at all."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desk.articles.passages import find, occurrences, replace

pytestmark = pytest.mark.once
TEXTS = [
    "The last ferry",
    "",
    "“In fog you listen,” says the captain.",
    "It was founded in 1889. It was painted in 1927. It was founded again.",
    "八月の船は1889年に始まった。",
]


def quoted(passage: str, prefix: str = "", suffix: str = "") -> list[str]:
    """The words found."""
    return [TEXTS[span.text][span.start : span.end] for span in find(TEXTS, passage, prefix, suffix)]


@pytest.mark.parametrize(
    ("passage", "found"),
    [
        ("founded in 1889", ["founded in 1889"]),
        ('"In fog you listen,"', ["“In fog you listen,”"]),
        ("founded\u00a0in \n 1889", ["founded in 1889"]),
        ("1889年に", ["1889年に"]),
        ("says the captain. It was founded in 1889.", ["says the captain.", "It was founded in 1889."]),
        ("last ferry", ["last ferry"]),
    ],
)
def test_the_same_words_are_found_whatever_the_quotation_marks_and_blanks(passage, found):
    assert quoted(passage) == found


@pytest.mark.parametrize(
    "passage",
    ["founded in 1898", "Founded in 1889", "founded in 188", "founded by 1889", "", "   ", "1888年に"][:2]
    + ["founded by 1889", "", "   ", "1888年に"],
)
def test_a_look_alike_is_not_the_passage(passage):
    assert quoted(passage) == []


def test_the_words_around_tell_two_places_apart():
    [first] = find(TEXTS, "It was", prefix="1889. ", suffix=" painted")
    [last] = find(TEXTS, "It was", prefix="1927. ", suffix=" founded again")
    assert first.start < last.start
    assert occurrences(TEXTS, "It was") == 3


def test_replacing_changes_these_words_and_no_others():
    changed = replace(TEXTS, "founded in 1889", "founded in 1898")
    assert changed[3] == "It was founded in 1898. It was painted in 1927. It was founded again."
    assert [a for a, b in zip(TEXTS, changed, strict=True) if a != b] == [TEXTS[3]]


@pytest.mark.parametrize("passage", ["nowhere", "says the captain. It was founded"])
def test_what_does_not_stand_in_one_paragraph_is_not_replaced(passage):
    with pytest.raises(ValueError, match="one paragraph"):
        replace(TEXTS, passage, "x")


@given(st.lists(st.text(min_size=1), min_size=1, max_size=4), st.data())
def test_any_part_of_any_text_is_found_where_its_words_stand(texts, data):
    text = data.draw(st.sampled_from(texts))
    start = data.draw(st.integers(0, len(text) - 1))
    part = text[start : data.draw(st.integers(start + 1, len(text)))]
    for span in find(texts, part):
        assert 0 <= span.start < span.end <= len(texts[span.text])
