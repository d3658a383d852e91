"""Uncertain dates: the value, its reading from EDTF, and its wording."""

from phaseline.when.dayparts import DAY_PARTS, DayPart, part_of_day
from phaseline.when.parse import parse
from phaseline.when.value import When, minutes_between
from phaseline.when.wording import (
    LANGUAGES,
    word,
    word_brief,
    word_clock,
    word_day,
    word_days,
    word_instant,
)

__all__ = [
    "DAY_PARTS",
    "LANGUAGES",
    "DayPart",
    "When",
    "minutes_between",
    "parse",
    "part_of_day",
    "word",
    "word_brief",
    "word_clock",
    "word_day",
    "word_days",
    "word_instant",
]
