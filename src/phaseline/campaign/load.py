"""Reads a campaign's folder: YAML files, and GeoJSON for the routes.

Every fault of every file is collected with its line, and all are raised together. `campaign.yaml`,
`witnesses.yaml`, `units.yaml`, `tracks.yaml`, `events.yaml` and `views.yaml` must be there; `claims.yaml` and
`routes.geojson` may be left out. A list that has grown long may be a folder instead, its files read in order
of name: `events/1-approach.yaml`, `events/2-rising.yaml` for `events.yaml`. The words of other languages
stand in `translations.csv` (see `phaseline.campaign.translations`).
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Set
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

from pydantic import ValidationError

from phaseline.campaign.campaign import Campaign
from phaseline.campaign.document import Document, read_text
from phaseline.campaign.model import (
    Disagreement,
    Entry,
    Event,
    Heading,
    Route,
    Side,
    Track,
    Unit,
    View,
    Witness,
)
from phaseline.campaign.salvage import salvaged
from phaseline.campaign.translations import Translations, read_translations
from phaseline.campaign.validation import found_and_expected, reportable
from phaseline.campaign.values import ID_PATTERN, MAX_LATITUDE, SPOT, Spot, did_you_mean, nearest
from phaseline.errors import DataErrors, Fault

if TYPE_CHECKING:
    from phaseline.gazetteer import Gazetteer

_E = TypeVar("_E", bound=Entry)
_Location = tuple[str | int, ...]


def load(folder: str | Path, gazetteer: Gazetteer) -> Campaign:
    """The campaign in `folder`, its places looked up in `gazetteer`.

    Raises:
        DataErrors: the folder or a file is missing or faulty; one `Fault` for everything that is wrong.
    """
    reading = read(folder, gazetteer)
    if reading.faults or reading.campaign is None:
        raise DataErrors(reading.faults)
    return reading.campaign


class Scope(NamedTuple):
    """The ids that a campaign's files define, well or not, and the units that anything in them names.

    `None` where a file could not be read at all.
    """

    units: Set[str] | None
    events: Set[str] | None
    named: Set[str] | None

    @classmethod
    def of(cls, campaign: Campaign) -> Scope:
        """The scope of a campaign that was read whole."""
        events = {event.id for event in campaign.events}
        named = {unit for event in campaign.events for unit in event.units} | set(campaign.tracks)
        named |= {claims.unit for claims in campaign.claims if claims.unit}
        named |= {unit.parent for unit in campaign.units.values() if unit.parent}
        return cls(set(campaign.units), events, named)


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
        return Reading((fault,), None, Scope(None, None, None))
    reader = _Reader(folder, gazetteer, all_places)
    campaign = reader.campaign()
    scope = reader.scope()
    return Reading(tuple(sorted(reader.faults, key=by_line)), campaign, scope)


def by_line(fault: Fault) -> tuple[str, int]:
    """The order in which faults are told."""
    return fault.file, fault.line or 0


class _Reader:
    """The files of one folder, the ids they define, and the faults found so far."""

    def __init__(self, folder: Path, gazetteer: Gazetteer, all_places: bool) -> None:
        self.folder = folder
        self.faults: list[Fault] = []
        self.unread: set[str] = set()  # the lists that may define more than can be read
        self.documents = {
            name: self._open(name, required=name != "claims")
            for name in ("campaign", "witnesses", "units", "tracks", "events", "claims", "views")
        }
        self.features = self._features("routes.geojson")
        self._only_keys("units", ("sides", "units"))
        self.known: dict[str, Any] = {
            "place": {place.id for place in gazetteer} if all_places else None,
            "located": _located(gazetteer) if all_places else None,
            "witness": self._ids("witnesses"),
            "side": self._ids("units", "sides"),
            "unit": self._ids("units", "units"),
            "event": self._ids("events"),
            "route": self._route_ids(),
            "translations": self._translations(),
        }

    def campaign(self) -> Campaign | None:
        """All entries as far as they can be read."""
        heading = next((self._entry(Heading, document, ()) for document in self.documents["campaign"]), None)
        parts: dict[str, Any] = {
            "sides": _by_id(self._entries(Side, "units", "sides")),
            "units": _by_id(self._entries(Unit, "units", "units")),
            "witnesses": _by_id(self._entries(Witness, "witnesses")),
            "tracks": self._tracks(),
            "events": tuple(sorted(self._entries(Event, "events"), key=lambda e: e.when.sort_key)),
            "claims": tuple(self._entries(Disagreement, "claims")),
            "views": _by_id(self._entries(View, "views")),
            "routes": _by_id(self._routes()),
        }
        for name in ("claims", "views"):
            self._ids(name)
        for document in self.documents["views"]:
            if document.data == ():
                self._report(document, (), "no view", "one or more, for a view is a map")
        heading = heading or salvaged(Heading, {})
        return None if heading is None else Campaign(heading=heading, **parts)

    def scope(self) -> Scope:
        """What the files define and name; a slip for a unit's id names that unit too."""
        named = {*self._values("tracks", "unit"), *self._values("events", "units")}
        named |= {*self._values("claims", "unit"), *self._values("units", "parent", "units")}
        units = self.known["unit"] or ()
        named |= {nearest(word, units) or word for word in named if word not in units}
        lost = self.unread & {"tracks", "events", "claims"}
        return Scope(self.known["unit"], self.known["event"], None if lost else named)

    def _values(self, name: str, key: str, section: str | None = None) -> set[str]:
        """The words under a key of a list's entries, each a word or a list of words."""
        values = [item.get(key) for _, _, item in self._items(name, section) if isinstance(item, dict)]
        words = [value if isinstance(value, tuple) else (value,) for value in values]
        return {word for row in words for word in row if isinstance(word, str)}

    def _open(self, name: str, *, required: bool) -> list[Document]:
        """The list's one file, or the files of its folder; those that cannot be read are left out."""
        path = self.folder / f"{name}.yaml"
        folder = self.folder / name
        if folder.is_dir():
            paths = sorted(folder.glob("*.yaml"))
            if path.exists():
                self.faults.append(Fault(str(path), None, f"a file beside the folder {name}/", "one of them"))
            elif not paths:
                self.faults.append(Fault(str(folder), None, "an empty folder", "one *.yaml file or more"))
        else:
            paths = [path] if required or path.exists() else []
        documents = []
        for path in paths:
            try:
                document = Document(path)
            except DataErrors as error:
                self.faults += error.faults
                self.unread.add(name)
                continue
            self.faults += document.faults
            documents.append(document)
        return documents

    def _items(self, name: str, section: str | None = None) -> Iterator[tuple[Document, _Location, object]]:
        """The entries of a list (or of the lists under `section`), each with its document and location."""
        for document in self.documents[name]:
            at: _Location = () if section is None else (section,)
            data = document.data
            if section is not None:
                data = data.get(section, ()) if isinstance(data, dict) else None
            if not isinstance(data, tuple):
                found = "no list" + (f" under {section!r}" if section else "")
                self._report(document, at, found, f"a list of {section or name}")
                self.unread.add(name)
                continue
            yield from ((document, (*at, i), item) for i, item in enumerate(data))

    def _ids(self, name: str, section: str | None = None) -> set[str] | None:
        """The ids of a list's entries, `None` if some cannot be read; an id given twice is a fault."""
        first: dict[str, Spot] = {}
        nameless = False
        for document, at, item in self._items(name, section):
            found = item.get("id") if isinstance(item, dict) else None
            nameless |= not isinstance(found, str) or not re.match(ID_PATTERN, found)
            if not isinstance(found, str):
                continue
            spot = Spot(document.file, document.line((*at, "id")))
            if found in first:
                where = f"line {first[found].line}"
                if first[found].file != spot.file:
                    where += f" of {Path(first[found].file).name}"
                self._report(document, (*at, "id"), f"id {found!r} again", f"one not used on {where}")
            first.setdefault(found, spot)
        return None if nameless or name in self.unread else set(first)

    def _translations(self) -> Translations:
        """The words of the other languages that the heading names."""
        try:
            table = read_translations(self.folder)
        except DataErrors as error:
            self.faults += error.faults
            return {}
        headings = (document.data for document in self.documents["campaign"])
        named = next((heading.get("languages") for heading in headings if isinstance(heading, dict)), None)
        wanted = named if isinstance(named, tuple) else ()
        return {
            text: {name: said for name, said in row.items() if name in wanted} for text, row in table.items()
        }

    def _route_ids(self) -> set[str] | None:
        if self.features is None:
            return None
        return {route["id"] for route in self.features if isinstance(route.get("id"), str)}

    def _entries(self, model: type[_E], name: str, section: str | None = None) -> list[_E]:
        found = (self._entry(model, document, at) for document, at, _ in list(self._items(name, section)))
        return [entry for entry in found if entry is not None]

    def _entry(self, model: type[_E], document: Document, at: _Location) -> _E | None:
        value: Any = document.data
        for step in at:
            value = value[step]
        try:
            return model.model_validate(value, context=self.known)
        except ValidationError as error:
            for item in reportable(error):
                found, expected = found_and_expected(item, model)
                self._report(document, (*at, *item["loc"]), found, expected)
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

    def _only_keys(self, name: str, keys: tuple[str, ...]) -> None:
        for document in self.documents[name]:
            for key in document.data if isinstance(document.data, dict) else ():
                if key not in keys and key != SPOT:
                    expected = " or ".join(keys) + did_you_mean(key, keys)
                    self._report(document, (key,), f"key {key!r}", expected)
                    self.unread.add(name)

    def _report(self, document: Document, at: _Location, found: str, expected: str) -> None:
        new = Fault(document.file, document.line(at), found, expected)
        if new not in self.faults:
            self.faults.append(new)

    def _features(self, name: str) -> list[dict[str, Any]] | None:
        """The routes file's features as entries, none if there is no such file, `None` if it is faulty."""
        path = self.folder / name
        if not path.exists():
            return []
        try:
            text = read_text(path)
            data = json.loads(text)
            features = data["features"]
            return [_route_entry(feature, str(path), text) for feature in features]
        except DataErrors as error:
            self.faults += error.faults
        except json.JSONDecodeError as error:
            self.faults.append(
                Fault(str(path), error.lineno, f"a JSON fault ({error.msg})", "well-formed JSON")
            )
        except (TypeError, KeyError, AttributeError, ValueError, RecursionError):
            self.faults.append(Fault(str(path), 1, "no list of features", "a FeatureCollection"))
        return None

    def _routes(self) -> list[Route]:
        routes: list[Route] = []
        for index, entry in enumerate(self.features or ()):
            spot: Spot = entry[SPOT]
            what = f"feature {index}" + (f" ({entry['id']!r})" if isinstance(entry.get("id"), str) else "")
            try:
                route = Route.model_validate(entry, context=self.known)
            except ValidationError as error:
                for item in reportable(error):
                    found, expected = found_and_expected(item, Route)
                    self.faults.append(Fault(*spot, f"{found} in {what}", expected))
                salvaged_route = salvaged(Route, entry)
                if salvaged_route is None or not salvaged_route.unread.isdisjoint({"coords", "mode"}):
                    continue
                route = salvaged_route
            if any(route.id == other.id for other in routes):
                self.faults.append(Fault(*spot, f"id {route.id!r} again in {what}", "every id once"))
            routes.append(route)
        return routes


def _route_entry(feature: Any, file: str, text: str) -> dict[str, Any]:
    properties, geometry = feature.get("properties") or {}, feature.get("geometry") or {}
    coords = geometry.get("coordinates", ())
    line_string = geometry.get("type") == "LineString" and isinstance(coords, list) and len(coords) > 1
    said = json.dumps(properties.get("id"), ensure_ascii=False)
    line = text.count("\n", 0, max(text.find(said), 0)) + 1
    sources = properties.get("sources") or ()
    return {
        **properties,
        "sources": (sources,) if isinstance(sources, str) else tuple(sources),
        "coords": tuple(tuple(c[:2]) if isinstance(c, list) else c for c in coords) if line_string else None,
        SPOT: Spot(file, line),
    }


def _located(gazetteer: Gazetteer) -> set[str]:
    """The places that can be drawn."""
    return {p.id for p in gazetteer if p.lat is not None and abs(p.lat) <= MAX_LATITUDE}


def _by_id(entries: Iterable[Any]) -> dict[str, Any]:
    return {entry.id: entry for entry in entries}
