"""Reads EDTF (ISO 8601-2 levels 0 and 1, in part) with clock times to the minute.

Accepted: a year, month, day or clock time (`1920`, `1920-04`, `1920-04-27`, `1920-04-27T22:00`), an
unspecified day or month (`1920-04-XX`), any of these with `?`, `~` or `%` behind it, an interval of two
(`A/B`, `../B`, `A/..`), and one of a set (`[A,B]`, `[A..B]`). Seasons, centuries and long years are
refused, never guessed at. (The `edtf` package, 5.0.2, reads neither clock times without seconds nor
intervals of clock times, which this project's sources are made of.)
"""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import datetime
from functools import lru_cache

from phaseline.errors import WhenError
from phaseline.when.value import When

_ACCEPTED = "an EDTF date such as 1920-04-27, 1920-04-27T22:00 or 1920-04-26T22:00/1920-04-27T04:00"
_DATE = re.compile(
    r"""(?P<year>\d{4})
        (?:-(?P<month>\d\d|XX)
           (?:-(?P<day>\d\d|XX)
              (?:T(?P<hour>\d\d):(?P<minute>\d\d)(?::(?P<second>\d\d))?)?)?)?
        (?P<mark>[?~%]?)""",
    re.VERBOSE | re.ASCII,
)


@lru_cache(maxsize=8192)
def parse(text: str) -> When:
    """The `When` that `text` says.

    Raises:
        WhenError: `text` is not in the accepted part of EDTF, names a day or hour that does not exist,
            or ends before it begins.
    """
    if text.startswith("[") and text.endswith("]"):
        return _one_of_a_set(text)
    if "/" in text:
        return _interval(text)
    return _date(text, text)


def _interval(text: str) -> When:
    ends = text.split("/")
    if len(ends) != 2:
        raise WhenError(f"found {text!r}, expected two ends in an interval")
    start, end = (None if end == ".." else _date(end, text) for end in ends)
    return When(
        text,
        None if start is None else start.earliest,
        None if end is None else end.latest,
        approximate=any(e is not None and e.approximate for e in (start, end)),
        uncertain=any(e is not None and e.uncertain for e in (start, end)),
    )


def _one_of_a_set(text: str) -> When:
    members = [_date(part.strip(), text) for part in re.split(r",|\.\.", text[1:-1])]
    earliest = [m.earliest for m in members if m.earliest is not None]
    latest = [m.latest for m in members if m.latest is not None]
    return When(
        text,
        min(earliest),
        max(latest),
        approximate=any(m.approximate for m in members),
        uncertain=any(m.uncertain for m in members),
    )


def _date(part: str, whole: str) -> When:
    match = _DATE.fullmatch(part)
    if match is None:
        raise WhenError(f"found {whole!r}, expected {_ACCEPTED}")
    try:
        earliest, latest = _bounds(match)
    except ValueError as error:
        raise WhenError(f"found {whole!r} ({error}), expected a day and hour that exist") from None
    mark = match["mark"]
    return When(part, earliest, latest, approximate=mark in ("~", "%"), uncertain=mark in ("?", "%"))


def _bounds(match: re.Match[str]) -> tuple[datetime, datetime]:
    year, month, day = int(match["year"]), match["month"], match["day"]
    if month in (None, "XX"):
        if day not in (None, "XX"):
            raise ValueError("a day in an unspecified month")
        return datetime(year, 1, 1), datetime(year, 12, 31, 23, 59)
    if day in (None, "XX"):
        first = datetime(year, int(month), 1)
        return first, datetime(year, int(month), monthrange(year, int(month))[1], 23, 59)
    if match["hour"] is None:
        return datetime(year, int(month), int(day)), datetime(year, int(month), int(day), 23, 59)
    second = int(match["second"] or 0)
    instant = datetime(year, int(month), int(day), int(match["hour"]), int(match["minute"]), second)
    return instant.replace(second=0), instant.replace(second=0)
