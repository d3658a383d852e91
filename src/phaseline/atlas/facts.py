"""What a page can tell of a place or a unit that the reader asks for, as plain JSON."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import datetime
from typing import Any

from phaseline.atlas.phrases import counted, phrase
from phaseline.campaign import Campaign, Fix, Text, Unit
from phaseline.gazetteer import Gazetteer, Name, Place, in_use
from phaseline.when import word

Words = dict[str, str]

_USES = ("text", "period", "modern", "variant", "another-time")


def place_names(place: Place, at: datetime) -> list[list[str]]:
    """Every name of a place as `[text, languages, use]`, languages of one spelling together, by use: as in
    the text, of the period, today's, variant; names not in use at the time `at` come last."""
    tongues: dict[tuple[str, str], list[str]] = {}
    for name in sorted(place.names, key=lambda name: _USES.index(_use(name, at))):
        spoken = tongues.setdefault((name.text, _use(name, at)), [])
        if name.language not in spoken:
            spoken.append(name.language)
    return [[text, " ".join(spoken), use] for (text, use), spoken in tongues.items()]


def _use(name: Name, at: datetime) -> str:
    return name.use if name.use == "modern" or in_use(name, at) else "another-time"


def titles_of_sources(gazetteer: Gazetteer, place_ids: Iterable[str]) -> Words:
    """The titles of the sources that vouch for these places, by their ids."""
    cited = {source.partition(":")[0] for place in place_ids for source in gazetteer[place].sources}
    return {source.id: source.title for source in gazetteer.sources if source.id in cited}


def unit_facts(unit: Unit, campaign: Campaign) -> list[Words]:
    """Who commanded a unit, what it was part of, how strong it was: as far as that is known."""
    facts: list[Words] = []
    if unit.commander:
        facts.append(_phrased(campaign, "commander", name=unit.commander))
    if unit.parent:
        facts.append(_phrased(campaign, "part of", name=campaign.units[unit.parent].name))
    if unit.strength:
        counts = {lang: "; ".join(counted(c, lang) for c in unit.strength) for lang in campaign.languages}
        facts.append(_phrased(campaign, "strength", counts=Text(counts)))
    return facts


def unit_fixes(
    arrivals: Iterable[tuple[int, Fix]],
    languages: Sequence[str],
    number: Callable[[str], int],
    cite: Callable[[Fix], list[Words]],
) -> list[dict[str, Any]]:
    """A unit's fixes at places in the order of time: minute, place's number, when, on whose word."""
    return [
        {
            "t": minute,
            "place": number(fix.place),
            "when": {language: word(fix.when, language) for language in languages} if fix.when else None,
            "basis": fix.basis,
            "sources": cite(fix),
        }
        for minute, fix in arrivals
        if fix.place is not None
    ]


def _phrased(campaign: Campaign, key: str, **parts: Text) -> Words:
    return {
        language: phrase(language, key, **{name: text.get(language) for name, text in parts.items()})
        for language in campaign.languages
    }
