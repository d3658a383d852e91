"""Reads a campaign's folder: YAML files, and GeoJSON for the routes.

Every fault of every file is collected with its line, and all are raised together. `campaign.yaml`,
`witnesses.yaml`, `units.yaml`, `tracks.yaml`, `events.yaml` and `views.yaml` must be there; `claims.yaml` and
`routes.geojson` may be left out. A list that has grown long may be a folder instead, its files read in order
of name: `events/1-approach.yaml`, `events/2-rising.yaml` for `events.yaml`. The words of other languages
stand in `translations.csv` (see `phaseline.campaign.translations`).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from pydantic import ValidationError

from phaseline.campaign.campaign import Campaign
from phaseline.campaign.document import Document
from phaseline.campaign.lists import Lists, Location
from phaseline.campaign.model import (
    Disagreement,
    Entry,
    Event,
    Heading,
    Side,
    Track,
    Unit,
    View,
    Witness,
)
from phaseline.campaign.routes import read_features, read_routes, route_ids
from phaseline.campaign.salvage import salvaged
from phaseline.campaign.scope import Scope
from phaseline.campaign.translations import Translations, read_translations
from phaseline.campaign.validation import found_and_expected, reportable
from phaseline.campaign.values import MAX_LATITUDE, nearest
from phaseline.errors import DataErrors, Fault

if TYPE_CHECKING:
    from phaseline.gazetteer import Gazetteer

_E = TypeVar("_E", bound=Entry)


def load(folder: str | Path, gazetteer: Gazetteer) -> Campaign:
    """The campaign in `folder`, its places looked up in `gazetteer`.

    Raises:
        DataErrors: the folder or a file is missing or faulty; one `Fault` for everything that is wrong.
    """
    reading = read(folder, gazetteer)
    if reading.faults or reading.campaign is None:
        raise DataErrors(reading.faults)
    return reading.campaign


@dataclass(frozen=True, slots=True)
class Reading:
    """What came of reading a folder: the faults, and the campaign as far as it could be read.

    With faults, the campaign lacks the entries of which nothing could be read, and others are `unread` in
    part; it is `None` if the folder cannot be read as a campaign at all.
    """

    faults: tuple[Fault, ...]
    campaign: Campaign | None
    scope: Scope


def read(folder: str | Path, gazetteer: Gazetteer, *, all_places: bool = True) -> Reading:
    """Reads the campaign in `folder` as far as it goes; raises nothing for faulty data.

    Without `all_places` the gazetteer may lack some, and a place that is not in it is no fault.
    """
    folder = Path(folder)
    if not folder.is_dir():
        fault = Fault(str(folder), None, "no such folder", "a campaign's folder")
        return Reading((fault,), None, Scope(None, None, None, whole=False))
    reader = _Reader(folder, gazetteer, all_places)
    campaign = reader.campaign()
    scope = reader.scope()
    return Reading(tuple(sorted(reader.faults, key=by_line)), campaign, scope)


def by_line(fault: Fault) -> tuple[str, int]:
    """The order in which faults are told."""
    return fault.file, fault.line or 0


class _Reader:
    """The lists of one folder, and the ids by which their entries are judged."""

    def __init__(self, folder: Path, gazetteer: Gazetteer, all_places: bool) -> None:
        self.lists = Lists(folder)
        self.faults = self.lists.faults
        self.features = read_features(folder, self.faults)
        self.lists.hold_keys("units", ("sides", "units"))
        self.known: dict[str, Any] = {
            "place": {place.id for place in gazetteer} if all_places else None,
            "located": _located(gazetteer) if all_places else None,
            "witness": self.lists.ids("witnesses"),
            "side": self.lists.ids("units", "sides"),
            "unit": self.lists.ids("units", "units"),
            "event": self.lists.ids("events"),
            "route": route_ids(self.features),
            "translations": self._translations(),
        }

    def campaign(self) -> Campaign | None:
        """All entries as far as they can be read."""
        heading = next(
            (self._entry(Heading, document, ()) for document in self.lists.documents["campaign"]), None
        )
        parts: dict[str, Any] = {
            "sides": _by_id(self._entries(Side, "units", "sides")),
            "units": _by_id(self._entries(Unit, "units", "units")),
            "witnesses": _by_id(self._entries(Witness, "witnesses")),
            "tracks": self._tracks(),
            "events": tuple(sorted(self._entries(Event, "events"), key=lambda e: e.when.sort_key)),
            "claims": tuple(self._entries(Disagreement, "claims")),
            "views": _by_id(self._entries(View, "views")),
            "routes": _by_id(read_routes(self.features or (), self.known, self.faults)),
        }
        for name in ("claims", "views"):
            self.lists.ids(name)
        for document in self.lists.documents["views"]:
            if document.data == ():
                self.lists.report(document, (), "no view", "one or more, for a view is a map")
        heading = heading or salvaged(Heading, {})
        return None if heading is None else Campaign(heading=heading, **parts)

    def scope(self) -> Scope:
        """What the files define and name; a slip for a unit's id names that unit too."""
        named = {*self.lists.words("tracks", "unit"), *self.lists.words("events", "units")}
        named |= {*self.lists.words("claims", "unit"), *self.lists.words("units", "parent", "units")}
        units = self.known["unit"] or ()
        named |= {nearest(word, units) or word for word in named if word not in units}
        lost = self.lists.unread & {"tracks", "events", "claims"}
        return Scope(self.known["unit"], self.known["event"], None if lost else named, not self.faults)

    def _translations(self) -> Translations:
        """The words of the other languages that the heading names."""
        try:
            table = read_translations(self.lists.folder)
        except DataErrors as error:
            self.faults += error.faults
            return {}
        headings = (document.data for document in self.lists.documents["campaign"])
        named = next((heading.get("languages") for heading in headings if isinstance(heading, dict)), None)
        wanted = named if isinstance(named, tuple) else ()
        return {
            text: {name: said for name, said in row.items() if name in wanted} for text, row in table.items()
        }

    def _entries(self, model: type[_E], name: str, section: str | None = None) -> list[_E]:
        found = (
            self._entry(model, document, at) for document, at, _ in list(self.lists.items(name, section))
        )
        return [entry for entry in found if entry is not None]

    def _entry(self, model: type[_E], document: Document, at: Location) -> _E | None:
        value: Any = document.data
        for step in at:
            value = value[step]
        try:
            return model.model_validate(value, context=self.known)
        except ValidationError as error:
            for item in reportable(error):
                found, expected = found_and_expected(item, model)
                self.lists.report(document, (*at, *item["loc"]), found, expected)
            return salvaged(model, value)

    def _tracks(self) -> dict[str, Track]:
        tracks: dict[str, Track] = {}
        for track in self._entries(Track, "tracks"):
            if track.unit in tracks:
                first = tracks[track.unit].spot.line
                expected = f"one track a unit (the first is on line {first})"
                self.faults.append(Fault(*track.spot, f"a second track of {track.unit!r}", expected))
            tracks.setdefault(track.unit, track)
        return tracks


def _located(gazetteer: Gazetteer) -> set[str]:
    """The places that can be drawn."""
    return {p.id for p in gazetteer if p.lat is not None and abs(p.lat) <= MAX_LATITUDE}


def _by_id(entries: Iterable[Any]) -> dict[str, Any]:
    return {entry.id: entry for entry in entries}
