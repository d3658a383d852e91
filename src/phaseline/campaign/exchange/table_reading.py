"""Drafts of events and tracks out of the tables that `tables` writes, or others with their columns."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any

from phaseline.campaign.exchange.cells import (
    ENDS_COLUMNS,
    EVENT_COLUMNS,
    FIX_COLUMNS,
    TRACK_COLUMNS,
    WORDS,
    Row,
    read_cells,
)
from phaseline.campaign.exchange.drafts import Draft, Location
from phaseline.campaign.exchange.tables import DERIVED
from phaseline.campaign.values import did_you_mean
from phaseline.gazetteer.checks import Checker

_Numbered = tuple[int, Row]


def table_events(check: Checker) -> list[Draft]:
    """A draft a row."""
    return [
        Draft(read_cells(row, EVENT_COLUMNS, check.fault), line)
        for line, row in _rows(check, EVENT_COLUMNS, ("id", "when"))
    ]


def table_tracks(check: Checker, unit: str | None, mode: str) -> list[Draft]:
    """A draft for each unit that the rows name, or for `unit` where they name none."""
    rows_of: dict[str, list[_Numbered]] = {}
    for line, row in _rows(check, TRACK_COLUMNS, ("when",)):
        name = row.get("unit") or unit
        if name is None:
            check.fault("a row without a unit", "one, in the column 'unit' or given for the whole file")
        else:
            rows_of.setdefault(name, []).append((line, row))
    return [_track(check, name, mode, rows) for name, rows in rows_of.items()]


def _track(check: Checker, unit: str, mode: str, rows: list[_Numbered]) -> Draft:
    fixes: list[dict[str, Any]] = []
    about: dict[str, Any] = {}
    lines: dict[Location, int] = {}
    for check.line, row in rows:
        lines["fixes", len(fixes)] = check.line
        fixes.append(_fix(check, row))
        for key, value in read_cells(row, ("mode", *ENDS_COLUMNS, "note"), check.fault).items():
            lines.setdefault(("ends",) if key in ENDS_COLUMNS else (key,), check.line)
            if about.setdefault(key, value) != value:
                check.fault(f"another {key} for {unit!r}", "one a unit")
    ends = {key.removeprefix("ends_"): about.pop(key) for key in ENDS_COLUMNS if key in about}
    track = {"unit": unit, "mode": mode, **about, "fixes": tuple(fixes), **({"ends": ends} if ends else {})}
    return Draft(track, rows[0][0], lines)


def _fix(check: Checker, row: Row) -> dict[str, Any]:
    fix = read_cells(row, FIX_COLUMNS, check.fault)
    if "uncertainty_km" in fix:
        fix["uncertainty_km"] = _number(fix["uncertainty_km"])
    at = row.get("lon", ""), row.get("lat", "")
    return fix if "place" in fix or not any(at) else {**fix, "point": tuple(map(_number, at))}


def _number(text: str) -> float | str:
    """The number that a text spells, else the text, for the model to refuse."""
    try:
        return float(text)
    except ValueError:
        return text


def _rows(check: Checker, columns: Sequence[str], needed: Sequence[str]) -> Iterator[_Numbered]:
    """A table's rows with their lines; a strange column in the header is a fault."""
    known = {*columns, *DERIVED}

    def accept(header: list[str]) -> str | None:
        strange = [name for name in header if not _is_one(name, known)]
        twice = [name for name, count in Counter(header).items() if count > 1]
        if not strange and not twice and set(needed) <= set(header):
            return None
        but = f", but no {strange[0]!r}{did_you_mean(strange[0], known)}" if strange else ""
        return f"{','.join(needed)} and others of {','.join((*columns, *DERIVED))}, each once{but}"

    text = check.content("a table")
    if text is not None:
        for row in check.rows(text, accept):
            yield check.line, row


def _is_one(name: str, known: set[str]) -> bool:
    column, parted, _ = name.partition("@")
    return name in known or (bool(parted) and column in WORDS & known)
