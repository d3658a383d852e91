"""Events and moving units as CZML, which Cesium plays."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import datetime, timedelta
from html import escape
from typing import Any

from phaseline.campaign.exchange.facts import Fact, flat
from phaseline.campaign.exchange.samples import Sample
from phaseline.campaign.exchange.showing import AS_IF_UTC, Showing, zulu

Packet = dict[str, Any]
_MINUTE = timedelta(minutes=1)
_SECONDS_A_SECOND = 3600
"""How fast the clock runs when the document is opened."""


def write(showing: Showing) -> bytes:
    """A list of packets: the document with its clock, one for each place of an event, one for each unit.

    A unit's position is sampled along its way, which is drawn behind it; where a part of that is not known
    (see `Sample`), the known parts have packets of their own and the unit's draws none. An event is there
    from its earliest to the end of its latest minute, or to the end of the campaign's window where that is
    open. CZML's times are UTC: the civil times are written as if they were, which the document's description
    says. Events and units whose place is not known have a packet without a position.
    """
    groups = [("events", "Events", showing.events), ("tracks", "Tracks", showing.track_facts)]
    packets = [_document(showing), *({"id": key, "name": name} for key, name, facts in groups if facts)]
    packets += (packet for fact in showing.events for packet in _event(fact, showing))
    packets += (_unplaced(fact, "tracks", showing) for fact in showing.track_facts if fact.kind == "unit")
    packets += (packet for unit, way in showing.samples.items() for packet in _moving(unit, way, showing))
    return (json.dumps(packets, ensure_ascii=False, indent=1) + "\n").encode()


def _interval(begin: datetime, end: datetime) -> str:
    return f"{zulu(begin)}/{zulu(end)}"


def _document(showing: Showing) -> Packet:
    window = showing.campaign.window
    return {
        "id": "document",
        "name": showing.title,
        "version": "1.0",
        "description": escape(f"{showing.note} {AS_IF_UTC}"),
        "clock": {
            "interval": _interval(window.start, window.end + _MINUTE),
            "currentTime": zulu(window.start),
            "multiplier": _SECONDS_A_SECOND,
            "range": "CLAMPED",
            "step": "SYSTEM_CLOCK_MULTIPLIER",
        },
    }


def _event(fact: Fact, showing: Showing) -> Iterator[Packet]:
    window = showing.campaign.window
    begin = fact.begin or min(window.start, fact.end or window.start)
    end = fact.end or max(window.end, begin)
    packet = {**_unplaced(fact, "events", showing), "availability": _interval(begin, end + _MINUTE)}
    if not fact.coords:
        yield packet
    for number, (lon, lat) in enumerate(fact.coords, 1):
        own = {} if number == 1 else {"id": f"{packet['id']}/{number}"}
        position = {"cartographicDegrees": [round(lon, 6), round(lat, 6), 0]}
        yield {**packet, **own, "position": position, **_sign(fact.name, fact.side, showing)}


def _unplaced(fact: Fact, parent: str, showing: Showing) -> Packet:
    properties = fact.properties
    words = [properties.get("text"), properties.get("edtf"), flat(properties.get("sources", []))]
    return {
        "id": f"{fact.kind}/{fact.id}",
        "name": fact.name,
        "parent": parent,
        "description": "".join(f"<p>{escape(word)}</p>" for word in words if word),
    }


def _moving(unit_id: str, way: tuple[Sample, ...], showing: Showing) -> Iterator[Packet]:
    """A unit's packet, and one for each known part of its way if not all of that is known."""
    unit = showing.campaign.units[unit_id]
    packet = {
        "id": f"unit/{unit_id}",
        "name": showing.unit_name(unit_id),
        "parent": "tracks",
        "description": f"<p>{escape(showing.side_name(unit.side))}, {escape(unit.arm)}</p>",
        "availability": _available(way[0], way[-1]),
        "position": _position(way),
        **_sign(unit.short.get(showing.language), unit.side, showing),
    }
    path = {
        "width": 2,
        "material": {"solidColor": {"color": _colour(unit.side, showing)}},
        "leadTime": 0,
    }
    parts = list(_known_parts(way))
    if parts == [way]:
        yield {**packet, "path": path}
        return
    yield packet
    for number, part in enumerate(parts, 1):
        drawn = {"availability": _available(part[0], way[-1]), "position": _position(part), "path": path}
        yield {"id": f"unit/{unit_id}/way/{number}", "name": packet["name"], "parent": "tracks", **drawn}


def _known_parts(way: tuple[Sample, ...]) -> Iterator[tuple[Sample, ...]]:
    """The runs of samples between which the way is known."""
    start = 0
    for i, sample in enumerate(way):
        if sample.way == "unknown" or i == len(way) - 1:
            if i > start or len(way) == 1:
                yield way[start : i + 1]
            start = i + 1


def _available(first: Sample, last: Sample) -> str:
    return _interval(first.instant, max(last.instant, first.instant + _MINUTE))


def _position(way: tuple[Sample, ...]) -> Packet:
    start = way[0].instant
    at = [((s.instant - start) / timedelta(seconds=1), s.lon, s.lat) for s in way]
    return {
        "epoch": zulu(start),
        "cartographicDegrees": [figure for second, lon, lat in at for figure in (int(second), lon, lat, 0)],
        "interpolationAlgorithm": "LINEAR",
        "forwardExtrapolationType": "HOLD",
    }


def _sign(label: str, side: str | None, showing: Showing) -> Packet:
    return {
        "point": {
            "pixelSize": 9,
            "color": _colour(side, showing),
            "outlineColor": {"rgba": [255, 255, 255, 255]},
            "outlineWidth": 1,
            "heightReference": "CLAMP_TO_GROUND",
        },
        "label": {
            "text": label,
            "font": "13px sans-serif",
            "horizontalOrigin": "LEFT",
            "pixelOffset": {"cartesian2": [9, 0]},
            "heightReference": "CLAMP_TO_GROUND",
        },
    }


def _colour(side: str | None, showing: Showing) -> Packet:
    colour = showing.colour(side)
    return {"rgba": [int(colour[i : i + 2], 16) for i in (1, 3, 5)] + [255]}
