"""Events and tracks as CSV: a row an event, a row a fix."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from phaseline.campaign.exchange.cells import (
    ENDS_COLUMNS,
    EVENT_COLUMNS,
    FIX_COLUMNS,
    TRACK_COLUMNS,
    WORDS,
    Row,
    write_cells,
)
from phaseline.campaign.exchange.entries import plain
from phaseline.campaign.exchange.facts import civil
from phaseline.campaign.exchange.showing import Showing
from phaseline.campaign.model import Track

DERIVED = ("earliest", "latest", "lon", "lat")
"""Columns for the eye and for maps; of them, reading takes only the position of a fix without a place."""


def write(showing: Showing) -> bytes:
    """The columns of `cells`, with `earliest` and `latest` (civil times) and `lon` and `lat` (WGS 84 degrees;
    of an event its first place's) between them. What is read back is the same entry.
    """
    if showing.what == "events":
        return _table(EVENT_COLUMNS, _event_rows(showing))
    return _table(TRACK_COLUMNS, _track_rows(showing))


def _table(columns: Sequence[str], rows: Iterable[Row]) -> bytes:
    listed = list(rows)
    at = columns.index("when") + 1
    wide = [*columns[:at], *DERIVED, *columns[at:]]
    header = [name for column in wide for name in (column, *_languages(column, listed))]
    out = io.StringIO(newline="")
    writer = csv.DictWriter(out, header, restval="", lineterminator="\n")
    writer.writeheader()
    writer.writerows(listed)
    return out.getvalue().encode()


def _languages(column: str, rows: list[Row]) -> list[str]:
    """The further columns of a column of words, one for each language that is not English."""
    if column not in WORDS:
        return []
    return list(dict.fromkeys(key for row in rows for key in row if key.startswith(f"{column}@")))


def _event_rows(showing: Showing) -> Iterator[Row]:
    for event, fact in zip(showing.campaign.events, showing.events, strict=True):
        point = fact.coords[0] if fact.coords else ("", "")
        derived = (civil(fact.begin) or "", civil(fact.end) or "", *point)
        yield _cells(plain(event)) | dict(zip(DERIVED, map(str, derived), strict=True))


def _track_rows(showing: Showing) -> Iterator[Row]:
    drawn = {fact.id: fact for fact in showing.track_facts if fact.kind == "fix"}
    for track in showing.campaign.tracks.values():
        for number, row in enumerate(_fix_rows(track), 1):
            fact = drawn[f"{track.unit}/{number}"]
            derived = (civil(fact.begin) or "", civil(fact.end) or "", *fact.coords[0])
            yield row | dict(zip(DERIVED, map(str, derived), strict=True))


def _fix_rows(track: Track) -> Iterator[Row]:
    """A track's fixes; its note stands with the first, its end with the last."""
    entry = plain(track)
    for number, fix in enumerate(entry["fixes"], 1):
        row = {"unit": track.unit, "mode": track.mode, **_cells(fix, FIX_COLUMNS)}
        if number == 1 and track.note:
            row |= write_cells("note", entry["note"])
        if number == len(track.fixes) and track.ends:
            row |= _cells({f"ends_{key}": value for key, value in entry["ends"].items()}, ENDS_COLUMNS)
        yield row


def _cells(entry: dict[str, Any], columns: Sequence[str] = EVENT_COLUMNS) -> Row:
    row: Row = {}
    for column in columns:
        if column in entry:
            row |= write_cells(column, entry[column])
    return row
