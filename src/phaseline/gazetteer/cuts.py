"""Cutting a name: what is left of it without the generic words at its ends, and what kinds those say."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from typing import NamedTuple

from phaseline.gazetteer.fold import drop_marks, fold_text, words
from phaseline.gazetteer.kinds import Generic, attached, generics, lookup_generics

_NO_KINDS: frozenset[str] = frozenset()


class Bare(NamedTuple):
    """A name without the generic words at its ends, and the kinds those say."""

    text: str
    kinds: frozenset[str]


def bare(name: str) -> Bare:
    """`Bilajari station` gives `bilajari` and the kinds that a station may be; `Station` stays itself."""
    left = words(name)
    said = _NO_KINDS
    table = generics()
    while (end := _generic_end(left, table)) is not None:
        first, last, generic = end
        said, left = said or generic.kinds, left[first:last]
    while len(left) > 1 and left[0] in ("the", "of"):
        left = left[1:]
    return Bare(" ".join(left), said)


class Cut(NamedTuple):
    """A name or what is left of it: as written, folded without spaces, and the kinds that were cut off."""

    written: str
    folded: str
    kinds: frozenset[str]


def cuts(name: str) -> list[Cut]:
    """The name, then what is left of it at each generic word that is cut off: `Razyezd Kusar-Chay` gives
    itself, `Kusar-Chay` and `Kusar`. The outermost word says the kinds. Empty for a name without letters."""
    plain, _ = drop_marks(_UNWRITTEN.sub("", unicodedata.normalize("NFC", name)))
    spans = [match.span() for match in _WORD.finditer(fold_text(plain))]
    parts = [fold_text(plain[start:end]) for start, end in spans]
    found = [_cut(plain, spans, parts, _NO_KINDS)] if parts else []
    said = _NO_KINDS
    while parts:
        first, last, kinds = _rest(parts)
        if last - first == len(parts):
            break
        said, spans, parts = said or kinds, spans[first:last], parts[first:last]
        found.append(_cut(plain, spans, parts, said))
    return found + _detached(found[-1:])


def _rest(parts: list[str]) -> tuple[int, int, frozenset[str]]:
    """Where the rest of a name begins and ends without its outer generic word, and what that says."""
    end = _generic_end(parts, lookup_generics())
    first, last, kinds = (0, len(parts), _NO_KINDS) if end is None else (end[0], end[1], end[2].kinds)
    while last - first > 1 and parts[first] in _LINKING:
        first += 1
    return first, last, kinds


# Vowel signs and joiners that Perso-Arabic spelling may write or leave out.
_UNWRITTEN = re.compile("[\u064b-\u0655\u0670\u0640\u200c\u200d]")
_ATTACHED = tuple(attached())
_WORD = re.compile(r"\S+")
_LINKING_WORDS = "of the de du des d l la le les di del della dell von der am"
_LINKING = frozenset(_LINKING_WORDS.split())


def _cut(plain: str, spans: list[tuple[int, int]], parts: list[str], kinds: frozenset[str]) -> Cut:
    return Cut(plain[spans[0][0] : spans[-1][1]], "".join(parts), kinds)


def _detached(last: list[Cut]) -> list[Cut]:
    """`Mugansteppe`: the generic word is one with the name."""
    for cut in last:
        if cut.folded.endswith(_ATTACHED):
            ending = max(filter(cut.folded.endswith, _ATTACHED), key=len)
            rest = cut.written[: -len(ending)]
            if len(rest) > 3 and rest[-1].isalpha():
                return [Cut(rest, cut.folded[: -len(ending)], cut.kinds or attached()[ending])]
    return []


def _generic_end(parts: list[str], table: Mapping[str, Generic]) -> tuple[int, int, Generic] | None:
    """The generic word or phrase at an end of a name: where the rest begins and ends, and what it says."""
    for size in (4, 3, 2, 1):
        if size < len(parts):
            last, first = table.get(" ".join(parts[-size:])), table.get(" ".join(parts[:size]))
            if first and first.before and first.kinds & _OUTERMOST:
                return size, len(parts), first
            if last and last.after:
                return 0, len(parts) - size, last
            if first and first.before:
                return size, len(parts), first
    return None


# A station is called after a river, hardly a river after a station.
_OUTERMOST = frozenset(("station", "halt", "uezd", "governorate"))
