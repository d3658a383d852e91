"""The words for so many of a thing: `battalion<|s>` is *1 battalion*, *2 battalions*.

What changes with the number stands between `<` and `>`, its forms parted by `|`: in English for one and for
others, in Russian for one, few and many (`батальон<|а|ов>`); Azerbaijani nouns do not change after a number.
The rules are those of the Unicode CLDR for whole numbers.
"""

from __future__ import annotations

import re
from collections.abc import Callable

FORMS = {"en": 2, "ru": 3}
"""How many forms a changing word has, by language; in others it does not change."""

_CHANGING = re.compile(r"<([^<>|]*(?:\|[^<>|]*)+)>")


def in_number(text: str, number: int, language: str, *, about: bool = False) -> str:
    """`text` as it stands after a number.

    With `about` it stands after the language's word for "about", which in Russian puts it in the genitive:
    *около 21 батальона*, *около 22 батальонов*.
    """
    form = _RULES.get(language, _only)(number) + int(about and language == "ru")
    return _CHANGING.sub(lambda found: _form(found[1].split("|"), form), text)


def wrong_forms(text: str, language: str) -> str | None:
    """What is wrong with the changing words of a text; `None` if nothing is."""
    expected = FORMS.get(language, 0)
    for forms in _CHANGING.findall(text):
        if len(forms.split("|")) != expected:
            return f"<{forms}> in {text!r}"
    return None


def _form(forms: list[str], wanted: int) -> str:
    return forms[min(wanted, len(forms) - 1)]


def _only(number: int) -> int:
    return 0


def _english(number: int) -> int:
    return int(number != 1)


def _russian(number: int) -> int:
    tens, ones = number // 10 % 10, number % 10
    if tens == 1 or ones == 0 or ones > 4:
        return 2
    return int(ones > 1)


_RULES: dict[str, Callable[[int], int]] = {"en": _english, "ru": _russian}
