"""Reading the gazetteer's CSV tables, with every fault of every table reported together."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import NamedTuple

from phaseline.errors import DataErrors, Fault
from phaseline.gazetteer.checks import Checker, refuse
from phaseline.gazetteer.kinds import KINDS
from phaseline.gazetteer.model import Name, Place, Relation, Source

_HEADERS = {
    "places.csv": "id,title,kind,feature_code,lat,lon,uncertainty_km,certainty,start,end,sources,note",
    "names.csv": "place,text,language,use,start,end,sources",
    "relations.csv": "place,relation,other,value,sources",
    "sources.csv": "id,title,url,licence,note",
}
COLUMNS = {name: header.split(",") for name, header in _HEADERS.items()}
CERTAINTIES = ("certain", "less-certain", "uncertain")
USES = ("text", "period", "modern", "variant")
RELATIONS = ("station-of", "part-of", "on-line", "same-place-later-named", "replaced-by")
_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_FEATURE_CODE = re.compile(r"[AHLPRSTUV](\.[A-Z0-9]+)?")
_LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*")


@dataclass(slots=True)
class _Table(Checker):
    """One of the tables, whose header is fixed."""

    def table_rows(self) -> Iterator[dict[str, str]]:
        columns = COLUMNS[self.path.name]
        header = ",".join(columns)
        text = self.content(f"a CSV table with the columns {header}")
        if text is not None:
            yield from self.rows(text, lambda found: None if found == columns else header)

    def sources(self, value: str, known: Collection[str]) -> tuple[str, ...]:
        """The cell's sources; they are not checked if the table of sources could not be read (known is
        empty)."""
        listed = tuple(part.strip() for part in value.split(";") if part.strip())
        for source in listed if known else ():
            if source.partition(":")[0] not in known:
                self.fault(f"source {source!r}", "an id of sources.csv, with a locator after a colon")
        return listed


class Beside(NamedTuple):
    """The ids of places and sources that tables may refer to without having them."""

    places: Collection[str]
    sources: Collection[str]


@dataclass(slots=True)
class _Reading:
    """The state of one reading of a folder, whose rows may refer to the places and sources `beside` it."""

    folder: Path
    beside: Beside | None = None
    faults: list[Fault] = field(default_factory=list)
    sources: dict[str, Source] = field(default_factory=dict)
    names: defaultdict[str, list[Name]] = field(default_factory=lambda: defaultdict(list))
    relations: defaultdict[str, list[Relation]] = field(default_factory=lambda: defaultdict(list))

    def table(self, name: str) -> tuple[_Table, Iterator[dict[str, str]]]:
        table = _Table(self.folder / name, self.faults)
        may_lack = self.beside is not None and name != "places.csv"
        return table, iter(()) if may_lack and not table.path.exists() else table.table_rows()

    @property
    def known_sources(self) -> Collection[str]:
        return self.sources.keys() | self.beside.sources if self.beside else self.sources

    def read_sources(self) -> None:
        table, rows = self.table("sources.csv")
        for row in rows:
            if row["id"] in self.sources:
                table.fault(f"source {row['id']!r} again", "each source once")
            self.sources[row["id"]] = Source(**row)

    def read_places(self) -> dict[str, Place]:
        places: dict[str, Place] = {}
        table, rows = self.table("places.csv")
        for row in rows:
            place = self._place(table, row)
            if place.id in places:
                table.fault(f"place {place.id!r} again", "each place once")
            places[place.id] = place
        return places

    def _place(self, table: _Table, row: dict[str, str]) -> Place:
        table.matching("id", row["id"], _ID, "ganja-station")
        table.one_of("kind", row["kind"], KINDS)
        table.one_of("certainty", row["certainty"], CERTAINTIES)
        if row["feature_code"]:
            table.matching("feature_code", row["feature_code"], _FEATURE_CODE, "P.PPL")
        if not row["title"]:
            table.fault("an empty title", "the name by which the place is shown")
        lat, lon = table.number("lat", row["lat"], -90, 90), table.number("lon", row["lon"], -180, 180)
        radius = table.number("uncertainty_km", row["uncertainty_km"], 0, 20_000)
        given = [bool(row[column]) for column in ("lat", "lon", "uncertainty_km")]
        if len(set(given)) > 1:
            table.fault(
                f"lat {row['lat']!r}, lon {row['lon']!r}, uncertainty_km {row['uncertainty_km']!r}",
                "all three, or none where the position is unknown",
            )
        return Place(
            id=row["id"],
            title=row["title"],
            kind=row["kind"],
            feature_code=row["feature_code"],
            lat=lat,
            lon=lon,
            uncertainty_km=radius,
            certainty=row["certainty"],  # type: ignore[arg-type]
            start=table.date("start", row["start"]),
            end=table.date("end", row["end"]),
            sources=table.sources(row["sources"], self.known_sources),
            note=row["note"],
        )

    def read_names(self, places: Collection[str]) -> None:
        table, rows = self.table("names.csv")
        seen: set[tuple[str, ...]] = set()
        for row in rows:
            _known(table, "place", row["place"], places)
            if not any(character.isalnum() for character in row["text"]):
                table.fault(f"text {row['text']!r}", "a name with a letter in it")
            table.matching("language", row["language"], _LANGUAGE, "az-Cyrl")
            table.one_of("use", row["use"], USES)
            attested = tuple(row[column] for column in ("place", "text", "language", "use", "start", "end"))
            if attested in seen:
                table.fault(f"{row['text']!r} of {row['place']!r} again", "each attestation once")
            seen.add(attested)
            name = Name(
                text=row["text"],
                language=row["language"],
                use=row["use"],
                start=table.date("start", row["start"]),
                end=table.date("end", row["end"]),
                sources=table.sources(row["sources"], self.known_sources),
            )
            self.names[row["place"]].append(name)

    def read_relations(self, places: Collection[str]) -> None:
        table, rows = self.table("relations.csv")
        others = {*places, *self.beside.places} if self.beside else places
        for row in rows:
            _known(table, "place", row["place"], places)
            if table.one_of("relation", row["relation"], RELATIONS) != "on-line":
                _known(table, "other", row["other"], others)
            elif row["value"]:
                table.number("value", row["value"], 0, 20_000)
            sources = table.sources(row["sources"], self.known_sources)
            self.relations[row["place"]].append(
                Relation(row["relation"], row["other"], row["value"], sources)
            )


def _known(table: _Table, column: str, value: str, places: Collection[str]) -> None:
    if places and value not in places:
        table.fault(f"{column} {value!r}", "an id of places.csv")


def read_tables(folder: Path, beside: Beside | None = None) -> tuple[list[Place], list[Source]]:
    """The places (with their names and relations) and sources of a folder of CSV tables.

    `places.csv`, `names.csv`, `relations.csv` and `sources.csv`, UTF-8, comma-separated, header row; lists
    inside a cell are separated by `; `. Tables that stand `beside` a gazetteer may refer to its places and
    sources; of them only `places.csv` must be there.

    Raises:
        DataErrors: every fault of every table, with file and line.
    """
    from dataclasses import replace

    reading = _Reading(Path(folder), beside)
    if not reading.folder.is_dir():
        refuse(reading.folder, "no such folder", "a folder with " + ", ".join(COLUMNS))
    reading.read_sources()
    places = reading.read_places()
    reading.read_names(places)
    reading.read_relations(places)
    if reading.faults:
        raise DataErrors(reading.faults)
    whole = [
        replace(p, names=tuple(reading.names[p.id]), relations=tuple(reading.relations[p.id]))
        for p in places.values()
    ]
    return whole, list(reading.sources.values())


@cache
def shipped_tables() -> tuple[list[Place], list[Source]]:
    """The places and sources that come with Phaseline, read once."""
    from phaseline import shipped

    return read_tables(shipped.folder("gazetteer"))
