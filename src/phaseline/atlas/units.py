"""Units as plain JSON: who they were, and the way they went."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any

from phaseline.atlas.phrases import counted, dated, in_languages, phrase
from phaseline.campaign import Campaign, Fix, Leg, Path, Source, Text, Unit
from phaseline.when import When

Words = dict[str, str]

_DECIMALS = 4


def make_unit(campaign: Campaign, unit: Unit, path: Path) -> dict[str, Any]:
    """A unit with its facts, its side by number, its path as four rows of figures, and its legs."""
    vertices = path.vertices
    return {
        "id": unit.id,
        "name": in_languages(unit.name, campaign.languages),
        "short": in_languages(unit.short, campaign.languages),
        "side": list(campaign.sides).index(unit.side),
        "arm": unit.arm,
        **({"echelon": unit.echelon} if unit.echelon else {}),
        "facts": list(_facts(campaign, unit)),
        "path": {
            "t": [_figure(v.minute, 2) for v in vertices],
            "lon": [_figure(v.lon, _DECIMALS) for v in vertices],
            "lat": [_figure(v.lat, _DECIMALS) for v in vertices],
            "km": [_figure(v.uncertainty_km, 1) for v in vertices],
        },
        "legs": [{"from": leg.start, "to": leg.end, **_leg_traits(leg)} for leg in path.legs],
        "from": path.begins,
        "to": path.ends,
        "end": path.how,
    }


def _figure(value: float, decimals: int) -> float:
    """A figure of so many decimals, without those of a whole number."""
    rounded = round(value, decimals)
    return int(rounded) if rounded == int(rounded) else rounded


def arrivals_of(path: Path) -> Iterator[tuple[int, Fix]]:
    """Each fix of a path with the minute of its arrival."""
    return ((round(path.vertices[i].minute), fix) for i, fix in path.fixes)


def tells_of(fix: Fix, place: str, when: When) -> bool:
    """Whether a fix is attested at a place at some uncertain hour within a time."""
    if fix.place != place or fix.basis != "attested" or fix.when is None:
        return False
    return when.covers(fix.when) and not fix.when.is_instant


def make_fixes(
    arrivals: Iterable[tuple[int, Fix]],
    languages: Sequence[str],
    number: Callable[[str], int],
    cite: Callable[[Sequence[Source]], list[Words]],
) -> list[dict[str, Any]]:
    """A unit's fixes at places in the order of time: minute, place's number, when, on whose word."""
    return [
        {
            "t": minute,
            "place": number(fix.place),
            "when": dated(fix, languages),
            "basis": fix.basis,
            "sources": cite(fix.sources),
        }
        for minute, fix in arrivals
        if fix.place is not None
    ]


def _leg_traits(leg: Leg) -> dict[str, Any]:
    """`still` on a stay; on a way the `route` unless that is attested, and `sure` where it is attested that
    the unit came by it, for it was at both ends."""
    if leg.mode == "none":
        return {"still": 1}
    if leg.route_class != "attested":
        return {"route": leg.route_class}
    return {"sure": 1} if leg.basis == "interpolated" else {}


def _facts(campaign: Campaign, unit: Unit) -> Iterator[Words]:
    languages = campaign.languages
    if unit.commander:
        yield _phrased(languages, "commander", name=unit.commander)
    if unit.parent:
        yield _phrased(languages, "part of", name=campaign.units[unit.parent].name)
    if unit.strength:
        counts = {language: "; ".join(counted(c, language) for c in unit.strength) for language in languages}
        yield _phrased(languages, "strength", counts=Text(counts))


def _phrased(languages: tuple[str, ...], key: str, **parts: Text) -> Words:
    return {
        language: phrase(language, key, **{name: text.get(language) for name, text in parts.items()})
        for language in languages
    }
