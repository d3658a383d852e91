"""A view of a campaign as plain JSON: all that the player needs, worded and dated already.

Times are whole minutes from the campaign's epoch, coordinates WGS 84 degrees, distances km. Every text
is a mapping from language to words. The player never reads, formats or converts a date.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from copy import deepcopy
from datetime import timedelta
from typing import Any

from phaseline.atlas.accounts import make_claims, referring
from phaseline.atlas.basemap import BaseMap, base_map, credits, detail_of
from phaseline.atlas.facts import titles_of_sources
from phaseline.atlas.phase_lines import make_phase_lines
from phaseline.atlas.phrases import cited, counted, dated, in_languages, phrase, remarks
from phaseline.atlas.signs import make_signs
from phaseline.atlas.spots import Spots, same_name_km
from phaseline.atlas.steps import Happening, joined, make_chapters, make_steps
from phaseline.atlas.texts import VERSION
from phaseline.atlas.ticks import make_ticks
from phaseline.atlas.train_graph import Graph, train_graph
from phaseline.atlas.units import arrivals_of, make_fixes, make_unit, tells_of
from phaseline.atlas.whereabouts import Whereabouts
from phaseline.campaign import (
    Campaign,
    Count,
    Disagreement,
    Event,
    Fix,
    Motion,
    Path,
    RailNetwork,
    Source,
    Unit,
    View,
    means_of,
    taken,
)
from phaseline.gazetteer import Gazetteer
from phaseline.geo import within
from phaseline.when import minutes_between, parse, word

Scene = dict[str, Any]
Words = dict[str, str]

_DECIMALS = 5
_MARGIN = 0.05
_LONGEST_GATHERING = timedelta(days=2)


def make_scene(
    campaign: Campaign,
    view: View | str,
    *,
    gazetteer: Gazetteer | None = None,
    motion: Motion | None = None,
    base: BaseMap | None = None,
) -> Scene:
    """The scene of one view: units with their paths, events, steps, chapters, places, signs, ground.

    Args:
        campaign: the campaign that the view belongs to.
        view: what to show, or its id.
        gazetteer: where the places are described; by default the shipped one.
        motion: where the units were; by default worked out on the shipped railways.
        base: the ground; by default the shipped base map, as fine as the view wants.

    Raises:
        UnknownName: the campaign has no view of that id.
    """
    chosen = campaign.view(view) if isinstance(view, str) else view
    places = Gazetteer.shipped() if gazetteer is None else gazetteer
    moved = motion or Motion(campaign, places, RailNetwork.shipped())
    ground = base or deepcopy(base_map(detail_of(chosen.extent)))
    return _Writer(campaign, chosen, places, moved).scene(ground)


class _Writer:
    """Writes one view: numbers its units and places in order of first use, then words everything.

    `preferred` is the writer of the same view in the preferred telling, whose numbers are kept, and from
    which is taken what the two tellings have in common.
    """

    def __init__(
        self,
        campaign: Campaign,
        view: View,
        gazetteer: Gazetteer,
        motion: Motion,
        preferred: _Writer | None = None,
    ) -> None:
        self.campaign, self.view, self.gazetteer, self.motion = campaign, view, gazetteer, motion
        self.languages = campaign.languages
        self.sides = list(campaign.sides)
        self.start, self.end = (minutes_between(campaign.epoch, instant) for instant in view.window)
        tracked = [unit for unit in campaign.units_of(view) if unit.id in campaign.tracks]
        paths = {unit.id: motion.path(unit.id) for unit in tracked}
        kept: dict[str, int] = preferred.unit_index if preferred else {}
        shown = [*kept, *(unit for unit, path in paths.items() if unit not in kept and self._shown(path))]
        self.paths = {unit: paths[unit] for unit in shown}
        self.units = [campaign.units[unit] for unit in shown]
        self.unit_index: dict[str, int] = {unit: i for i, unit in enumerate(shown)}
        self.whereabouts = Whereabouts(motion, gazetteer, view.window.start)
        self.arrivals = {unit: list(arrivals_of(path)) for unit, path in self.paths.items()}
        self.minutes: dict[str, int] = {}
        self.written: dict[tuple[int, object], tuple[object, dict[str, Any]]]
        self.spots: Spots
        if preferred is None:
            self.events = self._chosen_events()
            self.spots, self.written = Spots(gazetteer, self.languages, view.window.start), {}
        else:
            self.events = self._as_in(preferred)
            self.spots, self.written = preferred.spots, preferred.written

    def _chosen_events(self) -> list[Event]:
        """The events drawn within the view's window, in the order in which they are."""
        chosen = self.campaign.events_of(self.view)
        events = sorted(chosen, key=lambda event: (self.minute_of(event), event.when.sort_key))
        return [event for event in events if self.start <= self.minute_of(event) <= self.end]

    def _as_in(self, preferred: _Writer) -> list[Event]:
        own = {event.id: event for event in self.campaign.events}
        return [own[event.id] for event in preferred.events]

    def scene(self, base: BaseMap) -> Scene:
        account = self._account()
        return {
            "version": VERSION,
            "id": self.view.id,
            "campaign": self.campaign.id,
            "languages": list(self.languages),
            "words": {language: self._view_words(language) for language in self.languages},
            "extent": list(self.view.extent),
            "start": self.start,
            "end": self.end,
            "chapters": make_chapters(self.campaign, self.view),
            "sides": [self._side(side) for side in self.sides],
            **account,
            "claims": make_claims(
                self._disagreements(), self.campaign, self.view, self.gazetteer, self._numbers()
            ),
            "tellings": list(self._tellings(account)),
            "places": self._places(),
            "gazetteer": titles_of_sources(self.gazetteer, self.spots),
            **make_signs(),
            "base": base,
            "credits": [*credits(self.languages, detail_of(self.view.extent)), *remarks(self.campaign)],
            "about": self._about(),
        }

    def _account(self) -> dict[str, Any]:
        """What hangs on whose account is followed."""
        events = [self._event(event) for event in self.events]
        units = [self._unit(unit) for unit in self.units]
        chapters = make_chapters(self.campaign, self.view)
        steps = make_steps(self.campaign, self.view, self._happenings(), chapters)
        lines = list(make_phase_lines(self.motion, self.view, self.spots.number, self._cited))
        told = {"events": events, "units": units, "steps": steps, "phase_lines": lines}
        return {**told, "graph": self._graph()}

    def _tellings(self, preferred: dict[str, Any]) -> Iterator[dict[str, Any]]:
        """What is otherwise as single witnesses tell it; in each list, an entry that is as preferred is given
        by its index there."""
        claimed = {claim.witness for row in self._disagreements() for claim in row.claims}
        for witness in self.campaign.witnesses.values():
            if witness.id not in claimed:
                continue
            motion = self.motion.as_told_by(witness.id)
            if motion is self.motion:
                continue
            teller = _Writer(motion.campaign, self.view, self.gazetteer, motion, self)
            if self._tells_like(teller):
                continue
            account = teller._account()
            if account != preferred:
                name = self._in_languages(witness.name)
                yield {"witness": witness.id, "name": name, **referring(account, preferred)}

    def _tells_like(self, other: _Writer) -> bool:
        """Whether the two have the very same events and paths, and know as much of where each unit is."""
        return (
            self.paths.keys() == other.paths.keys()
            and all(path is other.paths[unit] for unit, path in self.paths.items())
            and all(one is another for one, another in zip(self.events, other.events, strict=True))
            and all(self.motion.knowledge(unit) == other.motion.knowledge(unit) for unit in self.paths)
        )

    def minute_of(self, event: Event) -> int:
        """When an event is drawn: with its unit's arrival there, if that has the same date; else when all had
        come that are known to have come in its time; else midway."""
        if event.id not in self.minutes:
            self.minutes[event.id] = self._drawn(event)
        return self.minutes[event.id]

    def _drawn(self, event: Event) -> int:
        for unit in event.units:
            for minute, fix in self.arrivals.get(unit, ()):
                if fix.place in event.places and fix.when is not None and fix.when.edtf == event.when.edtf:
                    return minute
        gathered = (self._gathered(event, place) for place in event.places)
        midway = minutes_between(self.campaign.epoch, event.when.middle)
        return next((minute for minute in gathered if minute is not None), midway)

    def _gathered(self, event: Event, place: str) -> int | None:
        """The minute by which the event's units were at a place, of those attested to arrive in its time."""
        first, last = event.when.earliest, event.when.latest
        if first is None or last is None or last - first > _LONGEST_GATHERING:
            return None
        came = [
            next((minute for minute, fix in arrivals if tells_of(fix, place, event.when)), None)
            for arrivals in (self.arrivals.get(unit, ()) for unit in event.units)
        ]
        found = [max(minute, self.start) for minute in came if minute is not None]
        return min(max(found), minutes_between(self.campaign.epoch, last)) if found else None

    def _shown(self, path: Path) -> bool:
        return path.begins <= self.end and (path.ends is None or path.ends >= self.start)

    def _happenings(self) -> list[Happening]:
        of_events = [
            Happening(self.minute_of(event), event.when, self._in_languages(event.title), i, event.kind)
            for i, event in enumerate(self.events)
        ]
        covered = {
            (unit, place, happening.minute)
            for happening, event in zip(of_events, self.events, strict=True)
            for unit in event.units
            for place in event.places
        }
        moved = [
            Happening(minute, fix.when, self._arrival_title(unit, fix), arrival=self._arrival(unit, fix))
            for unit in self.units
            for minute, fix in self.arrivals[unit.id]
            if self.start <= minute <= self.end
            if fix.when is not None and fix.basis == "attested" and fix.place is not None
            if (unit.id, fix.place, minute) not in covered and self._on_the_map(fix.place)
        ]
        return [*of_events, *joined(moved, of_events, self.campaign.epoch)]

    def _on_the_map(self, place: str) -> bool:
        """Whether a place lies in the view's extent or a little beyond."""
        west, south, east, north = self.view.extent
        wide, high = (east - west) * _MARGIN, (north - south) * _MARGIN
        point = self.gazetteer[place].point
        return point is not None and within(point, (west - wide, south - high, east + wide, north + high))

    def _arrival(self, unit: Unit, fix: Fix) -> dict[str, Any]:
        """The card of a fix that no event tells, in the form of an event."""
        assert fix.place is not None
        assert fix.when is not None
        return {
            "kind": "movement",
            "units": [self.unit_index[unit.id]],
            "places": [self.spots.number(fix.place)],
            "title": self._arrival_title(unit, fix),
            "when": dated(fix, self.languages),
            "text": self._in_languages(fix.text) if fix.text else None,
            "sources": self._cited(fix.sources),
        }

    def _arrival_title(self, unit: Unit, fix: Fix) -> Words:
        place = self.whereabouts.place(unit.id, fix)
        return {
            language: phrase(language, "at", unit=unit.name.get(language), place=place[language])
            for language in self.languages
        }

    def _in_languages(self, text: Any) -> Words:
        return in_languages(text, self.languages)

    def _view_words(self, language: str) -> Words:
        first, last = (instant.date().isoformat() for instant in self.view.window)
        subtitle, chapters = self.view.subtitle, self.view.chapters
        return {
            "title": self.view.title.get(language),
            "subtitle": subtitle.get(language) if subtitle else "",
            "range": word(parse(first if first == last else f"{first}/{last}"), language),
            "lead": chapters[0].text.get(language) if chapters else self.campaign.summary.get(language),
        }

    def _side(self, side_id: str) -> dict[str, Any]:
        side = self.campaign.sides[side_id]
        return {
            "id": side.id,
            "name": self._in_languages(side.name),
            "colour": side.colour,
            "shape": side.shape,
        }

    def _unit(self, unit: Unit) -> dict[str, Any]:
        path = self.paths[unit.id]

        def write() -> dict[str, Any]:
            fixes = make_fixes(self.arrivals[unit.id], self.languages, self.spots.number, self._cited)
            known = self.whereabouts.told(unit.id, self.end)
            ticks = make_ticks(path, self.whereabouts, self.languages, self.view.window)
            about = {**make_unit(self.campaign, unit, path), **self._superior(unit)}
            return {**about, "known": known, "fixes": fixes, **({"ticks": ticks} if ticks else {})}

        return self._once(self.motion.knowledge(unit.id), id(path), write)

    def _superior(self, unit: Unit) -> dict[str, int]:
        """The lowest unit above it in the order of battle that the view has too, by its index."""
        parent = unit.parent
        while parent is not None and parent not in self.unit_index:
            parent = self.campaign.units[parent].parent
        return {} if parent is None else {"superior": self.unit_index[parent]}

    def _once(self, about: object, key: object, write: Callable[[], dict[str, Any]]) -> dict[str, Any]:
        """What one telling has written already about this very object, under a key; else what is written
        now. The object is kept with it, so that no other can have its identity."""
        if (id(about), key) not in self.written:
            self.written[id(about), key] = about, write()
        return self.written[id(about), key][1]

    def _event(self, event: Event) -> dict[str, Any]:
        minute = self.minute_of(event)
        units = [self.unit_index[unit] for unit in event.units if unit in self.unit_index]
        return self._once(event, (minute, *units), lambda: self._worded(event, minute, units))

    def _worded(self, event: Event, minute: int, units: list[int]) -> dict[str, Any]:
        epoch = self.campaign.epoch
        at = self.spots.position(event.places)
        when = event.when
        return {
            "id": event.id,
            "kind": event.kind,
            "status": event.status,
            "t0": minutes_between(epoch, when.earliest) if when.earliest else self.start,
            "t": minute,
            "t1": minutes_between(epoch, when.latest) if when.latest else self.end,
            "when": dated(event, self.languages),
            "lon": at and round(at.lon, _DECIMALS),
            "lat": at and round(at.lat, _DECIMALS),
            "places": [self.spots.number(place) for place in event.places],
            "units": units,
            "title": self._in_languages(event.title),
            "text": self._in_languages(event.text),
            **({"numbers": [self._counted(c) for c in event.numbers]} if event.numbers else {}),
            "sources": self._cited(event.sources),
            **self._taken(event),
        }

    def _counted(self, count: Count) -> Words:
        return {language: counted(count, language) for language in self.languages}

    def _taken(self, event: Event) -> dict[str, Any]:
        """What an event takes and by what means, if it takes a place."""
        takes = [[self.spots.number(t.place), self.sides.index(t.side)] for t in taken(event)]
        return {"takes": takes, "means": means_of(event)} if takes else {}

    def _cited(self, sources: Sequence[Source]) -> list[Words]:
        witnesses = self.campaign.witnesses
        return [{lang: cited(s, witnesses[s.witness], lang) for lang in self.languages} for s in sources]

    def _places(self) -> list[dict[str, Any]]:
        """What events name, where units stop, and what one finds the way by."""
        for unit in self.units:
            for fix in self.campaign.tracks[unit.id].fixes:
                if fix.place is not None:
                    self.spots.number(fix.place)
        told = len(self.spots)
        self.spots.orient(self.view.extent, *self.view.window)
        return self.spots.written(told, same_name_km(self.view.extent))

    def _graph(self) -> Graph | None:
        return train_graph(
            self.campaign,
            self.view,
            self.gazetteer,
            self.motion,
            {unit.id: self.paths[unit.id] for unit in self.units},
            self.events,
            self._disagreements(),
        )

    def _about(self) -> dict[str, Any]:
        """How the campaign counts time, and the witnesses that this view calls on."""
        heading, called = self.campaign.heading, self._witnesses_called()
        return {
            "time": {
                lang: f"{heading.calendar.get(lang)} {heading.zone.get(lang)}" for lang in self.languages
            },
            "witnesses": [
                {"name": self._in_languages(witness.name), "reference": witness.reference}
                for witness in self.campaign.witnesses.values()
                if witness.id in called
            ],
        }

    def _witnesses_called(self) -> set[str]:
        fixes = [fix for unit in self.units for fix in self.campaign.tracks[unit.id].fixes]
        narrating = {source.witness for event in self.events for source in event.sources}
        placed = {source.witness for fix in fixes for source in fix.sources}
        claimed = {claim.witness for row in self._disagreements() for claim in row.claims}
        return narrating | placed | claimed

    def _numbers(self) -> dict[str, dict[str, int]]:
        return {"event": {event.id: i for i, event in enumerate(self.events)}, "unit": self.unit_index}

    def _disagreements(self) -> list[Disagreement]:
        events = {event.id for event in self.events}
        return [row for row in self.campaign.claims if row.event in events or row.unit in self.unit_index]
