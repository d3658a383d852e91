"""Adjectives made of names (`Шемахинский`, `Kubaer`): what the name may be."""

from __future__ import annotations

import re

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
