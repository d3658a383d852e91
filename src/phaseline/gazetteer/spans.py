"""Spans: stretches of a text on their way to becoming mentions."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from operator import attrgetter

from phaseline.gazetteer.cuts import bare
from phaseline.gazetteer.model import Mention
from phaseline.gazetteer.sounds import Entry


@dataclass(slots=True)
class Span:
    """A stretch of the text that names a place.

    `entries` are the ways into the gazetteer that the matched name opens; `stem` is the name without generic
    words; `wanted` are the kinds that generic words around it say, `firm` whether only those will do; `stems`
    are the ends of a line; `name` is the name as it was matched, empty where a pattern found it.
    """

    start: int
    end: int
    stem: str
    entries: Sequence[Entry]
    wanted: frozenset[str] = frozenset()
    firm: bool = False
    stems: tuple[str, ...] = ()
    name: str = ""

    @property
    def core(self) -> str:
        """The matched name without generic words."""
        return _core(self.name)


@lru_cache(maxsize=4096)
def _core(name: str) -> str:
    return bare(name).text


class Taken:
    """What of a text is taken and may not be named again: stretches in layers, each in order and apart."""

    def __init__(self, *layers: Sequence[Mention] | Sequence[Span]) -> None:
        self._layers = layers

    def meets(self, start: int, end: int) -> bool:
        """Whether one of the stretches meets this one."""
        return any(self._last_before(layer, end) > start for layer in self._layers)

    def begins_within(self, start: int, end: int) -> bool:
        """Whether one of the stretches begins in this one."""
        return any(self._last_before(layer, end) != self._last_before(layer, start) for layer in self._layers)

    @staticmethod
    def _last_before(layer: Sequence[Mention] | Sequence[Span], position: int) -> int:
        """Where the last stretch that begins before a position ends."""
        following = bisect_left(layer, position, key=_start)
        return layer[following - 1].end if following else -1


_start = attrgetter("start")
