"""Parts of the day as stated windows of clock time.

A source that says "at dawn" or "in the evening" is recorded as the window below and worded back from
it, so that a window is never mistaken for a clock time. The windows suit the latitude and season of
the shipped campaign (sunrise about 05:30 and sunset about 19:15 in local solar time, late April at
40° N); they are conventions, not measurements.
"""

from __future__ import annotations

from datetime import datetime, time, timedelta
from typing import NamedTuple


class DayPart(NamedTuple):
    """A named window; `ends` at or before `begins` means on the next day."""

    name: str
    begins: time
    ends: time


DAY_PARTS = (
    DayPart("small hours", time(0, 0), time(4, 0)),
    DayPart("dawn", time(4, 30), time(6, 0)),
    DayPart("morning", time(6, 0), time(11, 0)),
    DayPart("noon", time(11, 30), time(12, 30)),
    DayPart("afternoon", time(12, 0), time(18, 0)),
    DayPart("evening", time(18, 0), time(22, 0)),
    DayPart("night", time(22, 0), time(4, 0)),
)


def part_of_day(earliest: datetime, latest: datetime) -> str | None:
    """The name of the window that reaches from `earliest` to `latest`, if it is one of them."""
    for part in DAY_PARTS:
        days = timedelta(days=1 if part.ends <= part.begins else 0)
        if earliest.time() == part.begins and latest == datetime.combine(earliest + days, part.ends):
            return part.name
    return None
