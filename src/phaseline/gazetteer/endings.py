"""Endings: the forms that a name takes in Russian and Azerbaijani sentences, and adjectives made of names."""

from __future__ import annotations

import re

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


_ADJECTIVE = re.compile(
    "(?P<stem>.{2,}?)(?:"
    "(?P<filling>in|en|an|ov|ev|)(?:sk|Tk)(?:i|oi|ai|aia|oe|oie|ogo|ago|om|uiu|a|ie|ih)?"
    "|i?Se[rsnm]?|iS|er"
    "|i?en(?:ne)?s?|i?an[ao]?"
    ")"
)
_LOST = ("", "a", "i", "u", "ia")


def adjective_stems(latin: str) -> list[str]:
    """What a name may be if its reading (`spelling.Reading`) is an adjective made of it: of `SemaXinski`,
    `SemaXin`, `SemaX`, `SemaXa`, `SemaXi` …; empty for what is no adjective.

    Russian and Polish `-ski`, German `-isch`, `-er`, English and French `-ian`, `-ien`. Vowels at the end of
    the name are lost before the ending.
    """
    match = _ADJECTIVE.fullmatch(latin)
    if match is None:
        return []
    stem, filling = match["stem"], match["filling"] or ""
    whole = [stem + filling] if filling else []
    return [*whole, *(stem + vowel for vowel in _LOST)]
