"""Undoing what a page does to a text: words broken over lines, indented and spaced-out words."""

from __future__ import annotations

import re
from bisect import bisect_right

_BROKEN = re.compile(r"(?<=\w)-[ \t\r]*\n[ \t]*(?=([^\W\d_]))")
# Each with a sign to be quick: without it in the text there is nothing to find. What group 1 has, goes.
_BLANKS = (
    ("  ", re.compile(r" ([ \t]+)")),
    (" \t", re.compile(r" ([ \t]+)")),
    ("\t", re.compile(r"\t([ \t]+)")),
    ("\n ", re.compile(r"\n([ \t]+)")),
    ("\n\t", re.compile(r"\n([ \t]+)")),
    (" \n", re.compile(r"( [ \t]*)\n")),
    ("\r\n", re.compile(r"(\r)\n")),
)


def flowing(text: str) -> tuple[str, list[int]]:
    """`text` without layout, and for each character taken out, where in the result it had stood.

    `Порт-⏎Петровск` keeps its hyphen, `Khach-⏎maz` loses it; other line breaks stay, and a run of blanks
    becomes one.
    """
    if _is_flowing(text):
        return text, []
    gone = {
        i
        for sign, pattern in _BLANKS
        if sign in text
        for m in pattern.finditer(text)
        for i in range(*m.span(1))
    }
    if "-\n" in text or "-\r" in text or "- \n" in text:
        for broken in _BROKEN.finditer(text):
            gone.update(range(broken.start() + broken[1].isupper(), broken.end()))
    if not gone:
        return text, []
    order = sorted(gone)
    pieces = [text[a + 1 : b] for a, b in zip([-1, *order], [*order, len(text)], strict=True)]
    return "".join(pieces), [position - i for i, position in enumerate(order)]


def _is_flowing(text: str) -> bool:
    """Whether there is surely nothing to undo, by a few quick passes."""
    if "\t" in text or "\r" in text or "  " in text:
        return False
    lines = text.strip(" -").split("\n")
    return [line.strip(" -") for line in lines] == lines


def original(start: int, end: int, dropped: list[int]) -> tuple[int, int]:
    """Where the stretch from `start` to before `end` of a flowing text stood in the text with its layout."""
    return start + bisect_right(dropped, start), end + bisect_right(dropped, end - 1)
