"""What a campaign is made of: sides, units, tracks, events, disagreements, witnesses, routes and views.

Each class is at once the value the rest of Phaseline works with and the shape of one entry in the campaign's
files; `phaseline.campaign.load` reads the files into them. Times are `phaseline.when` values in the
campaign's own civil time, positions WGS 84 degrees, places ids of the gazetteer.

Where the validation context holds the ids that exist (`{"unit": {...}, "place": {...}}`), an id that is not
among them is an error.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from difflib import get_close_matches
from typing import Annotated, Literal, NamedTuple, Self, TypeVar

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    InstanceOf,
    ValidationInfo,
    model_validator,
)
from pydantic_core import PydanticCustomError

from phaseline import shipped
from phaseline.errors import UnknownName, WhenError
from phaseline.geo import LonLat
from phaseline.when import When, parse

_T = TypeVar("_T")

SPOT = "\0spot"
"""The key under which a reader of files tells an entry where it stands."""

Arm = Literal[
    "armored-train",
    "locomotive",
    "train",
    "cavalry",
    "infantry",
    "artillery",
    "ship",
    "aircraft",
    "workers",
    "police",
    "headquarters",
]
Mode = Literal["rail", "road", "sea", "air", "none"]
Basis = Literal["attested", "inferred"]
RouteClass = Literal["attested", "inferred", "conjectural"]
Shape = Literal["square", "circle", "diamond", "triangle"]
EventKind = Literal[
    "movement",
    "battle",
    "capture",
    "surrender",
    "sabotage",
    "uprising",
    "political",
    "order",
    "air",
    "naval",
    "clash",
    "aftermath",
]
EventStatus = Literal["happened", "ordered", "planned"]
WitnessKind = Literal[
    "memoir", "newspaper", "order", "report", "speech", "telegram", "article", "scholarship"
]
EndKind = Literal["destroyed", "disarmed", "surrendered", "dispersed", "withdrew", "landed"]


class Spot(NamedTuple):
    """Where an entry was written: its file, and its line counted from 1."""

    file: str
    line: int


class Window(NamedTuple):
    """A span of time, both ends included."""

    start: datetime
    end: datetime


class Text(Mapping[str, str]):
    """Words in one or more languages, by language tag (BCP 47)."""

    __slots__ = ("_words",)

    def __init__(self, words: Mapping[str, str]) -> None:
        self._words = dict(words)

    def __getitem__(self, language: str) -> str:
        return self._words[language]

    def __iter__(self) -> Iterator[str]:
        return iter(self._words)

    def __len__(self) -> int:
        return len(self._words)

    def __str__(self) -> str:
        return self.get()

    def __repr__(self) -> str:
        return f"Text({self._words!r})"

    def get(self, language: str = "en", default: object = None) -> str:
        """The words in `language`, else in English, else in the first language there is."""
        return self._words.get(language) or self._words.get("en") or next(iter(self._words.values()))


def fault(found: str, expected: str) -> PydanticCustomError:
    """A validation error in the two halves of a `phaseline.errors.Fault`."""
    return PydanticCustomError(
        "fault", "found {found}, expected {expected}", {"found": found, "expected": expected}
    )


def _shown(value: object) -> str:
    return repr(list(value)) if isinstance(value, tuple) else repr(value)


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """A hint at the nearest of the `known` words, or nothing."""
    near = get_close_matches(word, list(known), n=1, cutoff=0.7)
    return f" (did you mean {near[0]!r}?)" if near else ""


def _read_text(value: object) -> Text:
    words = {"en": value} if isinstance(value, str) else value
    if isinstance(words, Text):
        return words
    if not isinstance(words, dict) or not (words := {k: v for k, v in words.items() if k != SPOT}):
        raise fault(_shown(value), "words, or words by language such as {en: …, az: …}")
    for language, said in words.items():
        if not isinstance(said, str) or not said.strip():
            raise fault(f"{said!r} as the words in {language!r}", "words")
    return Text({language: said.strip() for language, said in words.items()})


def _read_when(value: object) -> When:
    if isinstance(value, When):
        return value
    if isinstance(value, int) and not isinstance(value, bool):
        value = str(value)
    if not isinstance(value, str):
        hint = "a date as EDTF text (one of a set goes in quotation marks)"
        raise fault("a list" if isinstance(value, tuple) else f"{value!r}", hint)
    try:
        return parse(value)
    except WhenError as error:
        found, _, expected = str(error).removeprefix("found ").partition(", expected ")
        raise fault(found, expected) from None


def _read_instant(value: object) -> datetime:
    if isinstance(value, datetime):
        return value
    when = _read_when(value)
    if when.earliest is None:
        raise fault(f"{value!r}", "a time with a beginning")
    return when.earliest


def _read_window(value: object) -> Window:
    if isinstance(value, Window):
        return value
    if not isinstance(value, tuple) or len(value) != 2:
        raise fault(_shown(value), "two dates, [first, last]")
    start, end = _read_instant(value[0]), _read_when(value[1]).latest
    if end is None or end <= start:
        raise fault(f"a window from {value[0]} to {value[1]}", "one that ends after it begins")
    return Window(start, end)


def _read_point(value: object) -> LonLat:
    if isinstance(value, LonLat):
        return value
    match value:
        case (int() | float() as lon, int() | float() as lat) if -180 <= lon <= 180 and -90 <= lat <= 90:
            return LonLat(float(lon), float(lat))
    raise fault(_shown(value), "[longitude, latitude] in degrees")


def _read_source(value: object) -> object:
    return {"witness": value} if isinstance(value, str) else value


def _known(kind: str, home: str) -> AfterValidator:
    def check(value: str, info: ValidationInfo) -> str:
        ids = (info.context or {}).get(kind)
        if ids is not None and value not in ids:
            raise fault(f"{kind} {value!r}", f"an id in {home}{did_you_mean(value, ids)}")
        return value

    return AfterValidator(check)


def _on_the_map(value: str, info: ValidationInfo) -> str:
    located = (info.context or {}).get("located")
    if located is not None and value not in located:
        raise fault(f"place {value!r} without coordinates", "one that has them, or a point")
    return value


def _at_most(letters: int) -> AfterValidator:
    def check(value: Text) -> Text:
        for words in value.values():
            if len(words) > letters:
                raise fault(f"{words!r}, {len(words)} letters", f"{letters} or fewer")
        return value

    return AfterValidator(check)


Id = Annotated[str, Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")]
Words = Annotated[InstanceOf[Text], BeforeValidator(_read_text)]
Edtf = Annotated[InstanceOf[When], BeforeValidator(_read_when)]
Instant = Annotated[datetime, BeforeValidator(_read_instant)]
Span = Annotated[InstanceOf[Window], BeforeValidator(_read_window)]
Point = Annotated[InstanceOf[LonLat], BeforeValidator(_read_point)]
PlaceId = Annotated[str, _known("place", "the gazetteer")]
MappedPlaceId = Annotated[PlaceId, AfterValidator(_on_the_map)]
UnitId = Annotated[str, _known("unit", "units.yaml")]
SideId = Annotated[str, _known("side", "units.yaml")]
WitnessId = Annotated[str, _known("witness", "witnesses.yaml")]
RouteId = Annotated[str, _known("route", "routes.geojson")]
EventId = Annotated[str, _known("event", "events.yaml")]


class Entry(BaseModel):
    """One entry of a campaign's files; `spot` tells where it stands."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True, validate_by_name=True)

    spot: Annotated[InstanceOf[Spot], Field(alias=SPOT, repr=False)] = Spot("", 0)


class Source(Entry):
    """Who says so: a witness, and the section of the article in which that is told."""

    witness: WitnessId
    section: str | None = None
    note: Words | None = None


SourceRef = Annotated[Source, BeforeValidator(_read_source)]


class Witness(Entry):
    """Whoever claims a fact: a memoir, a newspaper, an order."""

    id: Id
    name: Words
    kind: WitnessKind
    reference: str | None = None
    note: Words | None = None


class Side(Entry):
    """A party to the campaign, with the colour and shape of its signs."""

    id: Id
    name: Words
    short: Words
    colour: Annotated[str, Field(pattern=r"^#[0-9a-fA-F]{6}$")]
    shape: Shape
    note: Words | None = None


class Count(Entry):
    """How many of something: an exact or approximate `count`, or a `range` from low to high."""

    what: Words
    count: Annotated[int, Field(ge=0)] | None = None
    range: tuple[int, int] | None = None
    approximate: bool = False
    side: SideId | None = None
    source: SourceRef | None = None

    @model_validator(mode="after")
    def _one_figure(self) -> Self:
        if (self.count is None) == (self.range is None):
            figures = "no figure" if self.count is None else "two figures"
            raise fault(f"{self.what.get()!r} with {figures}", "count or range")
        return self


class Unit(Entry):
    """A body of troops, a train, a ship or a party that moves or holds ground."""

    id: Id
    name: Words
    short: Annotated[Words, _at_most(14)]
    side: SideId
    arm: Arm
    parent: UnitId | None = None
    commander: Words | None = None
    strength: tuple[Count, ...] = ()
    note: Words | None = None
    sources: tuple[SourceRef, ...] = ()


class Fix(Entry):
    """A unit at a place: from `when` it arrives, or is attested there, `until` it leaves.

    `via` is the route by which it came from the fix before. A fix without a time is placed in time by its
    neighbours and must be inferred.
    """

    place: MappedPlaceId | None = None
    point: Point | None = None
    uncertainty_km: Annotated[float, Field(ge=0)] | None = None
    when: Edtf | None = None
    until: Edtf | None = None
    basis: Basis = "attested"
    via: RouteId | None = None
    text: Words | None = None
    sources: tuple[SourceRef, ...] = ()

    @model_validator(mode="after")
    def _whole(self) -> Self:
        if (self.place is None) == (self.point is None):
            found = (
                "a fix without place or point" if self.place is None else "a fix with both place and point"
            )
            raise fault(found, "one of the two")
        if self.when is None and self.until is None and self.basis == "attested":
            raise fault("an attested fix without 'when'", "a date, or basis: inferred")
        return self


class Ending(Entry):
    """When and how a unit ceased to be a unit in the field; from then on it is not drawn."""

    when: Edtf
    how: EndKind
    text: Words | None = None
    sources: tuple[SourceRef, ...] = ()


class Track(Entry):
    """A unit's fixes in order, the mode of travel between them, and how it ended."""

    unit: UnitId
    mode: Mode
    fixes: Annotated[tuple[Fix, ...], Field(min_length=1)]
    ends: Ending | None = None
    note: Words | None = None

    @model_validator(mode="after")
    def _bounded(self) -> Self:
        first, last = self.fixes[0], self.fixes[-1]
        if not (first.when or first.until):
            raise fault(f"a track of {self.unit!r} whose first fix has no time", "when or until")
        if not (last.when or last.until or self.ends):
            raise fault(f"a track of {self.unit!r} whose last fix has no time", "when, until or ends")
        return self


class Taking(Entry):
    """The side that holds a place from an event on."""

    place: PlaceId
    side: SideId


class Event(Entry):
    """Something that happened, was ordered or was planned."""

    id: Id
    kind: EventKind
    status: EventStatus = "happened"
    when: Edtf
    places: tuple[PlaceId, ...] = ()
    units: tuple[UnitId, ...] = ()
    title: Annotated[Words, _at_most(60)]
    text: Words
    takes: tuple[Taking, ...] = ()
    numbers: tuple[Count, ...] = ()
    sources: tuple[SourceRef, ...] = ()
    note: Words | None = None


class Claim(Entry):
    """What one witness states: a time, a place, or something else in words."""

    witness: WitnessId
    edtf: Edtf | None = None
    place: PlaceId | None = None
    value: Words | None = None
    section: str | None = None
    note: Words | None = None

    @model_validator(mode="after")
    def _one_statement(self) -> Self:
        said = [key for key in ("edtf", "place", "value") if getattr(self, key) is not None]
        if not said:
            raise fault(f"a claim of {self.witness!r} that states nothing", "edtf, place or value")
        return self


def _as_words(value: object) -> object:
    return str(value) if isinstance(value, int | float) and not isinstance(value, bool) else value


class Disagreement(Entry):
    """Claims that differ about one thing, the one preferred, and why."""

    id: Id
    about: Words
    event: EventId | None = None
    unit: UnitId | None = None
    claims: Annotated[tuple[Claim, ...], Field(min_length=2)]
    preferred: Annotated[str, BeforeValidator(_as_words)] | None = None
    reason: Words | None = None

    @property
    def choice(self) -> Claim | None:
        """The preferred claim; `None` if none is, or if what is named is not among the claims."""
        if self.preferred is None:
            return None
        if self.preferred.isdecimal():
            index = int(self.preferred) - 1
            return self.claims[index] if 0 <= index < len(self.claims) else None
        return next((claim for claim in self.claims if claim.witness == self.preferred), None)


class Chapter(Entry):
    """A named run of steps, from an instant to the next chapter."""

    title: Words
    start: Annotated[Instant, Field(alias="from")]
    text: Words


class Choice(Entry):
    """Which events or units a view shows: all, those listed, or events of some kinds."""

    everything: bool = False
    ids: tuple[str, ...] = ()
    kinds: tuple[EventKind, ...] = ()


def _read_choice(value: object) -> object:
    if value == "all":
        return {"everything": True}
    if isinstance(value, tuple):
        return {"ids": value}
    if isinstance(value, dict) and set(value) <= {"kinds", SPOT}:
        return value
    if isinstance(value, Choice):
        return value
    raise fault(_shown(value), "all, a list of ids, or {kinds: [...]}")


Chosen = Annotated[Choice, BeforeValidator(_read_choice)]


def _read_extent(value: object) -> object:
    match value:
        case (int() | float() as w, int() | float() as s, int() | float() as e, int() | float() as n) if (
            w < e and s < n
        ):
            return value
    raise fault(_shown(value), "[west, south, east, north] in degrees")


class View(Entry):
    """One map: a window in time, an extent in degrees (west, south, east, north), and what it shows."""

    id: Id
    title: Words
    subtitle: Words | None = None
    window: Span
    extent: Annotated[tuple[float, float, float, float], BeforeValidator(_read_extent)]
    units: Chosen = Choice(everything=True)
    events: Chosen = Choice(everything=True)
    steps: tuple[Instant, ...] = ()
    chapters: tuple[Chapter, ...] = ()
    note: Words | None = None


class Route(Entry):
    """A line that units followed, drawn along a valley, a road or a sea lane; `coords` in order."""

    id: Id
    name: Words
    route_class: Annotated[RouteClass, Field(alias="class")]
    mode: Mode
    coords: tuple[Point, ...]
    sources: tuple[str, ...] = ()
    note: Words | None = None


class Heading(Entry):
    """What campaign.yaml says of the campaign as a whole."""

    id: Id
    title: Words
    subtitle: Words | None = None
    summary: Words
    calendar: Words
    zone: Words
    epoch: Instant
    window: Span
    languages: Annotated[tuple[str, ...], Field(min_length=1)]
    sources: tuple[SourceRef, ...] = ()
    note: Words | None = None


@dataclass(frozen=True, slots=True)
class Campaign:
    """A documented campaign. Events are in order of time; everything else is as written.

    `epoch` is the instant from which scenes count minutes; `window` the span of time the campaign covers.
    """

    heading: Heading
    sides: Mapping[str, Side]
    units: Mapping[str, Unit]
    tracks: Mapping[str, Track]
    events: tuple[Event, ...]
    claims: tuple[Disagreement, ...]
    witnesses: Mapping[str, Witness]
    views: Mapping[str, View]
    routes: Mapping[str, Route]

    @classmethod
    def shipped(cls, name: str = "azerbaijan-1920") -> Campaign:
        """A campaign that comes with Phaseline, its places those of the shipped gazetteer."""
        from phaseline.campaign.load import load
        from phaseline.gazetteer import Gazetteer

        return load(shipped.folder(f"campaigns/{name}"), Gazetteer.shipped())

    @property
    def id(self) -> str:
        return self.heading.id

    @property
    def title(self) -> Text:
        return self.heading.title

    @property
    def summary(self) -> Text:
        return self.heading.summary

    @property
    def calendar(self) -> Text:
        return self.heading.calendar

    @property
    def zone(self) -> Text:
        return self.heading.zone

    @property
    def epoch(self) -> datetime:
        return self.heading.epoch

    @property
    def window(self) -> Window:
        return self.heading.window

    @property
    def languages(self) -> tuple[str, ...]:
        return self.heading.languages

    def view(self, view_id: str) -> View:
        """The view of that id.

        Raises:
            UnknownName: there is none; the message names those there are.
        """
        return _named("view", view_id, self.views)

    def unit(self, unit_id: str) -> Unit:
        """The unit of that id.

        Raises:
            UnknownName: there is none; the message names those there are.
        """
        return _named("unit", unit_id, self.units)

    def units_of(self, view: View) -> tuple[Unit, ...]:
        """The units a view shows, in the order of units.yaml."""
        return tuple(u for u in self.units.values() if view.units.everything or u.id in view.units.ids)

    def events_of(self, view: View) -> tuple[Event, ...]:
        """The events a view shows that may have happened within its window, in order of time."""
        chosen = view.events
        wanted = (e for e in self.events if chosen.everything or e.id in chosen.ids or e.kind in chosen.kinds)
        return tuple(event for event in wanted if overlaps(event.when, view.window))


def _named(kind: str, name: str, values: Mapping[str, _T]) -> _T:
    try:
        return values[name]
    except KeyError:
        raise UnknownName(f"found {kind} {name!r}, expected one of {', '.join(values)}") from None


def overlaps(when: When, window: Window) -> bool:
    """Whether `when` can mean a minute within `window`."""
    return (when.earliest or datetime.min) <= window.end and (when.latest or datetime.max) >= window.start
