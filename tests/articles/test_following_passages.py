"""A passage is found again after edits, or has moved, or is gone: never on a look-alike, never across a changed digit."""

import pytest

from desk.articles.passages import Fate, follow

pytestmark = pytest.mark.once

EN = [
    "The last ferry",
    "A village prepares.",
    "In November the timetable shrinks to two crossings a day.",
    "The service was founded in 1889 by eleven fishermen. It links Corvesin and Ostermatt.",
    "“In fog you listen before you look,” says the captain.",
]
AR = [
    "آخر عبّارة",
    "قرية تستعد للشتاء.",
    "في نوفمبر يتقلص الجدول إلى رحلتين في اليوم.",
    "تأسست الخدمة عام ١٨٨٩ على يد أحد عشر صيادا. وهي تربط كورفيزان بأوسترمات.",
    "يقول القبطان: في الضباب تصغي قبل أن تنظر.",
]
ZH = [
    "最后的渡船",
    "村庄准备过冬。",
    "十一月时刻表缩减为每天两班。",
    "这项服务由十一位渔民于1889年创立,连接科尔维桑和奥斯特马特。",
    "船长说:在雾里先听后看。",
]
JA = [
    "最後の渡し船",
    "村は冬支度をする。",
    "十一月には時刻表が一日二便に減る。",
    "この航路は1889年に十一人の漁師が始めた。コルヴザンとオスターマットを結ぶ。",
    "霧の中では見る前に聞く、と船長は言う。",
]


def swapped(texts: list[str]) -> list[str]:
    """The paragraph with the passage stands at the end."""
    return [*texts[:3], texts[4], "…" * 30, texts[3]]


def with_another_before(texts: list[str]) -> list[str]:
    """A paragraph was put in before."""
    return [*texts[:2], texts[4], *texts[2:]]


def replaced(texts: list[str], old: str, new: str) -> list[str]:
    """One text with other words in it."""
    return [text.replace(old, new) for text in texts]


@pytest.mark.parametrize(
    ("old", "passage", "edit", "fate"),
    [
        (EN, "founded in 1889 by eleven fishermen", lambda t: t, Fate.FOUND),
        (EN, "founded in 1889 by eleven fishermen", with_another_before, Fate.FOUND),
        (EN, "founded in 1889 by eleven fishermen", swapped, Fate.MOVED),
        (EN, "founded in 1889 by eleven fishermen", lambda t: replaced(t, "fishermen", "fischermen"), Fate.FOUND),
        (EN, "founded in 1889 by eleven fishermen", lambda t: replaced(t, "1889", "1898"), Fate.GONE),
        (EN, "founded in 1889 by eleven fishermen", lambda t: t[:3] + t[4:], Fate.GONE),
        (EN, "1889", lambda t: [*t[:3], "It burnt down in 1889 and nobody was hurt at all, the chronicle says.", t[4]], Fate.GONE),
        (
            EN,
            "The service was founded in 1889 by eleven fishermen.",
            lambda t: [*t[:3], "The museum was founded by seven fishermen in Corvesin.", t[4]],
            Fate.GONE,
        ),
        (AR, "عام ١٨٨٩ على يد أحد عشر صيادا", with_another_before, Fate.FOUND),
        (AR, "عام ١٨٨٩ على يد أحد عشر صيادا", swapped, Fate.MOVED),
        (AR, "عام ١٨٨٩ على يد أحد عشر صيادا", lambda t: replaced(t, "١٨٨٩", "١٨٩٨"), Fate.GONE),
        (ZH, "渔民于1889年创立", with_another_before, Fate.FOUND),
        (ZH, "渔民于1889年创立", swapped, Fate.MOVED),
        (ZH, "渔民于1889年创立", lambda t: replaced(t, "1889", "1898"), Fate.GONE),
        (ZH, "十一位渔民", lambda t: t[:3] + t[4:], Fate.GONE),
        (JA, "1889年に十一人の漁師が始めた", with_another_before, Fate.FOUND),
        (JA, "1889年に十一人の漁師が始めた", swapped, Fate.MOVED),
        (JA, "1889年に十一人の漁師が始めた", lambda t: replaced(t, "1889", "1898"), Fate.GONE),
        (JA, "十一人の漁師", lambda t: t[:3] + t[4:], Fate.GONE),
    ],
)
def test_a_passage_is_found_moved_or_gone(old, passage, edit, fate):
    assert follow(old, edit(list(old)), passage).fate is fate


def test_the_place_that_is_found_holds_the_words():
    followed = follow(EN, with_another_before(EN), "founded in 1889 by eleven fishermen")
    [span] = followed.spans
    assert with_another_before(EN)[span.text][span.start : span.end] == "founded in 1889 by eleven fishermen"
