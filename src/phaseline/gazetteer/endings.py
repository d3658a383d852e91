"""Case endings: the forms that a name takes in Russian and Azerbaijani sentences."""

from __future__ import annotations

from phaseline.gazetteer.fold import words

_RUSSIAN = {
    "а": (1, "ы и е у ой"),
    "я": (1, "и е ю ей"),
    "о": (1, "а у ом е"),
    "ь": (1, "я и ю ем ью е"),
    "й": (1, "я ю ем е"),
    "ы": (1, "ов ам ами ах"),
    "и": (1, "ей ов ям ами ях ах"),
    "ъ": (1, "а у омъ ом е"),
}
_RUSSIAN_CONSONANT = (0, "а у ом е")
_RUSSIAN_UNCHANGED = frozenset("еуэюё")
_AFTER_CONSONANT = "a e i u da de ta te dan den tan ten in un daki deki"
_AFTER_VOWEL = "ya ye ni nu da de dan den nin nun daki deki"


def inflected(text: str, language: str) -> list[str]:
    """The folded forms of a name in its oblique cases; empty for languages whose names stay as they are.

    Only the last word changes. Azerbaijani vowel harmony is not applied: a form too many does no harm.
    """
    *first, last = words(text) or [""]
    if len(last) < 3:
        return []
    if language == "ru" or language.startswith("ru-"):
        final = text[-1].lower()
        if final in _RUSSIAN_UNCHANGED:
            return []
        cut, endings = _RUSSIAN.get(final, _RUSSIAN_CONSONANT)
        forms = [last[: len(last) - cut] + ending for ending in endings.split()]
    elif language == "az":
        endings = _AFTER_VOWEL if last[-1] in "aeiou" else _AFTER_CONSONANT
        forms = [last + ending for ending in endings.split()]
    else:
        return []
    return [" ".join([*first, form]) for form in forms]
