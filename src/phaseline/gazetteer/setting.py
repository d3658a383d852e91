"""What stands around a match in its text: it tells a person from a place, and a name from a name's part."""

from __future__ import annotations

import re
from typing import NamedTuple

_BACK, _AHEAD = 60, 90
_CLOSED = re.compile(r"[^\"”»\n]{0,85}(?=[\"”»])")
_FEW_WORDS, _TITLE_WORDS = 5, 16
# A word in lower case, not one of those that stand so in an English title.
_LOWER = re.compile(r"(?<![\w'’])(?!(?:of|and|the|in|for|on|to|by|from|with|at|an|as|or|its)\b)[a-z]{2,}")
# Where the text before a line break is another paragraph; else the line is only wrapped.
_PARAGRAPH = re.compile(r"(?<=[.!?:;=\n])\s*\n|\n(?=[\W\n])")

# Also the gloss in brackets: `the Azerbaijan Democratic Republic (ADR)`.
_LISTED = re.compile(r"[\"”»’'*]?(?:, (?:and (?:the )?)?| and (?:the )?| и | və | \()[\"“«„‘'*]?")


class Setting(NamedTuple):
    """A short stretch of text before and after a match, neither beyond its paragraph; `last` is the word
    right before it, without an opening quotation mark; `name` is the match."""

    before: str
    after: str
    last: str
    quoted: bool
    name: str = ""


def setting(text: str, start: int, end: int) -> Setting:
    """What stands around `text[start:end]`."""
    before, after = text[max(0, start - _BACK) : start], text[end : end + _AHEAD]
    if "\n" in before:
        before = _PARAGRAPH.split(before)[-1].replace("\n", " ")
    if "\n" in after:
        after = _PARAGRAPH.split(after, maxsplit=1)[0].replace("\n", " ")
    tail = before.rstrip("\"“«„‘'*_")
    last = tail[tail.rfind(" ", 0, -1) + 1 : -1] if tail.endswith(" ") else ""
    return Setting(before, after, last, _in_title(text, start, after), text[start:end])


def stands_listed(text: str, end: int, start: int) -> bool:
    """Whether only a comma or a conjunction stands between one mention and the next."""
    return start - end < 14 and _LISTED.fullmatch(text, end, start) is not None


def _in_title(text: str, start: int, after: str) -> bool:
    """Whether the match stands in quotation marks around a few words, as titles and ships' names do."""
    rest = _CLOSED.match(after)
    if rest is None or (rest.group().isascii() and _LOWER.search(rest.group())):
        return False
    paragraph = text.rfind("\n", 0, start) + 1
    opening = max(text.rfind(mark, paragraph, start) for mark in "“«„")
    closing = max(text.rfind(mark, paragraph, start) for mark in "”»")
    if opening <= closing and text.count('"', paragraph, start) % 2:
        opening, closing = text.rfind('"', paragraph, start), -1
    if text[opening + 1 : opening + 2].islower() or opening <= closing:
        return False
    words = len(text[opening:start].split()) + len(rest.group().split())
    return words <= (_TITLE_WORDS if not _LOWER.search(text, opening + 1, start) else _FEW_WORDS)
