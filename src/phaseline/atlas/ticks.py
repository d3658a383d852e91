"""The dated points along units' ways, as plain JSON."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import timedelta
from typing import Any

from phaseline.atlas.whereabouts import Whereabouts
from phaseline.campaign import Fix, Path, Window
from phaseline.when import word_brief

_HOURS_UP_TO = timedelta(hours=60)
"""The longest window whose labels are hours: two nights and the day between them."""


def make_ticks(
    path: Path, whereabouts: Whereabouts, languages: Sequence[str], window: Window
) -> list[list[Any]]:
    """Where a unit's drawn way has a date that may lie in a window: the vertex, its time in few words by
    language, and 1 where that is attested. A time of our own is worded as approximate.

    A fix somewhere in a region is no point, and one without a time of arrival has no date.
    """
    clock = window.end - window.start <= _HOURS_UP_TO
    return [
        [vertex, _worded(fix, languages, clock), *([1] if fix.basis == "attested" else [])]
        for vertex, fix in _on_ways(path)
        if fix.when is not None and fix.when.may_overlap(window.when)
        if not whereabouts.is_region(path.unit, fix)
    ]


def _worded(fix: Fix, languages: Sequence[str], clock: bool) -> dict[str, str]:
    assert fix.when is not None
    about = fix.basis != "attested"
    return {language: word_brief(fix.when, language, clock=clock, about=about) for language in languages}


def _on_ways(path: Path) -> Iterator[tuple[int, Fix]]:
    """The fixes with the vertices of their arrival that a drawn way leads to or from."""
    drawn = [leg for leg in path.legs if leg.mode != "none" and leg.route_class != "unknown"]
    ends = {end for leg in drawn for end in (leg.start, leg.end)}
    left = {leg.start: leg.end for leg in path.legs if leg.mode == "none"}
    return ((vertex, fix) for vertex, fix in path.fixes if {vertex, left.get(vertex)} & ends)
