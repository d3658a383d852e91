"""Who held a place, from events alone: no front is drawn, and nothing is held that no event says was taken.

A place passes to a side at an event that happened and `takes` it, and stays that side's until the next. What
was ordered or planned changes no holder. Uncertain times are taken at their middle, where maps draw them.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from phaseline.campaign.kinds import EVENT_KINDS, Means
from phaseline.campaign.model import Event, Taking


@dataclass(frozen=True, slots=True)
class Holding:
    """A place in the hands of a side since an event, and by what means.

    `arms`: it was taken, entered or surrendered. `declaration`: power there was declared or handed over, as
    when a revolutionary committee formed; that says nothing of troops.
    """

    place: str
    side: str
    event: Event

    @property
    def means(self) -> Means:
        return means_of(self.event)


def means_of(event: Event) -> Means:
    """By what means an event gives a place to a side."""
    return EVENT_KINDS[event.kind].gives


def taken(event: Event) -> tuple[Taking, ...]:
    """The places that an event gave to a side; none if it did not happen."""
    return event.takes if event.status == "happened" else ()


def holdings(events: Iterable[Event]) -> list[Holding]:
    """Every change of a holder, in order of time."""
    ordered = sorted(events, key=lambda event: (event.when.middle, event.when.sort_key))
    return [Holding(t.place, t.side, event) for event in ordered for t in taken(event)]


def holders(events: Iterable[Event], at: datetime) -> dict[str, Holding]:
    """Who held each place at a time, as far as events before it tell; places never taken are not in it."""
    return {h.place: h for h in holdings(events) if h.event.when.middle <= at}
