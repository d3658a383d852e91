"""A text being read, and the generic words in it: where each begins and ends, and what it says."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import NamedTuple

from phaseline.gazetteer.kinds import Generic
from phaseline.gazetteer.ways import generic_words

CONJUNCTION = re.compile(r",? (?:and|or|as well as|и|və) |, | ?& ?")
_GAP = re.compile(r"[ \t-]|\s?\n")
_LINK = re.compile(r" of (?:the )?$|[ \t\n]$|\. ?$")
_INTRODUCED = re.compile(r",? (?:like|such as|including|namely) (?:the )?$")
_NO_KINDS: frozenset[str] = frozenset()


class Said(NamedTuple):
    """A generic word beside a name: its start and end, itself, what it says, and whether `of` links it."""

    start: int
    end: int
    word: str
    generic: Generic
    of: bool = False


class Passage:
    """A text and its generic words: `words_at` gives by its start where one ends and its folded form.

    `used` are the starts of those that have become part of a name."""

    def __init__(self, text: str, words_at: Mapping[int, tuple[int, str]]) -> None:
        self.text = text
        self.words_at = words_at
        self.used: set[int] = set()
        self._ending: dict[int, tuple[int, str]] = {}
        # Of two words that end together the longer one stays.
        for start, (end, word) in words_at.items():
            if end not in self._ending or self._ending[end][0] > start:
                self._ending[end] = start, word

    def ending(self, position: int) -> tuple[int, str] | None:
        """The generic word that ends at `position`: its start and itself."""
        return self._ending.get(position)

    def after(self, position: int) -> Said | None:
        """The generic word that begins right after `position`."""
        if position + 1 not in self.words_at and position + 2 not in self.words_at:
            return None
        gap = _GAP.match(self.text, position)
        if gap is None or gap.end() not in self.words_at:
            return None
        end, word = self.words_at[gap.end()]
        generic = generic_words()[word]
        if not generic.abbreviated:
            return Said(gap.end(), end, word, generic)
        return Said(gap.end(), end + 1, word, generic) if self.text[end : end + 1] == "." else None

    def before(self, position: int) -> Said | None:
        """The generic word that ends right before `position`, or with `of` before it."""
        ends = self._ending
        if not (position - 1 in ends or position - 2 in ends or position - 4 in ends or position - 8 in ends):
            return None
        link = _LINK.search(self.text, max(0, position - 9), position)
        if link is None:
            return None
        end = position - len(link.group())
        if end not in ends:
            return None
        start, word = ends[end]
        generic = generic_words()[word]
        if not generic.before or generic.abbreviated != link.group().startswith("."):
            return None
        if generic.abbreviated and self.is_no_generic(start):
            return None
        return Said(start, end, word, generic, " of " in link.group())

    def kinds_before(self, position: int) -> frozenset[str]:
        """What a plural generic word before a list says: `villages of`, `districts such as`."""
        said = self.before(position)
        if said is not None:
            return said.generic.kinds if said.generic.plural else _NO_KINDS
        link = _INTRODUCED.search(self.text, max(0, position - 20), position)
        if link is None or link.start() not in self._ending:
            return _NO_KINDS
        generic = generic_words()[self._ending[link.start()][1]]
        return generic.kinds if generic.plural else _NO_KINDS

    def is_no_generic(self, start: int) -> bool:
        """Whether an abbreviation is none: `St. Albans` is a saint's, `1920 г.` a year."""
        return self.text[start : start + 2] == "St" or self.text[max(0, start - 2) : start - 1].isdigit()

    def is_conjoined(self, end: int, start: int) -> bool:
        """Whether only a conjunction or a comma stands from `end` to `start`."""
        return start - end < 14 and CONJUNCTION.fullmatch(self.text, end, start) is not None
