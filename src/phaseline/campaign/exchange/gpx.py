"""Reads GPX 1.0 and 1.1: the points of its tracks, and its waypoints."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from xml.etree import ElementTree as ET

from phaseline.campaign.values import MAX_LATITUDE
from phaseline.gazetteer.checks import Checker
from phaseline.geo import LonLat

_TIME = "a time such as 1920-04-27T18:00:00Z"


@dataclass(frozen=True, slots=True)
class Waypoint:
    """A point of a GPX file: its number from 1, its position, its civil time to the minute, its words."""

    number: int
    point: LonLat
    when: datetime
    name: str
    text: str
    kind: str


def read_gpx(check: Checker, tag: str, offset_hours: float) -> list[Waypoint]:
    """The points of a GPX file with that tag (`trkpt`, `wpt`), their times moved `offset_hours` from UTC.

    Every point that has no time or position is a fault; the rest is given.
    """
    root = _root(check)
    if root is None:
        return []
    check.counted = "point"
    points = []
    for check.line, element in enumerate(_named(root, tag), 1):
        point, when = _point(check, element), _when(check, element, offset_hours)
        if point and when:
            words = {name: _words(element, name) for name in ("name", "desc", "cmt", "type")}
            text = words["desc"] or words["cmt"]
            points.append(Waypoint(check.line, point, when, words["name"], text, words["type"]))
    if check.line == 0:
        check.fault(f"no {tag}", "one or more")
    return points


def in_order(check: Checker, points: list[Waypoint]) -> None:
    """A point earlier than the one before it is a fault."""
    for before, after in pairwise(points):
        if after.when < before.when:
            check.line = after.number
            found = f"a point at {after.when:%Y-%m-%dT%H:%M} after one at {before.when:%Y-%m-%dT%H:%M}"
            check.fault(found, "points in order of time")


def _root(check: Checker) -> ET.Element | None:
    """The file's root element; a document type, which GPX has none of and bombs are made of, is refused."""
    text = check.content("a GPX file")
    if text is None:
        return None
    if "<!DOCTYPE" in text:
        check.fault("a document type", "a GPX file, which has none")
        return None
    try:
        root = ET.fromstring(text.encode())
    except (ET.ParseError, ValueError, LookupError) as error:
        check.line = getattr(error, "position", (0, 0))[0]
        check.fault(f"what is not XML ({error})", "a GPX file")
        return None
    if _local(root.tag) != "gpx":
        check.fault(f"the root element {_local(root.tag)!r}", "gpx")
        return None
    return root


def _local(tag: str) -> str:
    return tag.rpartition("}")[2]


def _named(root: ET.Element, tag: str) -> Iterator[ET.Element]:
    return (element for element in root.iter() if isinstance(element.tag, str) and _local(element.tag) == tag)


def _words(element: ET.Element, name: str) -> str:
    found = (child.text or "" for child in element if _local(str(child.tag)) == name)
    return " ".join(next(found, "").split())


def _point(check: Checker, element: ET.Element) -> LonLat | None:
    lat = _degrees(check, element, "lat", MAX_LATITUDE)
    lon = _degrees(check, element, "lon", 180)
    return None if lat is None or lon is None else LonLat(lon, lat)


def _degrees(check: Checker, element: ET.Element, key: str, most: float) -> float | None:
    text = element.get(key, "").strip()
    if not text:
        check.fault(f"a point without {key!r}", "degrees")
    return check.number(key, text, -most, most)


def _when(check: Checker, element: ET.Element, offset_hours: float) -> datetime | None:
    """The point's time, in UTC if it names no zone, moved to civil time."""
    text = _words(element, "time")
    if not text:
        check.fault("a point without a time", _TIME)
        return None
    try:
        instant = datetime.fromisoformat(text)
        utc = instant.replace(tzinfo=None) if instant.tzinfo is None else instant.astimezone(UTC)
        civil = utc.replace(tzinfo=None) + timedelta(hours=offset_hours)
    except (ValueError, OverflowError):
        check.fault(f"the time {text!r}", _TIME)
        return None
    return civil.replace(second=0, microsecond=0)
