"""How alike two readings of names are: what a slip of the pen, of the ear or of the type-setter costs."""

from __future__ import annotations

import sys

_VOWELS = frozenset("aeiou")
# Sounds that the transliterations confuse, and, in the second row, letters that a reader of print confuses.
_CONFUSED = frozenset(
    frozenset(pair)
    for pair in (
        *("gk", "sz", "Xh", "JZ", "Xk", "Cc", "vf", "td", "pb", "SC", "gh", "JC", "gX", "JS", "Ts", "Tz"),
        *("nu", "il", "ke", "oc"),
    )
)
_TOLERANCES = ((4, 0.0), (5, 0.7), (7, 1.1), (9, 1.6), (12, 2.1), (sys.maxsize, 3.0))
_OTHER_START, _OTHER_END = 0.4, 0.2
_LEAST_COST, _LEAST_GAP, _MOST_EDITS = 0.4, 0.6, 4


def tolerance(length: int) -> float:
    """The most that may be wrong with a name of so many letters."""
    return next(most for longest, most in _TOLERANCES if length <= longest)


def most_edits(length: int, *, other_start: bool = False) -> int:
    """How many letters may differ at most between a name of so many letters and what it stands for; with
    `other_start` the first is known to be one of them."""
    most = tolerance(length) - (_OTHER_START if other_start else 0)
    return min(int(most / _LEAST_COST), _MOST_EDITS - other_start)


def most_gaps(length: int) -> int:
    """How many letters may be missing or too many in a name of so many letters."""
    return int(tolerance(length) / _LEAST_GAP)


def misspelling(a: str, b: str) -> float:
    """How far apart two readings are: the optimal string alignment distance (Damerau 1964), in which a vowel
    for a vowel, or letters often confused, cost half or less, m for rn too, and a wrong first or last letter
    costs more, because writers seldom get those wrong."""
    older: list[float] = []
    before: list[float] = []
    row = [0.0]
    for letter in b:
        row.append(row[-1] + _gap(letter))
    for i, x in enumerate(a, 1):
        older, before = before, row
        row = [before[0] + _gap(x)]
        for j, y in enumerate(b, 1):
            cost = min(before[j - 1] + _swap(x, y), before[j] + _gap(x), row[-1] + _gap(y))
            if i > 1 and j > 1 and x == b[j - 2] and a[i - 2] == y:
                cost = min(cost, older[j - 2] + 0.7)
            if x == "m" and b[j - 2 : j] == "rn":
                cost = min(cost, before[j - 2] + 0.5)
            if y == "m" and a[i - 2 : i] == "rn":
                cost = min(cost, older[j - 1] + 0.5)
            row.append(cost)
    return row[-1] + _OTHER_START * (a[:1] != b[:1]) + _OTHER_END * (a[-1:] != b[-1:])


def _swap(a: str, b: str) -> float:
    if a == b:
        return 0.0
    if a in _VOWELS and b in _VOWELS:
        return 0.4
    return 0.5 if frozenset((a, b)) in _CONFUSED else 1.0


def _gap(letter: str) -> float:
    return 0.6 if letter in _VOWELS else 1.0
