"""The campaigns that come with Phaseline: sound, and true to what the sources state most plainly."""

from __future__ import annotations

from datetime import datetime
from itertools import pairwise

import pytest

from phaseline import shipped
from phaseline.campaign import Campaign, check
from phaseline.campaign.motion import Motion
from phaseline.campaign.rail import RailNetwork
from phaseline.gazetteer import Gazetteer
from phaseline.geo import MeasuredLine, distance_km


@pytest.fixture(scope="module")
def motion() -> Motion:
    return Motion(Campaign.shipped(), Gazetteer.shipped(), RailNetwork.shipped())


@pytest.mark.parametrize("name", shipped.campaigns())
def test_a_shipped_campaign_has_no_fault(name: str) -> None:
    assert [str(fault) for fault in check(shipped.folder(f"campaigns/{name}"), Gazetteer.shipped())] == []


@pytest.mark.parametrize(
    ("when", "place"),
    [
        ("27T03:00", "samur-bridge"),
        ("27T22:00", "nasosnaya-station"),
        ("27T22:30", "khirdalan-station"),
        ("28T04:00", "baku-station"),
    ],
)
def test_the_leading_train_is_where_the_sources_have_it(motion: Motion, when: str, place: str) -> None:
    position = motion.position("third-international", datetime.fromisoformat(f"1920-04-{when}"))
    point = Gazetteer.shipped()[place].point
    assert position is not None
    assert point is not None
    assert distance_km(position.point, point) < 2


@pytest.mark.parametrize(
    ("start", "end", "published"),
    [
        ("samur-bridge", "bilajari-station", 193),
        ("samur-bridge", "bilajari-station", 192),
        ("bilajari-station", "ganja-station", 347),
        ("bilajari-station", "alyat-station", 69),
        ("bilajari-station", "yalama-station", 188.6),
        ("bilajari-station", "khachmaz-station", 150.4),
    ],
)
def test_distances_along_the_rails_agree_with_the_railways_own(
    start: str, end: str, published: float
) -> None:
    """Figures and their sources are in geodata/railways/README.md."""
    gazetteer = Gazetteer.shipped()
    a, b = gazetteer[start].point, gazetteer[end].point
    assert a is not None
    assert b is not None
    way = RailNetwork.shipped().way(a, b)
    assert way is not None
    assert MeasuredLine(way).length_km == pytest.approx(published, rel=0.02)


def test_no_unit_is_drawn_faster_than_its_arm(motion: Motion) -> None:
    for unit in motion.campaign.tracks:
        schedule = motion.itinerary(unit).schedule
        for (a, b), (start, end) in zip(pairwise(schedule.stops), pairwise(schedule.drawn), strict=True):
            # Stops are drawn at whole minutes, which may take half a minute from either end.
            assert b.km - a.km <= b.pace * (end - start + 1) + 1e-6, (unit, a.fix, b.fix)


def test_every_attested_instant_is_drawn_at_its_time_and_place(motion: Motion) -> None:
    for unit, track in motion.campaign.tracks.items():
        for fix in track.fixes:
            if fix.when and fix.when.is_instant:
                position = motion.position(unit, fix.when.middle)
                point, margin = motion.where(fix)
                assert position is not None
                assert distance_km(position.point, point) <= max(margin, 0.05), (unit, fix.place)


def test_every_unit_of_a_view_is_in_the_field_at_some_time_of_it(motion: Motion) -> None:
    campaign = motion.campaign
    for view in campaign.views.values():
        for unit in campaign.units_of(view):
            if unit.id in campaign.tracks and not view.units.everything:
                path = motion.path(unit.id)
                assert path.begins <= motion.minute(view.window.end), (view.id, unit.id)
                assert path.ends is None or path.ends >= motion.minute(view.window.start), (view.id, unit.id)
