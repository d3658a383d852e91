"""Words a date for people, in a named language, never more precise than it was written."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from datetime import datetime
from functools import lru_cache
from pathlib import Path
from typing import Any

from phaseline.errors import UnknownName
from phaseline.when.dayparts import part_of_day
from phaseline.when.parse import parse
from phaseline.when.value import When


@dataclass(frozen=True, slots=True)
class Language:
    """How one language words dates. The patterns take the named parts in braces.

    `months` are as they stand after a day, `alone` as they stand without one; `brief` holds what is otherwise
    on a small label.
    """

    months: list[str]
    alone: list[str]
    day: str
    day_of_year: str
    days_of_year: str
    month: str
    clock: str
    parts: dict[str, str]
    clocks: dict[str, str]
    interval: str
    days: str
    after: str
    before: str
    about: str
    perhaps: str
    or_else: str
    brief: dict[str, Any]


def _read_speeches() -> dict[str, Language]:
    """The languages of `words.json`; one whose months alone are as after a day leaves `alone` out."""
    rows = json.loads(Path(__file__).with_name("words.json").read_text("utf-8"))
    return {language: Language(**{"alone": row["months"], **row}) for language, row in rows.items()}


_SPEECHES = _read_speeches()
LANGUAGES = tuple(_SPEECHES)
"""The languages in which dates can be worded."""


@lru_cache(maxsize=8192)
def word(when: When, language: str = "en", *, year: bool = True) -> str:
    """`when` in words, such as "27 April 1920, 22:00" or "evening of 28 April 1920".

    Raises:
        UnknownName: the language has no wording here.
    """
    speech = _speech(language)
    words = _Wording(speech, year).of(when)
    if when.approximate:
        words = speech.about.format(date=words)
    return speech.perhaps.format(date=words) if when.uncertain else words


def word_day(instant: datetime, language: str = "en", *, year: bool = True) -> str:
    """The calendar day of `instant`, such as "27 April 1920"."""
    return _Wording(_speech(language), year).day(instant)


def word_instant(instant: datetime, language: str = "en", *, year: bool = True) -> str:
    """Day and clock, such as "27 April 1920, 22:00"."""
    return _Wording(_speech(language), year).clock(instant)


@lru_cache(maxsize=8192)
def word_clock(when: When, language: str = "en") -> str:
    """The hour of `when` alone: "22:00", "05:00–07:00", "evening"; empty if it has no hour of one day."""
    if when.earliest is None or when.latest is None:
        return ""
    if when.is_instant:
        return f"{when.earliest:%H:%M}"
    part = part_of_day(when.earliest, when.latest)
    if part is not None:
        return _speech(language).clocks[part]
    if "T" in when.edtf and when.earliest.date() == when.latest.date():
        return f"{when.earliest:%H:%M}–{when.latest:%H:%M}"
    return ""


@lru_cache(maxsize=8192)
def word_days(when: When, language: str = "en") -> str:
    """The day or days of `when` without its hours: "27 April 1920", "26–27 April 1920"."""
    wording = _Wording(_speech(language), year=True)
    if when.earliest is None or when.latest is None:
        return wording.day(when.middle)
    if when.earliest.date() == when.latest.date():
        return wording.day(when.earliest)
    return wording.days(when.earliest, when.latest)


@lru_cache(maxsize=8192)
def word_brief(when: When, language: str = "en", *, clock: bool = False, about: bool = False) -> str:
    """`when` for a small label, without its year: "28 Apr", "27–28 Apr", "c. 29 Apr" where it is approximate
    or only `about` then; with `clock` its hour alone, if it has one of one day: "22:00" (for what is only
    `about` then, in figures).

    Raises:
        UnknownName: the language has no wording here.
    """
    speech = _briefly(language)
    words = word_clock(when, language) if clock else ""
    if not words or (about and not words[0].isdigit()):
        hours = "T" in when.edtf and when.earliest is not None and when.latest is not None
        words = _brief_days(when, language) if hours else _Wording(speech, year=False).of(when)
    if when.approximate or about:
        words = speech.about.format(date=words)
    return speech.perhaps.format(date=words) if when.uncertain else words


def _brief_days(when: When, language: str) -> str:
    """The day or days of `when`, both ends known, for a small label: "28 Apr", "30 Apr – 1 May"."""
    assert when.earliest is not None
    assert when.latest is not None
    wording = _Wording(_briefly(language), year=False)
    if when.earliest.date() == when.latest.date():
        return wording.day(when.earliest)
    return wording.days(when.earliest, when.latest)


@lru_cache
def _briefly(language: str) -> Language:
    """A language as it is spoken on small labels."""
    speech = _speech(language)
    months = speech.brief["months"]
    return replace(speech, **{"months": months, "alone": months, **speech.brief})


def _speech(language: str) -> Language:
    if language not in _SPEECHES:
        raise UnknownName(f"found language {language!r}, expected one of {', '.join(LANGUAGES)}")
    return _SPEECHES[language]


@dataclass(frozen=True, slots=True)
class _Wording:
    """Words dates in one language, with the year or without."""

    speech: Language
    year: bool

    def of(self, when: When) -> str:
        if when.edtf.startswith("["):
            return self._one_of_a_set(when.edtf)
        first, _, last = when.edtf.partition("/")
        if when.earliest is None:
            assert when.latest is not None
            return self.speech.before.format(end=self._end(when.latest, last))
        if when.latest is None:
            return self.speech.after.format(start=self._end(when.earliest, first))
        part = part_of_day(when.earliest, when.latest)
        if part is not None:
            return self._part(part, when.earliest, when.latest)
        if not last:
            return self._end(when.earliest, first)
        return self._interval(when.earliest, first, when.latest, last)

    def _part(self, part: str, earliest: datetime, latest: datetime) -> str:
        """A part of the day; `first` and `last` are a night's days, the month and year said once."""
        alike = earliest.month == latest.month
        return self.speech.parts[part].format(
            date=self.day(earliest),
            dates=self.days(earliest, latest),
            first=earliest.day if alike else self._earlier_day(earliest, latest),
            last=self.day(latest),
        )

    def day(self, instant: datetime) -> str:
        pattern = self.speech.day_of_year if self.year else self.speech.day
        return pattern.format(day=instant.day, month=self._month(instant), year=instant.year)

    def clock(self, instant: datetime) -> str:
        return self.speech.clock.format(date=self.day(instant), clock=f"{instant:%H:%M}")

    def _month(self, instant: datetime) -> str:
        return self.speech.months[instant.month - 1]

    def _alone(self, instant: datetime) -> str:
        return self.speech.alone[instant.month - 1]

    def _one_of_a_set(self, edtf: str) -> str:
        members = [parse(part.strip()) for part in edtf[1:-1].replace("..", ",").split(",")]
        return self.speech.or_else.join(map(self.of, members))

    def _interval(self, earliest: datetime, first: str, latest: datetime, last: str) -> str:
        clocked = "T" in first and "T" in last
        if clocked and earliest.date() == latest.date():
            return self.speech.clock.format(date=self.day(earliest), clock=f"{earliest:%H:%M}–{latest:%H:%M}")
        if not clocked and first.count("-") == last.count("-") == 2 and first[:7] == last[:7]:
            return self.days(earliest, latest)
        start = _Wording(self.speech, self.year and earliest.year != latest.year)
        return self.speech.interval.format(start=start._end(earliest, first), end=self._end(latest, last))

    def days(self, earliest: datetime, latest: datetime) -> str:
        if (earliest.year, earliest.month) != (latest.year, latest.month):
            return self.speech.interval.format(
                start=self._earlier_day(earliest, latest), end=self.day(latest)
            )
        pattern = self.speech.days_of_year if self.year else self.speech.days
        month = self._month(latest)
        return pattern.format(first=earliest.day, last=latest.day, month=month, year=latest.year)

    def _earlier_day(self, earliest: datetime, latest: datetime) -> str:
        """The day of `earliest`, without its year where `latest` says it."""
        return _Wording(self.speech, self.year and earliest.year != latest.year).day(earliest)

    def _end(self, instant: datetime, written: str) -> str:
        written = written.rstrip("?~%").replace("-XX", "")
        if "T" in written:
            return self.clock(instant)
        if written.count("-") == 2:
            return self.day(instant)
        if written.count("-") == 1 and self.year:
            return self.speech.month.format(month=self._alone(instant), year=instant.year)
        if written.count("-") == 1:
            return self._alone(instant)
        return str(instant.year)
