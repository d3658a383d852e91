"""A campaign as single witnesses tell it."""

from dataclasses import replace

import pytest

from phaseline.campaign import Campaign, Motion, RailNetwork, retold
from phaseline.errors import UnknownName
from phaseline.gazetteer import Gazetteer
from phaseline.when import parse


@pytest.fixture(scope="module")
def shipped() -> Motion:
    return Motion(Campaign.shipped(), Gazetteer.shipped(), RailNetwork.shipped())


def fix_times(campaign: Campaign, unit: str, place: str) -> list[str]:
    return [fix.when.edtf for fix in campaign.track(unit).fixes if fix.place == place and fix.when]


def event_time(campaign: Campaign, event_id: str) -> str:
    return next(event.when.edtf for event in campaign.events if event.id == event_id)


def test_a_witness_moves_the_event_and_the_unit(shipped: Motion) -> None:
    campaign = retold(shipped.campaign, "izvestia-1920-04-29")
    assert event_time(campaign, "bilajari-reached") == "1920-04-28T03:30"
    assert fix_times(campaign, "third-international", "bilajari-station") == ["1920-04-28T03:30"]
    motion = shipped.retold(campaign)
    position = motion.position("third-international", parse("1920-04-28T03:30").middle)
    assert position is not None
    assert position.near == "bilajari-station"


def test_the_preferred_account_is_left_as_it_is(shipped: Motion) -> None:
    before = fix_times(shipped.campaign, "third-international", "bilajari-station")
    retold(shipped.campaign, "izvestia-1920-04-29")
    assert fix_times(shipped.campaign, "third-international", "bilajari-station") == before


def test_the_hour_that_a_witness_tells_is_no_inference(shipped: Motion) -> None:
    def handover(campaign: Campaign) -> tuple[str, str]:
        event = next(event for event in campaign.events if event.id == "handover-as-trains-near")
        return event.hours, event.when.edtf

    assert handover(shipped.campaign) == ("inferred", "1920-04-27T22:30/1920-04-28T02:00")
    assert handover(retold(shipped.campaign, "detachment-report")) == ("told", "1920-04-28T00:00")


def test_a_witness_may_move_a_place(campaign: Campaign) -> None:
    row = campaign.claims[0]
    memoir, article = row.claims
    elsewhere = article.model_copy(update={"edtf": None, "place": "north"})
    placed = row.model_copy(update={"claims": (memoir, elsewhere), "decides": "place"})
    changed = replace(campaign, claims=(placed,))
    landing = next(event for event in retold(changed, "article").events if event.id == row.event)
    assert landing.places[0] == "north"
    assert landing.when == next(event.when for event in campaign.events if event.id == row.event)


def test_what_decides_neither_time_nor_place_moves_nothing(campaign: Campaign) -> None:
    assert retold(campaign, "article") is campaign
    (row,) = campaign.claims
    decided = replace(campaign, claims=(row.model_copy(update={"decides": "time"}),))
    assert event_time(retold(decided, "article"), "landing") == "1920-04-28T14:00"


def test_whoever_says_nothing_otherwise_gives_the_same_campaign(campaign: Campaign) -> None:
    assert retold(campaign, "memoir") is campaign
    with pytest.raises(UnknownName, match=r"found witness 'nobody'"):
        retold(campaign, "nobody")


def test_every_telling_of_the_shipped_campaign_can_be_drawn_and_keeps_what_is_not_disputed(
    shipped: Motion,
) -> None:
    disputed = {row.event for row in shipped.campaign.claims} | {row.unit for row in shipped.campaign.claims}
    tellings = [retold(shipped.campaign, witness) for witness in shipped.campaign.witnesses]
    assert sum(campaign is not shipped.campaign for campaign in tellings) > 5
    own = {event.id: event for event in shipped.campaign.events}
    for campaign in tellings:
        motion = shipped.retold(campaign)
        for unit, track in campaign.tracks.items():
            path = motion.path(unit)
            minutes = [vertex.minute for vertex in path.vertices]
            assert minutes == sorted(minutes)
            if unit not in disputed:
                assert track is shipped.campaign.tracks[unit]
                assert path is shipped.path(unit)
        for event in campaign.events:
            assert event is own[event.id] or event.id in disputed
