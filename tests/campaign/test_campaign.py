"""A whole campaign: what views show of it, what is asked by name, and its facts as records."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pytest

from phaseline.campaign import Campaign, Choice, Motion, Window, load
from phaseline.campaign.exchange import disagreement_record, event_record, position_record
from phaseline.errors import UnknownName
from phaseline.gazetteer import Gazetteer


def test_a_view_shows_what_it_chose(campaign: Campaign) -> None:
    view = campaign.view("raid")
    assert [unit.id for unit in campaign.units_of(view)] == ["first-train"]
    assert [event.id for event in campaign.events_of(view)] == ["landing"]
    assert view.window == Window(datetime(1920, 4, 27), datetime(1920, 4, 28, 23))


@pytest.mark.parametrize(
    ("choice", "events"),
    [
        (Choice(everything=True), ["crossing", "landing"]),
        (Choice(ids=("crossing",)), ["crossing"]),
        (Choice(kinds=("battle",)), []),
    ],
)
def test_events_are_chosen_by_id_kind_or_all(campaign: Campaign, choice: Choice, events: list[str]) -> None:
    view = campaign.view("raid").model_copy(update={"events": choice})
    assert [event.id for event in campaign.events_of(view)] == events


def test_a_view_that_is_not_there(campaign: Campaign) -> None:
    with pytest.raises(UnknownName, match=r"^found view 'war', expected one of raid$"):
        campaign.view("war")


def test_a_preference_may_be_a_number_or_a_witness(folder: Path, gazetteer: Gazetteer) -> None:
    text = (folder / "claims.yaml").read_text(encoding="utf-8")
    (folder / "claims.yaml").write_text(text.replace("preferred: memoir", "preferred: 2"), encoding="utf-8")
    (row,) = load(folder, gazetteer).claims
    assert row.choice is row.claims[1]


def test_a_position_as_a_record(motion: Motion) -> None:
    position = motion.position("horse", datetime(1920, 4, 29, 7))
    assert position is not None
    record = position_record(position)
    assert {k: record[k] for k in ("unit", "lat", "lon", "basis", "near")} == {
        "unit": "horse",
        "lat": 41.3,
        "lon": 48.4,
        "basis": "attested",
        "near": "hill",
    }


@pytest.mark.parametrize(
    ("when", "between"),
    [
        ("27T01:30", None),
        ("27T02:30", ["north", "junction"]),
        ("27T05:00", ["junction", "port"]),
        ("27T06:00", None),
        ("27T12:00", ["port", "west"]),
        ("29T12:00", None),
    ],
)
def test_a_record_names_the_fixes_that_a_unit_is_between(
    motion: Motion, when: str, between: list[str] | None
) -> None:
    position = motion.position("first-train", datetime.fromisoformat(f"1920-04-{when}"))
    assert position is not None
    assert position_record(position)["between"] == between


def test_a_fix_given_as_a_point_is_named_by_it(moving: Callable[[str], Motion]) -> None:
    motion = moving(
        "- unit: horse\n  mode: road\n  fixes:\n"
        "    - {point: [48.5, 41.5], when: 1920-04-27T00:00, sources: [article]}\n"
        "    - {place: hill, when: 1920-04-27T12:00, sources: [article]}\n"
    )
    position = motion.position("horse", datetime(1920, 4, 27, 6))
    assert position is not None
    assert position_record(position)["between"] == [[48.5, 41.5], "hill"]


def test_an_event_as_a_record(campaign: Campaign) -> None:
    record = event_record(campaign.events[0], campaign)
    assert (record["id"], record["edtf"], record["start"], record["end"]) == (
        "crossing",
        "1920-04-27",
        "1920-04-27T00:00",
        "1920-04-27T23:59",
    )
    assert record["sources"] == [{"witness": "article", "name": "The article", "section": None}]


def test_a_disagreement_as_a_record(campaign: Campaign, gazetteer: Gazetteer) -> None:
    record = disagreement_record(campaign.claims[0], gazetteer)
    assert (record["preferred"], record["hours"], record["km"]) == ("memoir", 2, None)
    assert record["claims"][0] == {"witness": "memoir", "edtf": "1920-04-28T12:00"}


def test_a_shipped_campaign_that_is_not_there() -> None:
    with pytest.raises(UnknownName, match=r"^found campaign 'nope', expected one of azerbaijan-1920"):
        Campaign.shipped("nope")


def test_of_many_names_only_the_nearest_is_told() -> None:
    with pytest.raises(UnknownName) as raised:
        Campaign.shipped().unit("third-internationale")
    assert str(raised.value) == (
        "found unit 'third-internationale', "
        "expected an id in units.yaml (did you mean 'third-international'?)"
    )


def test_a_folder_may_be_given_as_text(folder: Path, gazetteer: Gazetteer, campaign: Campaign) -> None:
    assert load(str(folder), gazetteer) == campaign
