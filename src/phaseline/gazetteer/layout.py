"""Undoing what a page does to a text: words broken over lines, indented and spaced-out words."""

from __future__ import annotations

import re
from bisect import bisect_right

_SIGNS = ("-\n", "  ", "\t", "\r", " \n", "\n ")
_LAYOUT = re.compile(
    r"(?<=\w-)[ \t\r]*\n[ \t]*(?=[^\W\d_a-zа-яёіѣəıöüçğş])|(?<=[^\W\d_])-[ \t\r]*\n[ \t]*(?=[a-zа-яёіѣəıöüçğş])|"
    r"[ \t\r]+(?=\n)|(?<=[ \t\n])[ \t]+"
)


def flowing(text: str) -> tuple[str, list[int]]:
    """`text` without layout, and for each character taken out, where in the result it had stood.

    `Порт-⏎Петровск` keeps its hyphen, `Khach-⏎maz` loses it; other line breaks stay, and a run of blanks
    becomes one.
    """
    if not any(sign in text for sign in _SIGNS):
        return text, []
    dropped: list[int] = []
    for match in _LAYOUT.finditer(text):
        dropped += [match.start() - len(dropped)] * len(match.group())
    return _LAYOUT.sub("", text), dropped


def original(start: int, end: int, dropped: list[int]) -> tuple[int, int]:
    """Where the stretch from `start` to before `end` of a flowing text stood in the text with its layout."""
    return start + bisect_right(dropped, start), end + bisect_right(dropped, end - 1)
