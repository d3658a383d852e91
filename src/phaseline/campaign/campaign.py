"""A whole campaign: its entries by id, and what a view shows of them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from itertools import chain
from typing import TypeVar

from phaseline import shipped
from phaseline.campaign.holding import Holding, holders
from phaseline.campaign.model import (
    Disagreement,
    Entry,
    Event,
    Heading,
    PhaseLine,
    Route,
    Side,
    Track,
    Unit,
    View,
    Witness,
)
from phaseline.campaign.values import Text, Window, did_you_mean
from phaseline.errors import UnknownName

_T = TypeVar("_T")
_FEW = 5
"""How many ids an error lists; of more, only the nearest is named."""


@dataclass(frozen=True, slots=True)
class Campaign:
    """A documented campaign. Events are in order of time; everything else is as written.

    `epoch` is the instant from which scenes count minutes; `window` the span of time the campaign covers.
    """

    heading: Heading
    sides: Mapping[str, Side]
    units: Mapping[str, Unit]
    tracks: Mapping[str, Track]
    events: tuple[Event, ...]
    claims: tuple[Disagreement, ...]
    witnesses: Mapping[str, Witness]
    views: Mapping[str, View]
    routes: Mapping[str, Route]

    @classmethod
    def shipped(cls, name: str = "azerbaijan-1920") -> Campaign:
        """A campaign that comes with Phaseline, its places those of the shipped gazetteer.

        Raises:
            UnknownName: there is none of that name; the message names those there are.
        """
        from phaseline.campaign.load import load
        from phaseline.gazetteer import Gazetteer

        names = shipped.campaigns()
        if name not in names:
            raise UnknownName(f"found campaign {name!r}, expected one of {', '.join(names)}")
        return load(shipped.folder(f"campaigns/{name}"), Gazetteer.shipped())

    @property
    def id(self) -> str:
        return self.heading.id

    @property
    def title(self) -> Text:
        return self.heading.title

    @property
    def summary(self) -> Text:
        return self.heading.summary

    @property
    def calendar(self) -> Text:
        return self.heading.calendar

    @property
    def zone(self) -> Text:
        return self.heading.zone

    @property
    def epoch(self) -> datetime:
        return self.heading.epoch

    @property
    def phase_lines(self) -> tuple[PhaseLine, ...]:
        return self.heading.phase_lines

    @property
    def window(self) -> Window:
        return self.heading.window

    @property
    def languages(self) -> tuple[str, ...]:
        return self.heading.languages

    def view(self, view_id: str) -> View:
        """The view of that id.

        Raises:
            UnknownName: there is none; the message names those there are.
        """
        return _named("view", view_id, self.views)

    def unit(self, unit_id: str) -> Unit:
        """The unit of that id.

        Raises:
            UnknownName: there is none; the message names those there are.
        """
        return _named("unit", unit_id, self.units)

    def track(self, unit_id: str) -> Track:
        """The track of that unit.

        Raises:
            UnknownName: it has none; the message names the units that have one.
        """
        return _named("track of unit", unit_id, self.tracks)

    def witness(self, witness_id: str) -> Witness:
        """The witness of that id.

        Raises:
            UnknownName: there is none; the message names those there are.
        """
        return _named("witness", witness_id, self.witnesses)

    def entries(self) -> Iterator[Entry]:
        """Every entry of the campaign's files, in their order."""
        yield self.heading
        yield from chain(self.sides.values(), self.units.values(), self.witnesses.values())
        yield from chain(self.tracks.values(), self.events, self.claims)
        yield from chain(self.views.values(), self.routes.values())

    def units_of(self, view: View) -> tuple[Unit, ...]:
        """The units a view shows, in the order of units.yaml."""
        return tuple(u for u in self.units.values() if view.units.everything or u.id in view.units.ids)

    def events_of(self, view: View) -> tuple[Event, ...]:
        """The events a view shows that may have happened within its window, in order of time."""
        window = view.window.when
        return tuple(event for event in self.chosen_events(view) if event.when.may_overlap(window))

    def chosen_events(self, view: View) -> tuple[Event, ...]:
        """The events that a view chooses, within its window or not, in order of time."""
        chosen = view.events
        return tuple(
            e for e in self.events if chosen.everything or e.id in chosen.ids or e.kind in chosen.kinds
        )

    def holders(self, at: datetime) -> dict[str, Holding]:
        """Who held each place at a time, from events alone (`phaseline.campaign.holding`)."""
        return holders(self.events, at)


def _named(kind: str, name: str, values: Mapping[str, _T]) -> _T:
    """The value of that name; else the error names the nearest there is, or all of a few."""
    try:
        return values[name]
    except KeyError:
        home = {"track of unit": "tracks", "witness": "witnesses"}.get(kind, f"{kind}s") + ".yaml"
        few = f"one of {', '.join(values)}" if len(values) <= _FEW else f"an id in {home}"
        raise UnknownName(f"found {kind} {name!r}, expected {few}{did_you_mean(name, values)}") from None
