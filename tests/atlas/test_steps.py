"""The steps of a view go forward, in what they are drawn at and in what their dates say."""

from dataclasses import replace

import pytest

from phaseline.atlas.steps import Happening, make_steps
from phaseline.campaign import Campaign
from phaseline.when import minutes_between, parse

TITLE = {"en": "Something happens"}


@pytest.fixture(scope="module")
def campaign() -> Campaign:
    return Campaign.shipped()


def told(campaign: Campaign, *dates: str) -> list[tuple[str, str]]:
    """The days and hours of a view's steps, each made by something at one of these dates."""
    whens = [parse(date) for date in dates]
    happenings = [
        Happening(minutes_between(campaign.epoch, when.middle), when, TITLE, event=i, kind="battle")
        for i, when in enumerate(whens)
    ]
    steps = make_steps(campaign, campaign.view("whole-campaign"), happenings, [])
    return [(step["date"]["en"], step["clock"]["en"]) for step in steps[1:]]


def test_a_span_that_begins_before_an_hour_already_told_is_during_it(campaign: Campaign) -> None:
    dates = ["1920-04-27T10:00", "1920-04-27T03:00/1920-04-27T18:00", "1920-04-27T11:00/1920-04-27T12:00"]
    assert told(campaign, *dates) == [
        ("27 April 1920", "10:00"),
        ("27 April 1920", "during 03:00–18:00"),
        ("27 April 1920", "11:00–12:00"),
    ]


def test_a_day_without_an_hour_is_during_it_once_an_hour_of_it_is_told(campaign: Campaign) -> None:
    assert told(campaign, "1920-04-28T02:00", "1920-04-28", "1920-04-29") == [
        ("28 April 1920", "02:00"),
        ("during 28 April 1920", ""),
        ("29 April 1920", ""),
    ]


def test_a_span_of_days_is_during_it_behind_a_day_within(campaign: Campaign) -> None:
    assert told(campaign, "1920-05-10", "1920-05-06/1920-05-15", "1920-05-11") == [
        ("10 May 1920", ""),
        ("during 6–15 May 1920", ""),
        ("11 May 1920", ""),
    ]


def test_a_part_of_the_day_in_words_needs_no_more(campaign: Campaign) -> None:
    assert told(campaign, "1920-04-27T19:00", "1920-04-27T18:00/1920-04-27T22:00") == [
        ("27 April 1920", "19:00"),
        ("27 April 1920", "evening"),
    ]


def test_what_is_during_a_span_is_said_so_in_every_language(campaign: Campaign) -> None:
    heading = campaign.heading.model_copy(update={"languages": ("en", "az", "ru")})
    title = dict.fromkeys(heading.languages, "x")
    happenings = [
        Happening(minutes_between(campaign.epoch, when.middle), when, title, event=0)
        for when in (parse("1920-04-28T02:00"), parse("1920-04-28"))
    ]
    spoken = replace(campaign, heading=heading)
    step = make_steps(spoken, campaign.view("whole-campaign"), happenings, [])[-1]
    assert step["label"] == {
        "en": "during 28 April 1920",
        "az": "28 aprel 1920 ərzində",
        "ru": "в течение 28 апреля 1920 г.",
    }
    assert step["label"] == step["date"]
