"""The name shown with a contribution: what it may not be, and why.

Rules after Unicode TR36 and TR39 (https://www.unicode.org/reports/tr39/): nobody shall be taken for somebody else.
"""

import re
import unicodedata
from collections.abc import Callable, Iterable

from confusable_homoglyphs import categories
from confusable_homoglyphs.confusables import confusables_data
from flask_babel import gettext as _

from desk.i18n.counting import ngettext

SHORTEST, LONGEST = 2, 60
MOST_SIGNS = 8 * LONGEST  # that are looked at; longer ones are refused for their length
MOST_MARKS = 2  # combining marks on one letter; more of them stack up over the lines around

_TOP_LEVEL = "com|org|net|info|biz|eu|ch|de|at|fr|it|es|pt|br|ru|jp|cn|uk|us|io|me|co|tv|app|dev|xyz|news|site|online|shop|рф"
_ADDRESS = re.compile(rf"://|\bwww\.|\w\.(?:{_TOP_LEVEL})(?![\w.])", re.IGNORECASE)
_EMAIL = re.compile(r"@|\b(?:at|arroba)\b.*\.|[\[(]at[\])]", re.IGNORECASE)
_WRITTEN_TOGETHER = [{"HAN", "HIRAGANA", "KATAKANA"}, {"HAN", "HANGUL"}, {"HAN", "BOPOMOFO"}]

# Words that say “I speak for the publisher”, in the ten languages, as skeletons compare them.
RESERVED = (
    "swissinfo", "swi", "srg", "ssr", "mod", "host", "team",
    "moderator", "moderation", "administrator", "admin", "editor", "redaktion", "redaktor", "journalist",
    "moderatrice", "moderateur", "redaction", "redactrice", "redazione", "moderatore", "giornalista", "redaccion", "moderador",
    "periodista", "redacao", "jornalista", "редакция", "модератор", "журналист", "администратор", "محرر", "مشرف", "صحفي", "هيئة التحرير",
    "编辑", "编辑部", "版主", "记者", "管理员", "編集部", "編集者", "記者", "管理人", "モデレーター",
)  # fmt: skip


def problem(name: str, newsroom: Iterable[str]) -> str | None:
    """A sentence that says why a name (as it was typed) cannot be shown, and how to mend it; None if it can."""
    rules: tuple[Callable[[str], str | None], ...] = (_size, _signs, _email, _address, _scripts, lambda n: _staff(n, newsroom))
    return next((sentence for rule in rules if (sentence := rule(unicodedata.normalize("NFKC", name.strip()[:MOST_SIGNS])))), None)


def skeleton(name: str) -> str:
    """What a name looks like: two names with the same skeleton can be taken for each other."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", name) if unicodedata.category(c) != "Mn")
    seen = "".join(map(_prototype, plain)).casefold().translate(_ALIKE)  # before the pairs: “CI” is seen as “Cl”
    for pair, one in (("rn", "m"), ("vv", "w"), ("cl", "d")):
        seen = seen.replace(pair, one)
    return "".join(c for c in seen if c.isalnum())


_ALIKE = str.maketrans({"i": "l", "1": "l", "|": "l", "!": "l", "0": "o", "5": "s", "3": "e", "ı": "l", "ł": "l", "ø": "o", "đ": "d"})


def _prototype(sign: str) -> str:
    """The Latin letters a sign looks like; where it looks like none, one sign for all that look like it."""
    if sign.isascii():
        return sign
    alike = sorted(entry["c"] for entry in confusables_data.get(sign, ()))
    latin = next((letters for letters in alike if letters.isascii() and letters.isalpha()), None)
    other = next((signs for signs in alike if signs.isascii()), None)
    return latin or other or min([sign, *(one for one in alike if len(one) == 1)])  # one of a group of other scripts


def _size(name: str) -> str | None:
    if len(name) < SHORTEST or not any(c.isalpha() for c in name):
        return _("Enter the name to be shown; a first name or a pen name is enough")
    if len(name) > LONGEST:
        return ngettext("Please shorten the name to %(num)s character", "Please shorten the name to %(num)s characters", LONGEST)
    return None


def _signs(name: str) -> str | None:
    kinds = [unicodedata.category(c) for c in name]
    if any(kind in {"Cf", "Cc", "Cs", "Co", "Cn", "Zl", "Zp"} for kind in kinds):
        return _("The name holds an invisible sign, perhaps from copying. Please type it by hand")
    if any(kind[0] == "S" for kind in kinds):
        return _("Use letters only: signs and pictures in a name can be taken for a badge")
    marks = re.split(r"[^M]", "".join(kind[0] for kind in (unicodedata.category(c) for c in unicodedata.normalize("NFD", name))))
    stray = any(kind[0] == "M" and before[0] not in "LM" for before, kind in zip(["Z", *kinds], kinds, strict=False))
    if stray or any(len(run) > MOST_MARKS for run in marks):
        return _("The name has too many marks over its letters. Please type it plainly")
    return None


def _email(name: str) -> str | None:
    if _EMAIL.search(name):
        return _("This looks like an e-mail address. Names are public: a first name or a pen name is safer")
    return None


def _address(name: str) -> str | None:
    if _ADDRESS.search(name):
        return _("This looks like the address of a website. Please use a first name or a pen name")
    return None


def _scripts(name: str) -> str | None:
    for word in name.split():
        scripts = set(categories.unique_aliases(word)) - {"COMMON", "INHERITED"}
        if len(scripts) > 1 and not any(scripts <= together for together in _WRITTEN_TOGETHER):
            return _("The word “%(word)s” mixes letters of two alphabets. Please write it in one", word=word)
    return None


def _shares_words(member: str, name: str) -> bool:
    """Whether a name is a journalist's turned round or shortened: “Feldis, Nora”, “N. Feldis”."""
    theirs, given = ([form for word in text.split() if (form := skeleton(word))] for text in (member, name))
    if len(theirs) < 2 or theirs[-1] not in given:
        return False
    return any(form == theirs[0] or (len(form) == 1 and theirs[0].startswith(form)) for form in given)


def _staff(name: str, newsroom: Iterable[str]) -> str | None:
    seen, words = skeleton(name), {skeleton(word) for word in name.split()}
    bare = name.replace("!", "").replace("|", "")  # a sign may stand for a letter, or only beside the name
    looks = [(form, look) for member in newsroom if (form := skeleton(member)) for look in (seen, skeleton(bare))]
    if any(form in look for form, look in looks) or any(_shares_words(m, n) for m in newsroom for n in (name, bare)):
        return _("This is, or looks like, the name of one of our journalists. Please choose another, or add to it")
    if any((form := skeleton(word)) in words or (len(form) > 7 and form in seen) for word in RESERVED):
        return _("This name could be read as one of our staff. Please choose another")
    return None
