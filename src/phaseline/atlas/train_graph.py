"""The distance–time diagram of a view that runs along a railway: stations by km down, hours across.

The form is the train schedule that Marey printed (*La méthode graphique*, 1878, after Ibry): a train is a
line, the steeper the faster, and level where it halts. Beside the lines stand the hours that the sources
allow, what happened on the line, and the hours that other witnesses claim.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime, timedelta
from itertools import groupby
from typing import Any

from phaseline.atlas.spots import map_label
from phaseline.campaign import EVENT_KINDS, Campaign, Disagreement, Event, Motion, Path, View
from phaseline.gazetteer import Gazetteer, Place
from phaseline.geo import LonLat, MeasuredLine
from phaseline.when import When, minutes_between, parse, word_clock, word_day

Graph = dict[str, Any]
Run = dict[str, Any]

_BESIDE_KM = 1.5
"""How far from the line something may lie and still be drawn on it."""
_STOPS = {"station": 1, "halt": 2, "bridge": 2, "junction-point": 2}
_MOST_TICKS = 14
_TICK_HOURS = (1, 2, 3, 6, 12, 24, 48, 96)


def train_graph(
    campaign: Campaign,
    view: View,
    gazetteer: Gazetteer,
    motion: Motion,
    paths: Mapping[str, Path],
    events: Sequence[Event],
    claims: Sequence[Disagreement],
) -> Graph | None:
    """The diagram of a view as plain JSON; `None` if the view names no `railway`.

    Units are numbered as in `paths`, events and claims as given. Distances are km along the rails from the
    first place of the view's `railway`, times minutes from the campaign's epoch.
    """
    line = motion.railway(*view.railway) if view.railway else None
    if line is None:
        return None
    return _Drawing(campaign, view, gazetteer, line).graph(paths, events, claims)


class _Drawing:
    """One diagram: the line, and what of the view lies on it."""

    def __init__(self, campaign: Campaign, view: View, gazetteer: Gazetteer, line: MeasuredLine) -> None:
        self.campaign, self.view, self.gazetteer, self.line = campaign, view, gazetteer, line

    def graph(
        self, paths: Mapping[str, Path], events: Sequence[Event], claims: Sequence[Disagreement]
    ) -> Graph:
        told = {place for event in events for place in event.places}
        runs = [run for i, path in enumerate(paths.values()) for run in self._runs(i, path)]
        trains = {run["unit"] for run in runs}
        return {
            "km": round(self.line.length_km, 1),
            "stations": [self._station(place, km, told) for place, km in self._stations()],
            "ticks": list(self._ticks()),
            "runs": runs,
            "windows": [
                window
                for i, path in enumerate(paths.values())
                if i in trains
                for window in self._windows(i, path)
            ],
            "events": [
                {"event": i, "km": round(km, 2)}
                for i, event in enumerate(events)
                if EVENT_KINDS[event.kind].on_graph and (km := self._km_of_any(event.places)) is not None
            ],
            "claims": list(self._disputed(events, claims)),
        }

    def _km(self, point: LonLat | None) -> float | None:
        if point is None:
            return None
        foot = self.line.measure(point)
        return foot.km if foot.offset_km <= _BESIDE_KM else None

    def _km_of_any(self, places: Sequence[str]) -> float | None:
        """Where on the line the first of some places lies that trains stop at or pass."""
        stops = (self.gazetteer[place] for place in places)
        kms = (self._km(place.point) for place in stops if place.kind in _STOPS)
        return next((km for km in kms if km is not None), None)

    def _stations(self) -> list[tuple[Place, float]]:
        placed = ((place, self._km(place.point)) for place in self.gazetteer if place.kind in _STOPS)
        return sorted(((p, km) for p, km in placed if km is not None), key=lambda pair: pair[1])

    def _station(self, place: Place, km: float, told: set[str]) -> dict[str, Any]:
        """A stop with its name and, from 0, how readily the name may be left out where room is short."""
        assert self.view.railway is not None
        rank = 0 if place.id in self.view.railway else _STOPS[place.kind] + (0 if place.id in told else 2)
        at = self.view.window.start
        name = {language: map_label(place, language, at) for language in self.campaign.languages}
        return {"id": place.id, "name": name, "km": round(km, 2), "rank": rank}

    def _ticks(self) -> Iterator[dict[str, Any]]:
        """The hours to mark: the day at midnight, else the clock."""
        start, end = self.view.window
        span = (end - start) / timedelta(hours=1)
        hours = next((h for h in _TICK_HOURS if span / h <= _MOST_TICKS), _TICK_HOURS[-1])
        instant = datetime(start.year, start.month, start.day)
        while instant <= end:
            if instant >= start:
                yield {
                    "t": minutes_between(self.campaign.epoch, instant),
                    "day": instant.hour == 0,
                    "label": {lang: _marked(instant, lang) for lang in self.campaign.languages},
                }
            instant += timedelta(hours=hours)

    def _runs(self, unit: int, path: Path) -> Iterator[Run]:
        """The stretches of a path that follow the line within the view's window, one for each leg or part of
        a leg."""
        if not any(leg.mode == "rail" for leg in path.legs):
            return
        start, end = (minutes_between(self.campaign.epoch, instant) for instant in self.view.window)
        for leg in path.legs:
            begun, over = path.vertices[leg.start].minute, path.vertices[leg.end].minute
            if begun >= end or over <= start:
                continue
            bends = (v for v in path.vertices[leg.start : leg.end + 1] if start < v.minute < end)
            edges = (path.at(max(begun, start)), *bends, path.at(min(over, end)))
            placed = [(v.minute, self._km(LonLat(v.lon, v.lat))) for v in edges if v is not None]
            for on_line, stretch in groupby(sorted(set(placed)), key=lambda point: point[1] is not None):
                points = list(stretch)
                if on_line and len(points) > 1:
                    yield {
                        "unit": unit,
                        "basis": leg.basis,
                        "t": [round(minute, 1) for minute, _ in points],
                        "km": [round(km, 2) for _, km in points if km is not None],
                    }

    def _windows(self, unit: int, path: Path) -> Iterator[dict[str, Any]]:
        """For each arrival whose hour is not known: from when to when it may have been."""
        for i, fix in path.fixes:
            vertex = path.vertices[i]
            km = self._km(LonLat(vertex.lon, vertex.lat))
            if km is None or fix.when is None or fix.when.is_instant:
                continue
            if fix.when.may_overlap(self.view.window.when):
                yield {"unit": unit, "km": round(km, 2), **self._span(fix.when)}

    def _disputed(self, events: Sequence[Event], claims: Sequence[Disagreement]) -> Iterator[dict[str, Any]]:
        """The disagreements that decide an hour on the line, each with the hours claimed."""
        places = {event.id: event.places for event in events}
        for number, row in enumerate(claims):
            if row.decides != "time":
                continue
            km = self._km_of_any(places.get(row.event or "", ()))
            hours = [
                {"said": i, "preferred": claim is row.choice, **self._span(claim.edtf)}
                for i, claim in enumerate(row.claims)
                if claim.edtf is not None
            ]
            if km is not None and len({(hour["t0"], hour["t1"]) for hour in hours}) > 1:
                yield {"claim": number, "km": round(km, 2), "hours": hours}

    def _span(self, when: When) -> dict[str, int]:
        """The earliest and latest minute of a time, held to the view's window."""
        start, end = self.view.window
        first, last = when.earliest or start, when.latest or end
        bounded = (min(max(instant, start), end) for instant in (first, last))
        return dict(
            zip(("t0", "t1"), (minutes_between(self.campaign.epoch, b) for b in bounded), strict=True)
        )


def _marked(instant: datetime, language: str) -> str:
    if instant.hour == 0:
        return word_day(instant, language, year=False)
    return word_clock(parse(instant.isoformat(timespec="minutes")), language)
