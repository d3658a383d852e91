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
        names = [(s, e - 2, n) for n, s, e in matches if n < named and not text[s].islower()]
        # Of two words that begin together the longer one comes later, and stays.
        words_at = {s: (e - 2, self._generic_words[n - named]) for n, s, e in matches if named <= n < spoken}
        telling = [s for s, (_, word) in words_at.items() if word not in self._quiet or not text[s].islower()]
        fused = [s - 1 for n, s, _ in matches if n >= spoken]
        return Found(_longest(names), words_at, sorted(telling), fused)


def _longest(names: list[Match]) -> list[Match]:
    """The names that do not overlap: from the left, of two that begin together the longer one."""
    names.sort()
    chosen: list[Match] = []
    first, reached = -1, -1
    for name in names:
        if name[0] >= reached:
            chosen.append(name)
        elif name[0] == first:
            chosen[-1] = name
        else:
            continue
        first, reached = name[0], name[1]
    return chosen
