"""Case endings: the forms that names and generic words take in Russian and Azerbaijani sentences.

A form too many does no harm: nobody writes it. So neither Azerbaijani vowel harmony nor the Russian choice
between `ы` and `и` is applied.
"""

from __future__ import annotations

import re
from itertools import product

from phaseline.gazetteer.fold import drop_marks, fold_text, words

# By the end of the word: how many letters fall off, and the endings of the genitive, dative, accusative,
# instrumental and prepositional; `0` is no ending, a stroke parts alternatives.
_NOUNS = {
    "а": (1, "ы/и е у ой/ей е"),
    "я": (1, "и е/и ю ей е/и"),
    "о": (1, "а у о ом е"),
    "ь": (1, "я/и ю/и ь/я ем/ью е/и"),
    "й": (1, "я ю й/я ем е/и"),
    "ы": (1, "0/ов ам ы ами ах"),
    "и": (1, "0/ей/ов ям/ам и ями/ами ях/ах"),
    "ъ": (1, "а у ъ омъ/ом е"),
}
_CONSONANT = (0, "а у 0 ом/ем е")
_UNCHANGED = frozenset("еуэюёѣ")
_ADJECTIVES = {
    "ый": "ого/аго ому ый ым ом",
    "ій": "ого/аго ому ій им ом",
    "ий": "ого/аго/его ому/ему ий им ом/ем",
    "ой": "ого/аго ому ой ым/им ом",
    "ая": "ой ой ую ой/ою ой",
    "яя": "ей ей юю ей/ею ей",
    "ое": "ого/аго ому ое ым/им ом",
    "ые": "ых ым ые ыми ых",
    "ие": "их им ие ими их",
    "ія": "ихъ имъ ія ими ихъ",
}
_CASES = range(5)
_FLEETING = {"хребет": "хребт", "конец": "конц"}
_AFTER_CONSONANT = "a e i u da de ta te dan den tan ten in un daki deki taki teki"
_AFTER_VOWEL = "ya ye yi yu ni nu da de dan den nin nun daki deki"
_AFTER_POSSESSIVE = "na ne ni nu nda nde ndan nden nin nun ndaki ndeki"
# Azerbaijani generic words without the possessive ending that the others show.
_BARE_GENERICS = frozenset(("kend", "cay", "seher", "ada", "qeza", "dag", "stansiya", "gol", "rayon"))
_WORD = re.compile(r"[^\W_]+")


def inflected(text: str, language: str) -> list[str]:
    """The folded forms of a name in its oblique cases; empty for languages whose names stay as they are.

    The last word changes, and in Russian the adjectives before it with it (`Кубинский уезд`, `Кубинском
    уезде`).
    """
    *first, last = words(text) or [""]
    if len(last) < 3:
        return []
    if language == "ru" or language.startswith("ru-"):
        return _russian(text)
    if language == "az":
        return [" ".join([*first, form]) for form in _azerbaijani(last)]
    return []


def generic_forms(word: str) -> list[str]:
    """The folded forms of a folded generic word: Russian ones (`станция`), Azerbaijani ones with the
    possessive ending (`stansiyasi`) or without it (`kend`); none for English ones."""
    *first, last = word.split()
    if len(last) > 2 and last[0] >= "а":
        return _russian(word)
    if last in _BARE_GENERICS or (len(last) > 3 and last[-1] in "iu"):
        return [" ".join([*first, form]) for form in _azerbaijani(last)]
    return []


def _azerbaijani(last: str) -> list[str]:
    vowel = last[-1] in "aeiou"
    endings = _AFTER_VOWEL if vowel else _AFTER_CONSONANT
    if last[-1] in "iu":
        endings += f" {_AFTER_POSSESSIVE}"
    forms = [last + ending for ending in dict.fromkeys(endings.split())]
    softened = {"q": "g", "k": "y"}.get(last[-1])
    if softened:
        forms += [last[:-1] + softened + ending for ending in ("a", "e", "i", "u", "in", "un")]
    return forms


def _russian(text: str) -> list[str]:
    *before, last = _WORD.findall(drop_marks(text)[0])
    tables = [_adjective(word) or (word,) * len(_CASES) for word in map(str.lower, before)]
    tables.append(_adjective(last.lower()) or _noun(last))
    forms = {
        fold_text(" ".join(form))
        for case in _CASES
        for form in product(*(table[case].split("/") for table in tables))
    }
    return sorted(form for form in forms - {" ".join(words(text))} if len(form) > 3)


def _adjective(word: str) -> tuple[str, ...] | None:
    """The five cases of an adjective, alternatives parted by strokes; None where the word is none."""
    endings = _ADJECTIVES.get(word[-2:])
    if endings is None or len(word) < 5:
        return None
    return _attached(word[:-2], endings)


def _noun(word: str) -> tuple[str, ...]:
    lower = word.lower()
    if lower[-1] in _UNCHANGED or (len(word) > 1 and word.isupper()):
        return (lower,) * len(_CASES)
    cut, endings = _NOUNS.get(lower[-1], _CONSONANT)
    return _attached(_FLEETING.get(lower, lower[: len(lower) - cut]), endings)


def _attached(stem: str, endings: str) -> tuple[str, ...]:
    return tuple(
        "/".join(stem + ending.replace("0", "") for ending in case.split("/")) for case in endings.split()
    )
