"""In which of our languages a text is written: its script, then its small words; where they say too little, the language of the page."""

import re
import unicodedata
from collections import Counter

from desk.i18n import LANGUAGES

LOOKED_AT = 2_000  # characters
ENOUGH = 1.4  # the weight of words that settles it: one that no other language has, and one more
ONE_LETTER = 0.3  # the weight of a word of one letter: it may as well be a list, or a piece of code
PRIOR = 1.0  # what the language of the page weighs

_SCRIPTS = {"ARABIC": "ar", "CYRILLIC": "ru", "HIRAGANA": "ja", "KATAKANA": "ja", "CJK": "zh", "LATIN": "latin"}
_LATIN = [code for code in LANGUAGES if code not in {"ar", "ru", "ja", "zh"}]
_WORD = re.compile(r"[^\W\d_]+(?:['’](?=\w))?")

# The words people cannot do without; what two languages share counts half for each.
_SMALL_WORDS = {
    "en": "the and of to is that it was for are with as this have from by not but what all were when we there can your which their "
    "said if will each about how up out them then she many some would other into has more her two him see could my than been "
    "who its did get may they you he his i am our be an at or do does don’t it’s i’m should because very also any never "
    "always nothing here only like just now",
    "de": "der die das und ist nicht ein eine einen einem einer zu den dem des mit sich auf für von im auch als wie wir ich sie es "
    "er aber oder wenn dass man nur noch nach bei aus um am sind war haben hat habe wird werden kann können mehr sehr schon "
    "so zum zur über mein meine unser unsere kein keine ihr was wo weil muss immer hier sollte finde würde könnte ja nein "
    "doch dann wurde sein diese dieser dieses jetzt heute alle alles denn bin bist",
    "fr": "le la les de des du et est une un que qui dans pour pas ne sur au aux avec ce cette ces il elle nous vous je ils elles "
    "se sont mais ou où par plus été être avoir ont ai avons avez leur leurs mon ma mes notre nos votre tout tous très bien "
    "comme si même aussi c’ d’ l’ n’ qu’ j’ s’ m’ on y à quand sans chez encore cela ça fait faire peut suis sommes était "
    "jamais toujours rien alors donc",
    "it": "il lo la gli le di che è e un una per non con del della dei delle nel nella sono si da come ma anche più al alla ai alle "
    "ha ho hanno abbiamo questo questa questi queste se quando perché molto mi ci dal dalla suo sua loro mio mia nostro tutto "
    "tutti essere stato solo già sempre dell’ l’ un’ all’ nell’ o ed cosa dove chi sia era fatto fare può siamo mai niente "
    "allora quindi così qui",
    "es": "el la los las de que y en un una es no por con para se del al lo como más pero su sus le ya o este esta estos porque "
    "cuando muy sin sobre también me hasta hay donde quien desde todo todos nos durante ni contra yo ser son está están tiene "
    "tengo han he ha fue mi mis nuestro nuestra si qué cómo él ella esto eso algo hacer puede estoy estamos soy somos eres "
    "eran nada siempre ahora así entonces mucho poco aquí",
    "pt": "o a os as de que e em um uma é não por com para se do da dos das no na nos nas ao à como mais mas seu sua lhe já ou este "
    "esta porque quando muito sem sobre também me até há onde quem desde tudo todos ser são está estão tem tenho têm foi meu "
    "minha nosso nossa você vocês ele ela isso isto eu pelo pela pode fazer só mesmo estou estamos sou somos era nada sempre "
    "agora assim então pouco aqui",
}
_WEIGHTS: dict[str, dict[str, float]] = {}
for _code, _words in _SMALL_WORDS.items():
    for _one in _words.split():
        _WEIGHTS.setdefault(_one, {})[_code] = 0.0
for _one, _shared in _WEIGHTS.items():
    _shared.update(dict.fromkeys(_shared, (1 if len(_one) > 1 else ONE_LETTER) / len(_shared)))


def guess(text: str, page_language: str) -> tuple[str, str]:
    """(language, what says so: `script`, `words` or `page`)."""
    own = "\n".join(line for line in text.split("\n") if not line.lstrip().startswith(">"))  # what is quoted says nothing
    text = (own if any(c.isalpha() for c in own) else text)[:LOOKED_AT]
    counts = Counter(_SCRIPTS.get(unicodedata.name(c, "").split(" ")[0]) for c in text if c.isalpha())
    del counts[None]
    if not counts:
        return page_language, "page"
    found = max(counts, key=lambda code: counts[code]) or ""
    if found == "zh" and counts["ja"]:  # Japanese mixes kana into Chinese characters
        found = "ja"
    return _by_words(text, page_language) if found == "latin" else (found, "script")


def _by_words(text: str, page_language: str) -> tuple[str, str]:
    scores = dict.fromkeys(_LATIN, 0.0)
    for word in _WORD.findall(text.casefold().replace("'", "’")):
        for code, weight in _WEIGHTS.get(word, {}).items():
            scores[code] += weight
    if page_language in scores:
        scores[page_language] += PRIOR
    (less, _second), (most, best) = sorted((score, code) for code, score in scores.items())[-2:]
    if most >= ENOUGH and most > less * 1.2:
        return best, "page" if best == page_language and most - PRIOR < ENOUGH else "words"
    return (page_language, "page") if page_language in _LATIN else ("en", "script")
