"""Recognising: one pass over a text finds every listed name, every generic word and every telling end.

Names are stored as `" name "`, and the folded text has a space wherever no letter stands, so a match is whole
words without a filter.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from ahocorasick_rs import AhoCorasick, Implementation, MatchKind

from phaseline.gazetteer.fold import fold_text
from phaseline.gazetteer.unknown import FUSED_ENDS, is_quiet
from phaseline.gazetteer.ways import generic_words

Match = tuple[int, int, int]
"""Start and end of a listed name in the text, and its number."""


class Found(NamedTuple):
    """What was recognised in a text, in its order.

    `names` are the longest from the left; `words_at` the generic words by their start: where each ends, and
    its folded form; `telling` the starts of those that can betray a name that is not listed; `fused` are
    positions inside words that may end like a name."""

    names: list[Match]
    words_at: dict[int, tuple[int, str]]
    telling: list[int]
    fused: list[int]


class Recogniser:
    """Finds some folded names and all generic words. Built once, then only read."""

    def __init__(self, names: Sequence[str]) -> None:
        self._count = len(names)
        self._generic_words = list(generic_words())
        self._quiet = frozenset(filter(is_quiet, self._generic_words))
        whole_words = [f" {name} " for name in (*names, *self._generic_words)]
        self._automaton = AhoCorasick(
            [*whole_words, *FUSED_ENDS],
            matchkind=MatchKind.Standard,
            implementation=Implementation.ContiguousNFA,
            store_patterns=False,
        )

    def found(self, text: str) -> Found:
        """What stands in a text."""
        matches = self._automaton.find_matches_as_indexes(f" {fold_text(text)} ", overlapping=True)
        named, spoken = self._count, self._count + len(self._generic_words)
        names: list[Match] = []
        words_at: dict[int, tuple[int, str]] = {}
        fused: list[int] = []
        reached = -1
        for number, start, end in matches:
            if number < named:
                if text[start].islower():
                    continue
                if start < reached:
                    _add_longest(names, (start, end - 2, number))
                else:
                    names.append((start, end - 2, number))
                reached = names[-1][1]
            elif number < spoken:
                # Of two words that begin together the longer one comes later, and stays.
                words_at[start] = end - 2, self._generic_words[number - named]
            else:
                fused.append(start - 1)
        telling = [s for s, (_, word) in words_at.items() if word not in self._quiet or not text[s].islower()]
        return Found(names, words_at, sorted(telling), fused)


def _add_longest(names: list[Match], name: Match) -> None:
    """Add a name that overlaps the last ones, which end before it: it takes their place unless one of them
    begins before it does."""
    start = name[0]
    i = len(names)
    while i and names[i - 1][1] > start:
        i -= 1
    if names[i][0] >= start:
        names[i:] = [name]
