"""Units as plain JSON: who they were, and the way they went."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any

from phaseline.atlas.phrases import counted, dated, in_languages, phrase
from phaseline.campaign import Campaign, Fix, Path, Source, Text, Unit

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
            "t": [round(v.minute, 2) for v in vertices],
            "lon": [round(v.lon, _DECIMALS) for v in vertices],
            "lat": [round(v.lat, _DECIMALS) for v in vertices],
            "km": [round(v.uncertainty_km, 1) for v in vertices],
        },
        "legs": [
            {"from": leg.start, "to": leg.end, "route": leg.route_class, "mode": leg.mode}
            for leg in path.legs
        ],
        "from": path.begins,
        "to": path.ends,
        "end": path.how,
    }


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
