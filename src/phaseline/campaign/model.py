"""What a campaign is made of: sides, units, tracks, events, disagreements, witnesses, routes and views.

Each class is at once the value the rest of Phaseline works with and the shape of one entry in the files of a
campaign; `phaseline.campaign.load` reads the files into them. Times are `phaseline.when` values in the civil
time of the campaign, positions WGS 84 degrees, places ids of the gazetteer. But for a source's, a `note` is
the editor's, for those who work on the record: it is neither shown on a map nor translated.
"""

from __future__ import annotations

from typing import Annotated, Literal, Self

from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    InstanceOf,
    ValidationInfo,
    model_validator,
)

from phaseline.campaign.kinds import Arm, Echelon, EventKind
from phaseline.campaign.plurals import in_number
from phaseline.campaign.values import (
    SPOT,
    UNREAD,
    Edtf,
    EventId,
    Extent,
    Id,
    Instant,
    Language,
    MappedPlaceId,
    PlaceId,
    Point,
    Remark,
    RouteId,
    Short,
    SideId,
    Span,
    Spot,
    Things,
    Title,
    UnitId,
    ViewId,
    WitnessId,
    Words,
    fault,
    is_lenient,
    shown,
)

Mode = Literal["rail", "road", "sea", "air", "none"]
Basis = Literal["attested", "inferred"]
Hours = Literal["told", "inferred"]
RouteClass = Literal["attested", "inferred", "conjectural"]
Shape = Literal["square", "circle", "diamond", "triangle"]
EventStatus = Literal["happened", "ordered", "planned"]
WitnessKind = Literal[
    "memoir", "newspaper", "order", "report", "speech", "telegram", "article", "scholarship"
]
EndKind = Literal[
    "destroyed",
    "disarmed",
    "surrendered",
    "dispersed",
    "withdrew",
    "landed",
    "joined",
    "seized",
    "untold",
]


class Entry(BaseModel):
    """One entry of a campaign's files; `spot` tells where it stands.

    `unread` names the keys that could not be read. It is empty in every campaign that `load` gives; only what
    `check` reads has entries with keys left out.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True, validate_by_name=True)

    spot: Annotated[InstanceOf[Spot], Field(alias=SPOT, repr=False)] = Spot("", 0)
    unread: Annotated[frozenset[str], Field(alias=UNREAD, repr=False)] = frozenset()


class Source(Entry):
    """Who says so: a witness, and the section of the article in which that is told."""

    witness: WitnessId
    section: str | None = None
    note: Words | None = None


def _read_source(value: object) -> object:
    return {"witness": value} if isinstance(value, str) else value


SourceRef = Annotated[Source, BeforeValidator(_read_source)]


class Witness(Entry):
    """Whoever claims a fact: a memoir, a newspaper, an order."""

    id: Id
    name: Words
    kind: WitnessKind
    reference: str | None = None
    note: Remark | None = None


class Side(Entry):
    """A party to the campaign, with the colour and shape of its signs."""

    id: Id
    name: Words
    short: Words
    colour: Annotated[str, Field(pattern=r"^#[0-9a-fA-F]{6}$")]
    shape: Shape
    note: Remark | None = None


class Count(Entry):
    """How many of something: an exact or approximate `count`, or a `range` from low to high."""

    what: Things
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
        if self.range and not 0 <= self.range[0] <= self.range[1]:
            raise fault(f"{self.what.get()!r} with the range {shown(self.range)}", "[low, high]")
        return self

    def words(self, language: str = "en") -> str:
        """What is counted as it stands after the figure; after a range, as after its higher end."""
        number = self.range[1] if self.range else self.count
        assert number is not None
        return in_number(self.what.get(language), number, language, about=self.approximate)


class Unit(Entry):
    """A body of troops, a train, a ship or a party that moves or holds ground."""

    id: Id
    name: Words
    short: Short
    side: SideId
    arm: Arm
    echelon: Echelon | None = None
    parent: UnitId | None = None
    commander: Words | None = None
    strength: tuple[Count, ...] = ()
    note: Remark | None = None
    sources: tuple[SourceRef, ...] = ()


class Fix(Entry):
    """A unit at a place: from `when` it arrives, or is attested there, `until` it leaves.

    `via` is the route by which it came from the fix before. `hours` says whether a source tells those of an
    attested day. A fix without a time is placed in time by its
    neighbours and must be inferred.
    """

    place: MappedPlaceId | None = None
    point: Point | None = None
    uncertainty_km: Annotated[float, Field(ge=0, le=20_000)] | None = None
    when: Edtf | None = None
    until: Edtf | None = None
    hours: Hours = "told"
    basis: Basis = "attested"
    via: RouteId | None = None
    text: Words | None = None
    sources: tuple[SourceRef, ...] = ()

    @model_validator(mode="after")
    def _whole(self, info: ValidationInfo) -> Self:
        if is_lenient(info):
            return self
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
    note: Remark | None = None

    @model_validator(mode="after")
    def _bounded(self, info: ValidationInfo) -> Self:
        if is_lenient(info):
            return self
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
    """Something that happened, was ordered or was planned; `hours` says whether a source tells its hours."""

    id: Id
    kind: EventKind
    status: EventStatus = "happened"
    when: Edtf
    hours: Hours = "told"
    places: tuple[PlaceId, ...] = ()
    units: tuple[UnitId, ...] = ()
    title: Title
    text: Words
    takes: tuple[Taking, ...] = ()
    numbers: tuple[Count, ...] = ()
    sources: tuple[SourceRef, ...] = ()
    note: Remark | None = None


class Claim(Entry):
    """What one witness states: a time, a place, or something else in words."""

    witness: WitnessId
    edtf: Edtf | None = None
    place: PlaceId | None = None
    value: Words | None = None
    section: str | None = None
    note: Remark | None = None

    @model_validator(mode="after")
    def _one_statement(self, info: ValidationInfo) -> Self:
        said = [key for key in ("edtf", "place", "value") if getattr(self, key) is not None]
        if not said and not is_lenient(info):
            raise fault(f"a claim of {self.witness!r} that states nothing", "edtf, place or value")
        return self


def _as_words(value: object) -> object:
    return str(value) if isinstance(value, int | float) and not isinstance(value, bool) else value


class Disagreement(Entry):
    """Claims that differ about one thing, the one preferred, and why.

    `decides` says that the thing is when (`time`) or where (`place`) its event happened and its unit was, so
    that whoever follows another witness sees them elsewhere.
    """

    id: Id
    about: Words
    event: EventId | None = None
    unit: UnitId | None = None
    decides: Literal["time", "place"] | None = None
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
    if isinstance(value, dict) and set(value) <= {"kinds", SPOT, UNREAD}:
        return value
    if isinstance(value, Choice):
        return value
    raise fault(shown(value), "all, a list of ids, or {kinds: [...]}")


Chosen = Annotated[Choice, BeforeValidator(_read_choice)]


class View(Entry):
    """One map: a window in time, an extent in degrees (west, south, east, north), and what it shows.

    `railway` names the two ends of a line on the rails along which a distance–time diagram is drawn too.
    """

    id: ViewId
    title: Words
    subtitle: Words | None = None
    window: Span
    extent: Extent
    units: Chosen = Choice(everything=True)
    events: Chosen = Choice(everything=True)
    steps: tuple[Instant, ...] = ()
    railway: tuple[MappedPlaceId, MappedPlaceId] | None = None
    chapters: tuple[Chapter, ...] = ()
    note: Remark | None = None


class Route(Entry):
    """A line that units followed, drawn along a valley, a road or a sea lane; `coords` in order."""

    id: Id
    name: Words
    route_class: Annotated[RouteClass, Field(alias="class")]
    mode: Mode
    coords: tuple[Point, ...]
    sources: tuple[str, ...] = ()
    note: Remark | None = None

    @model_validator(mode="after")
    def _long(self) -> Self:
        if len(set(self.coords)) < 2:
            raise fault("a line without length", "positions that differ")
        return self


class PhaseLine(Entry):
    """A line that a side's units reach: straight from place to place `through` which it runs or, with
    `along`, the part of that river, railway or frontier between them. `why` is the editor's, as a note is;
    arrivals before `since` do not count."""

    id: Id
    title: Words
    side: SideId
    through: Annotated[tuple[MappedPlaceId, ...], Field(min_length=2)]
    along: PlaceId | None = None
    since: Instant | None = None
    why: Remark
    sources: tuple[SourceRef, ...] = ()


class Heading(Entry):
    """What campaign.yaml says of the campaign as a whole.

    `translation` says whose the words in other languages are, and how far to trust them; `scope` what the
    maps leave out, and what others call what they show.
    """

    id: Id
    title: Words
    subtitle: Words | None = None
    summary: Words
    calendar: Words
    zone: Words
    translation: Words | None = None
    scope: Words | None = None
    epoch: Instant
    window: Span
    languages: Annotated[tuple[Language, ...], Field(min_length=1)]
    phase_lines: tuple[PhaseLine, ...] = ()
    sources: tuple[SourceRef, ...] = ()
    note: Remark | None = None

    @model_validator(mode="after")
    def _each_language_once(self, info: ValidationInfo) -> Self:
        if len(set(self.languages)) < len(self.languages) and not is_lenient(info):
            raise fault(f"languages {shown(self.languages)}", "each once")
        return self
