"""Folding: how spellings of one name are brought together.

Two foldings with two purposes. `fold_text` keeps every character at its place, so that what is found in the
folded text can be cut out of the original. `keys` may lengthen, shorten and respell a name; it is what lookup
compares.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from itertools import product
from typing import NamedTuple

_LOOKALIKE = {
    **dict(zip("əıßłøđðþς", "eisloddtσ", strict=True)),
    **dict(zip("әіѣѳѵґғҝһҹҷјүұө", "еиефигггхччиууо", strict=True)),
}


class _FoldTable(dict[int, str]):
    """Code point to folded character, worked out when a character is first met."""

    def __missing__(self, code: int) -> str:
        folded = self[code] = _fold_character(chr(code))
        return folded


def _fold_character(character: str) -> str:
    base = unicodedata.normalize("NFKD", character.lower())[0].lower()[0]
    base = _LOOKALIKE.get(base, base)
    if not base.isalnum() or unicodedata.category(base) == "Lm":
        return " "
    return base


_TABLE = _FoldTable()
_MARK = re.compile("[\u0300-\u036f\u0483-\u0487]")
_MANY = 100


def fold_text(text: str) -> str:
    """`text` in lower case without accents, every character that is no letter or digit a space.

    One character in, one out: `len(fold_text(t)) == len(t)`, and positions stay. Combining marks that stand
    alone become spaces: take them out first with `drop_marks` where they may occur.
    """
    if text.isascii():
        return text.translate(_TABLE)
    lower = text.replace("İ", "i").lower()
    changed = [character for character in set(lower) if _TABLE[ord(character)] != character]
    if len(changed) > _MANY:
        return lower.translate(_TABLE)
    # Python translates other than ASCII text slowly; a few dozen replacements are faster.
    for character in changed:
        lower = lower.replace(character, _TABLE[ord(character)])
    return lower


def drop_marks(text: str) -> tuple[str, list[int]]:
    """`text` without combining marks, and where in it each mark had stood.

    What stands at `i` of the result stood at `i + bisect_right(marks, i)` of `text`.
    """
    if text.isascii() or not _MARK.search(text):
        return text, []
    marks = [match.start() - before for before, match in enumerate(_MARK.finditer(text))]
    return _MARK.sub("", text), marks


def words(name: str) -> list[str]:
    """The folded words of a name: `Temir-Khan-Shura` gives `["temir", "khan", "shura"]`."""
    return fold_text(drop_marks(name)[0]).split()


class Keys(NamedTuple):
    """What lookup compares: `folded` (case, accents, hyphens, spaces gone), and, for each plausible reading
    of ambiguous letters, the name as Latin letters (`latin`) and by rough sound (`sound`)."""

    folded: str
    latin: tuple[str, ...]
    sound: tuple[str, ...]


@lru_cache(maxsize=4096)
def keys(name: str) -> Keys:
    """The keys of a name in any case, with or without diacritics, in Latin or Cyrillic letters."""
    latin = tuple(dict.fromkeys(_latin(reading) for reading in _readings(_romanise(name))))
    return Keys("".join(words(name)), latin, tuple(dict.fromkeys(map(sound_of, latin))))


# One capital letter stands for each sound that the transliterations write with several letters:
# C = ch, S = sh, X = kh, Z = zh, J = dzh, T = ts. So one wrong letter counts as one.
_ROMAN = {
    **dict(zip("абвгдезийклмнопрстуфх", "abvgdeziiklmnoprstufX", strict=True)),
    **dict(zip("ыэіѣѳѵґғҝһҹҷјүұөә", "ieiefiggghJJyuuoa", strict=True)),
    **dict(zip("жцчшщ", "ZTCSS", strict=True)),
    **{"ё": "yo", "ю": "yu", "я": "ya", "ь": "", "ъ": "", "ї": "i", "є": "e"},
    **{"ə": "a", "ı": "i", "ğ": "g", "ş": "S", "ç": "C", "š": "S", "č": "C", "ž": "Z", "ß": "ss"},
    **{"ö": "o", "ü": "u", "ø": "o", "ł": "l", "â": "a", "î": "i", "û": "u"},
}
_APOSTROPHES = dict.fromkeys(map(ord, "'’‘ʼʹʺ`´ʻ"), None)
_AZERBAIJANI = re.compile("[əğşıç]")
_CYRILLIC = re.compile("[а-яѐ-ӿ]")


def _romanise(name: str) -> tuple[str, bool | None]:
    """Latin letters, and whether x, c, j have their Azerbaijani values (None: cannot tell)."""
    lower = unicodedata.normalize("NFC", name.lower().replace("i\u0307", "i")).translate(_APOSTROPHES)
    azerbaijani = True if _AZERBAIJANI.search(lower) else None
    if _CYRILLIC.search(lower):
        lower, azerbaijani = lower.replace("дж", "J"), False
    roman = "".join(_ROMAN.get(c, c) for c in lower)
    plain = "".join(c for c in unicodedata.normalize("NFKD", roman) if c.isalnum())
    return plain, azerbaijani


def _readings(romanised: tuple[str, bool | None]) -> list[str]:
    """The name in each value that its x, c and j may have: Azerbaijani c is dzh, English c is k, a German
    initial j is a y."""
    name, azerbaijani = romanised
    if azerbaijani is False:
        return [name]
    name = _DIGRAPHS.sub(lambda m: _DIGRAPH[m.group()], name)
    values = {"x": ["X", "ks"], "c": ["J", "k"], "j": ["Z", "J", *("y" * name.startswith("j"))]}
    choices = [v[:1] if azerbaijani else v for k, v in values.items() if k in name]
    letters = [k for k in values if k in name]
    return [
        name.translate({ord(k): v for k, v in zip(letters, pick, strict=True)}) for pick in product(*choices)
    ]


_DIGRAPH = {
    **dict.fromkeys(("dsch", "dzh", "dj"), "J"),
    **dict.fromkeys(("tsch", "tch", "ch"), "C"),
    **dict.fromkeys(("sch", "sh"), "S"),
    **{"kh": "X", "zh": "Z", "ts": "T", "tz": "T", "gh": "g", "ph": "f", "ck": "k", "ou": "u", "oo": "u"},
}
_DIGRAPHS = re.compile("|".join(sorted(_DIGRAPH, key=len, reverse=True)))
_GLIDE = re.compile("(?<=[bcdfghklmnpqrstvzCSXZJT])y(?=[aou])|y(?=e)")
_DOUBLE = re.compile(r"(.)\1+")


def _latin(reading: str) -> str:
    plain = _GLIDE.sub("", reading).translate({ord("w"): "v", ord("y"): "i", ord("q"): "g"})
    return _DOUBLE.sub(r"\1", plain)


_MERGED = str.maketrans("eugqzXZf", "aokksHJv") | {ord("X"): "h"}
_FINAL = re.compile("(?<=.{4})i$")


def sound_of(latin: str) -> str:
    """What period transliterations of one name have in common: voiced and voiceless k and s, kh and h, dzh
    and zh, a and e, o and u are not told apart."""
    return _DOUBLE.sub(r"\1", _FINAL.sub("", latin.translate(_MERGED)))
