"""Reads events and tracks from CSV and GPX into entries that a campaign's files can take."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Generic, TypeVar

from phaseline.campaign.exchange.drafts import Draft, Known, judged
from phaseline.campaign.exchange.entries import to_yaml
from phaseline.campaign.exchange.gpx_reading import gpx_events, gpx_track
from phaseline.campaign.exchange.table_reading import table_events, table_tracks
from phaseline.campaign.model import Entry, Event, Track
from phaseline.errors import DataErrors
from phaseline.gazetteer.checks import Checker, refuse

if TYPE_CHECKING:
    from phaseline.gazetteer import Gazetteer

_E = TypeVar("_E", bound=Entry)
_AS_UTC = "The file's times are UTC and stand here as they are: for civil time give the offset in hours."


@dataclass(frozen=True, slots=True)
class Imported(Generic[_E]):
    """The entries of a file, and what must be told about how they were read."""

    entries: tuple[_E, ...]
    notes: tuple[str, ...] = ()

    def to_yaml(self) -> str:
        """The entries in the form of the campaign's files, the notes as comments above them."""
        return "".join(f"# {note}\n" for note in self.notes) + to_yaml(self.entries)


def import_tracks(
    path: str | Path,
    *,
    unit: str | None = None,
    mode: str = "road",
    source: str | None = None,
    offset_hours: float | None = None,
    tolerance_km: float = 1.0,
    known: Known | None = None,
) -> Imported[Track]:
    """The tracks in a CSV file (a row a fix, the columns that `export` writes) or the one in a GPX file.

    The track points of a GPX file become fixes, attested by the witness `source`: as few as hold the way to
    `tolerance_km` at every minute. GPX times are UTC: civil time is `offset_hours` later; without it they
    stay UTC, which a note says.

    Args:
        unit, mode: whose track it is and how it moved, where the file does not say.
        known: the ids that may be named (`known_ids`); without them ids are taken as they are.

    Raises:
        DataErrors: every fault of the file, with its line or the number of its point.
    """
    check = _opened(path)
    notes: tuple[str, ...] = ()
    if _is_gpx(check):
        drafts = gpx_track(check, unit, mode, source, offset_hours or 0.0, tolerance_km)
        notes = _utc_note(offset_hours)
    else:
        drafts = table_tracks(check, unit, mode)
    return _sound(check, judged(check, Track, drafts, known), notes)


def import_events(
    path: str | Path,
    gazetteer: Gazetteer,
    *,
    kind: str | None = None,
    source: str | None = None,
    offset_hours: float | None = None,
    known: Known | None = None,
) -> Imported[Event]:
    """The events in a CSV file (a row an event, the columns that `export` writes) or a GPX file's waypoints.

    A waypoint is taken to be at the nearest place of the gazetteer within 2 km, if there is one; its position
    stays in the event's note. Its `type` is the event's kind, else `kind` is. Its time and `source` are
    treated as those of tracks.

    Raises:
        DataErrors: every fault of the file, with its line or the number of its point.
    """
    check = _opened(path)
    notes: tuple[str, ...] = ()
    if _is_gpx(check):
        drafts = gpx_events(check, gazetteer, kind, source, offset_hours or 0.0)
        notes = _utc_note(offset_hours)
    else:
        drafts = table_events(check)
    _each_id_once(check, drafts)
    return _sound(check, judged(check, Event, drafts, known), notes)


def _opened(path: str | Path) -> Checker:
    path = Path(path)
    if path.suffix.lower() not in (".csv", ".gpx"):
        refuse(path, f"a file that ends in {path.suffix!r}", "one that ends in .csv or .gpx")
    return Checker(path, [])


def _is_gpx(check: Checker) -> bool:
    return check.path.suffix.lower() == ".gpx"


def _utc_note(offset_hours: float | None) -> tuple[str, ...]:
    return (_AS_UTC,) if offset_hours is None else ()


def _each_id_once(check: Checker, drafts: list[Draft]) -> None:
    first: dict[str, int] = {}
    for draft in drafts:
        name = draft.value.get("id")
        if name is not None and first.setdefault(name, draft.line) != draft.line:
            check.line = draft.line
            check.fault(f"id {name!r} again", f"one not used on {check.counted} {first[name]}")


def _sound(check: Checker, entries: tuple[_E, ...], notes: tuple[str, ...]) -> Imported[_E]:
    if check.faults:
        raise DataErrors(sorted(check.faults, key=lambda fault: fault.line or 0))
    return Imported(entries, notes)
