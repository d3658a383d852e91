"""Who held a place, and since which event."""

from __future__ import annotations

from datetime import datetime
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from phaseline.campaign import Campaign, Event, Text, holdings, taken
from phaseline.campaign.holding import holders
from phaseline.campaign.model import EventKind, Taking
from phaseline.when import parse

SIDES = ("red", "blue")


def event(name: str, when: str, side: str, *, kind: EventKind = "capture", status: str = "happened") -> Event:
    words = Text({"en": "x"})
    takes = (Taking(place="ford", side=side),)
    return Event(id=name, kind=kind, status=status, when=parse(when), title=words, text=words, takes=takes)


@pytest.mark.parametrize(
    ("at", "holder"),
    [("26T23:59", None), ("27T11:59", None), ("27T12:00", "red"), ("28T10:59", "red"), ("28T11:00", "blue")],
)
def test_a_place_is_held_from_the_middle_of_an_event_to_the_next(at: str, holder: str | None) -> None:
    events = [event("b", "1920-04-28T10:00/1920-04-28T12:00", "blue"), event("a", "1920-04-27", "red")]
    held = holders(events, datetime.fromisoformat(f"1920-04-{at}")).get("ford")
    assert (held and held.side) == holder
    assert held is None or held.event in events


def test_what_was_ordered_or_planned_changes_no_holder() -> None:
    ordered = event("a", "1920-04-27", "red", status="ordered")
    assert (taken(ordered), holdings([ordered])) == ((), [])


@pytest.mark.parametrize(
    ("kind", "means"),
    [("capture", "arms"), ("surrender", "arms"), ("naval", "arms"), ("political", "declaration")],
)
def test_a_place_is_held_by_arms_or_by_declaration(kind: EventKind, means: str) -> None:
    assert [held.means for held in holdings([event("a", "1920-04-27", "red", kind=kind)])] == [means]


@settings(deadline=None)
@given(st.lists(st.tuples(st.integers(1, 28), st.sampled_from(SIDES)), max_size=8), st.integers(1, 29))
def test_a_holder_is_the_side_of_the_last_event_before(days: list[tuple[int, str]], day: int) -> None:
    events = [event(f"e{i}", f"1920-04-{d:02}", side) for i, (d, side) in enumerate(days)]
    held = holders(events, datetime(1920, 4, day)).get("ford")
    last = max((d for d, _ in days if d < day), default=None)
    assert (held and held.event.when.middle.day) == last
    assert all(a.event.when.middle <= b.event.when.middle for a, b in pairwise(holdings(events)))


def test_of_the_shipped_campaign_no_place_is_held_that_no_event_took() -> None:
    campaign = Campaign.shipped()
    told = {taking.place for event in campaign.events for taking in event.takes}
    assert set(campaign.holders(campaign.window.end)) <= told
    assert campaign.holders(campaign.window.start) == {}
