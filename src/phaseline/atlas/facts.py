"""What a page can tell of a place that the reader asks for, as plain JSON."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from phaseline.gazetteer import Gazetteer, Name, Place, in_use

Words = dict[str, str]

_USES = ("text", "period", "modern", "variant", "another-time")


def place_names(place: Place, at: datetime) -> list[list[str]]:
    """Every name of a place as `[text, languages, use]`, languages of one spelling together, by use: as in
    the text, of the period, today's, variant; names not in use at the time `at` come last. A name of the
    time that is today's as well is told once, as of the time."""
    tongues: dict[tuple[str, str], list[str]] = {}
    then = {(name.text, name.language) for name in place.names if _use(name, at) == "period"}
    told = [n for n in place.names if n.use != "modern" or (n.text, n.language) not in then]
    for name in sorted(told, key=lambda name: _USES.index(_use(name, at))):
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
