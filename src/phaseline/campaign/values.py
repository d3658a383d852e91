"""The values that a campaign's entries are made of, and how each is read from a file.

A reader turns what a YAML file holds (text, numbers, tuples, dicts) into the value, or raises a fault in the
two halves that `phaseline.errors.Fault` has. Where the validation context holds the ids that exist
(`{"unit": {...}, "place": {...}}`), an id that is not among them is a fault too.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from difflib import get_close_matches
from functools import lru_cache
from typing import Annotated, NamedTuple

from pydantic import (
    AfterValidator,
    BeforeValidator,
    Field,
    InstanceOf,
    ValidationInfo,
)
from pydantic_core import PydanticCustomError

from phaseline.campaign.plurals import FORMS, wrong_forms
from phaseline.errors import WhenError
from phaseline.geo import LonLat
from phaseline.when import LANGUAGES, When, parse

_DEVICE = re.compile(r"con|prn|aux|nul|(com|lpt)[0-9]")
ID_PATTERN = r"^[a-z0-9]+(-[a-z0-9]+)*$"
MAX_LATITUDE = 85
"""Degrees; nearer to a pole a Mercator map draws nothing."""
SPOT = "\0spot"
"""The key under which a reader of files tells an entry where it stands."""
UNREAD = "\0unread"
"""The key under which a reader of files tells an entry which of its keys could not be read."""
LENIENT = {"lenient": True}
"""The validation context of an entry whose faults are known already: ids and the rules on whole entries are
let pass, so that the rest of it can be judged."""


class Spot(NamedTuple):
    """Where an entry was written: its file, and its line counted from 1."""

    file: str
    line: int


class Window(NamedTuple):
    """A span of time, both ends included."""

    start: datetime
    end: datetime

    @property
    def when(self) -> When:
        """The span as a date, to be compared with others."""
        return _span(self.start, self.end)


@lru_cache
def _span(start: datetime, end: datetime) -> When:
    first, last = (instant.isoformat(timespec="minutes") for instant in (start, end))
    return When(f"{first}/{last}", start, end)


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


def shown(value: object) -> str:
    """A value as its writer wrote it, short; what is nested only by its size."""
    if value is None:
        return "nothing"
    if isinstance(value, Mapping):
        return "keys with values"
    if isinstance(value, tuple):
        flat = 0 < len(value) < 7 and all(isinstance(item, str | int | float) for item in value)
        return f"[{', '.join(map(shown, value))}]" if flat else f"a list of {len(value)}"
    text = repr(value) if isinstance(value, str) else str(value)
    return text if len(text) <= 60 else f"{text[:56]}…{text[-1]}"


def is_lenient(info: ValidationInfo) -> bool:
    """Whether an entry is read as far as it goes (`LENIENT`)."""
    return bool((info.context or {}).get("lenient"))


def nearest(word: str, known: Iterable[str]) -> str | None:
    """The one of the `known` words that `word` may be a slip for; `None` if there is none."""
    return next(iter(get_close_matches(word, list(known), n=1, cutoff=0.7)), None)


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """A hint at the nearest of the `known` words, or nothing."""
    near = nearest(word, known)
    return f" (did you mean {near!r}?)" if near else ""


def _read_text(value: object, info: ValidationInfo) -> Text:
    """Words by language; those of a plain English text come from the context's translations."""
    translated = (info.context or {}).get("translations") or {}
    words = {"en": value, **translated.get(value.strip(), {})} if isinstance(value, str) else value
    if isinstance(words, Text):
        return words
    if not isinstance(words, dict) or not (words := {k: v for k, v in words.items() if k != SPOT}):
        raise fault(shown(value), "words, or words by language such as {en: …, az: …}")
    for language, said in words.items():
        if not isinstance(said, str) or not said.strip():
            raise fault(f"{shown(said)} as the words in {language!r}", "words")
    return Text({language: said.strip() for language, said in words.items()})


def _said(value: str) -> str:
    if not value.strip():
        raise fault(shown(value), "words")
    return value.strip()


def _read_when(value: object) -> When:
    if isinstance(value, When):
        return value
    if isinstance(value, int) and not isinstance(value, bool):
        value = str(value)
    if not isinstance(value, str):
        hint = "a date as EDTF text (one of a set goes in quotation marks)"
        raise fault(shown(value), hint)
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
        raise fault(shown(value), "a time with a beginning")
    return when.earliest


def _read_window(value: object) -> Window:
    if isinstance(value, Window):
        return value
    if not isinstance(value, tuple) or len(value) != 2:
        raise fault(shown(value), "two dates, [first, last]")
    start, end = _read_instant(value[0]), _read_when(value[1]).latest
    if end is None or end <= start:
        raise fault(f"a window from {value[0]} to {value[1]}", "one that ends after it begins")
    return Window(start, end)


def _drawable(lon: float, lat: float) -> bool:
    return abs(lon) <= 180 and abs(lat) <= MAX_LATITUDE


def _read_point(value: object) -> LonLat:
    if isinstance(value, LonLat):
        return value
    match value:
        case (int() | float() as lon, int() | float() as lat) if _drawable(lon, lat):
            return LonLat(float(lon), float(lat))
    raise fault(shown(value), "[longitude, latitude] in degrees, within 180 and 85 of zero")


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
    def check(value: Text, info: ValidationInfo) -> Text:
        for words in value.values():
            if len(words) > letters and not is_lenient(info):
                raise fault(f"{words!r}, {len(words)} letters", f"{letters} or fewer")
        return value

    return AfterValidator(check)


def _changing(value: Text, info: ValidationInfo) -> Text:
    """Words for what is counted: those that change with the number in as many forms as the language has."""
    for language, said in value.items():
        wrong = None if is_lenient(info) else wrong_forms(said, language)
        if wrong:
            forms = FORMS.get(language)
            raise fault(wrong, f"<…|…> with {forms} forms" if forms else f"no <…|…> in {language!r}")
    return value


def _read_extent(value: object) -> object:
    match value:
        case (int() | float() as w, int() | float() as s, int() | float() as e, int() | float() as n) if (
            w < e and s < n and _drawable(w, s) and _drawable(e, n)
        ):
            return value
    raise fault(shown(value), "[west, south, east, north] in degrees, within 180 and 85 of zero")


def _page_name(value: str) -> str:
    """An id that may be the name of a page beside index.html, on every system."""
    if value == "index":
        raise fault("the id 'index'", "another, for index.html lists the views")
    if _DEVICE.fullmatch(value):
        raise fault(f"the id {value!r}", "another, for Windows allows no file of that name")
    return value


def _worded(value: str) -> str:
    if value not in LANGUAGES:
        raise fault(f"language {value!r}", f"one in which dates can be worded: {', '.join(LANGUAGES)}")
    return value


Id = Annotated[str, Field(pattern=ID_PATTERN)]
ViewId = Annotated[Id, AfterValidator(_page_name)]
Language = Annotated[str, AfterValidator(_worded)]
Words = Annotated[InstanceOf[Text], BeforeValidator(_read_text)]
Remark = Annotated[str, AfterValidator(_said)]
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
Extent = Annotated[tuple[float, float, float, float], BeforeValidator(_read_extent)]
Things = Annotated[Words, AfterValidator(_changing)]
Short = Annotated[Words, _at_most(14)]
Title = Annotated[Words, _at_most(60)]
