"""Uncertain dates: bounds and words as tables, order as properties."""

from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from phaseline.errors import UnknownName, WhenError
from phaseline.when import (
    DAY_PARTS,
    LANGUAGES,
    DayPart,
    When,
    minutes_between,
    parse,
    word,
    word_brief,
    word_clock,
    word_days,
    word_instant,
)

GOOD = [
    ("1920", "1920-01-01T00:00", "1920-12-31T23:59", "1920"),
    ("1920-04", "1920-04-01T00:00", "1920-04-30T23:59", "April 1920"),
    ("1920-04-XX", "1920-04-01T00:00", "1920-04-30T23:59", "April 1920"),
    ("1920-XX-XX?", "1920-01-01T00:00", "1920-12-31T23:59", "1920 (?)"),
    ("1920-02-29", "1920-02-29T00:00", "1920-02-29T23:59", "29 February 1920"),
    ("1920-04-27T22:00", "1920-04-27T22:00", "1920-04-27T22:00", "27 April 1920, 22:00"),
    ("1920-04-27T22:00:30~", "1920-04-27T22:00", "1920-04-27T22:00", "about 27 April 1920, 22:00"),
    ("1920-04-27%", "1920-04-27T00:00", "1920-04-27T23:59", "about 27 April 1920 (?)"),
    (
        "1920-04-27T05:00/1920-04-27T07:00",
        "1920-04-27T05:00",
        "1920-04-27T07:00",
        "27 April 1920, 05:00–07:00",
    ),
    (
        "1920-04-27T23:00/1920-04-28T03:30",
        "1920-04-27T23:00",
        "1920-04-28T03:30",
        "27 April, 23:00 to 28 April 1920, 03:30",
    ),
    ("1920-04-27/1920-04-29", "1920-04-27T00:00", "1920-04-29T23:59", "27–29 April 1920"),
    ("1920-04-30/1920-05-02", "1920-04-30T00:00", "1920-05-02T23:59", "30 April to 2 May 1920"),
    ("1919-12-30/1920-01-02", "1919-12-30T00:00", "1920-01-02T23:59", "30 December 1919 to 2 January 1920"),
    ("1920-04/1920-05", "1920-04-01T00:00", "1920-05-31T23:59", "April to May 1920"),
    ("[1920-04-20,1920-04-24]", "1920-04-20T00:00", "1920-04-24T23:59", "20 April 1920 or 24 April 1920"),
    (
        "1920-04-26T22:00/1920-04-27T04:00",
        "1920-04-26T22:00",
        "1920-04-27T04:00",
        "night of 26–27 April 1920",
    ),
    (
        "1920-04-30T22:00/1920-05-01T04:00",
        "1920-04-30T22:00",
        "1920-05-01T04:00",
        "night of 30 April to 1 May 1920",
    ),
    ("1920-04-28T18:00/1920-04-28T22:00", "1920-04-28T18:00", "1920-04-28T22:00", "evening of 28 April 1920"),
]


@pytest.mark.parametrize(("edtf", "earliest", "latest", "words"), GOOD)
def test_bounds_and_words(edtf: str, earliest: str, latest: str, words: str) -> None:
    when = parse(edtf)
    assert when.earliest == datetime.fromisoformat(earliest)
    assert when.latest == datetime.fromisoformat(latest)
    assert word(when) == words


@pytest.mark.parametrize(
    ("edtf", "words"),
    [("../1920-04-28T03:00", "by 28 April 1920, 03:00"), ("1920-04-27/..", "from 27 April 1920")],
)
def test_an_open_end_is_unknown(edtf: str, words: str) -> None:
    when = parse(edtf)
    assert None in (when.earliest, when.latest)
    assert word(when) == words


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "expected an EDTF date"),
        ("night of 5-6 July 1943", "expected an EDTF date"),
        ("27 April 1920", "expected an EDTF date"),
        ("192X", "expected an EDTF date"),
        ("1920-04-27/", "expected an EDTF date"),
        ("1920-04-27T22", "expected an EDTF date"),
        ("١٩٢٠", "expected an EDTF date"),
        ("1920-13", "month must be in 1..12"),
        ("1920-04-31", "expected a day and hour that exist"),
        ("1921-02-29", "expected a day and hour that exist"),
        ("1920-04-27T24:00", "expected a day and hour that exist"),
        ("1920-XX-05", "a day in an unspecified month"),
        ("1920-05-01/1920-04-30", "does not end before it begins"),
        ("../..", "at least one end"),
        ("1920/1921/1922", "two ends"),
    ],
)
def test_what_is_not_a_date_is_refused(text: str, message: str) -> None:
    with pytest.raises(WhenError, match=message):
        parse(text)


def test_dates_have_no_less_than() -> None:
    with pytest.raises(TypeError):
        sorted([parse("1920"), parse("1921")])  # type: ignore[type-var]


def test_an_unknown_language_is_named() -> None:
    with pytest.raises(UnknownName, match="'tlh'"):
        word(parse("1920"), "tlh")


def test_every_language_listed_words_a_date() -> None:
    assert "en" in LANGUAGES
    assert all(word(parse("0987-04-03T05:00"), language) for language in LANGUAGES)


def test_a_date_is_made_from_its_text() -> None:
    assert When.parse("0987-04-03") == parse("0987-04-03")
    with pytest.raises(WhenError, match="found 'spring'"):
        When.parse("spring")


def test_a_day_is_drawn_at_its_noon() -> None:
    assert parse("1920-04-29").middle == datetime(1920, 4, 29, 12)


def test_every_day_part_is_worded_back() -> None:
    for part in DAY_PARTS:
        begins = datetime.combine(datetime(1920, 4, 27), part.begins)
        ends = datetime.combine(begins + timedelta(days=part.ends <= part.begins), part.ends)
        assert part.name in word(parse(f"{begins:%Y-%m-%dT%H:%M}/{ends:%Y-%m-%dT%H:%M}"))


minutes = st.integers(0, 60_000)
EPOCH = datetime(1920, 4, 1)


def written(minute: int) -> str:
    return f"{EPOCH + timedelta(minutes=minute):%Y-%m-%dT%H:%M}"


@st.composite
def dates(draw: st.DrawFn) -> str:
    a, b = sorted((draw(minutes), draw(minutes)))
    return draw(
        st.sampled_from([written(a), f"{written(a)}/{written(b)}", f"../{written(b)}", f"{written(a)}/.."])
    )


@given(dates(), dates())
def test_two_dates_are_in_order_or_may_overlap_and_never_both(a: str, b: str) -> None:
    one, other = parse(a), parse(b)
    verdicts = [one.certainly_before(other), one.certainly_after(other), one.may_overlap(other)]
    assert verdicts.count(True) == 1
    assert one.may_overlap(other) == other.may_overlap(one)


@given(dates())
def test_the_drawn_minute_is_one_it_may_mean(text: str) -> None:
    when = parse(text)
    assert when.may_overlap(When(text, when.middle, when.middle))


@given(minutes)
def test_an_instant_is_worded_as_its_clock(minute: int) -> None:
    when = parse(written(minute))
    assert when.is_instant
    assert when.earliest is not None
    assert word(when) == word_instant(when.earliest)
    assert minutes_between(EPOCH, when.earliest) == minute


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_language_has_every_month_and_part_of_the_day(language: str) -> None:
    months = {word(parse(f"1920-{month:02}"), language) for month in range(1, 13)}
    dated = {word(parse(f"1920-{month:02}-01"), language) for month in range(1, 13)}
    assert len(months) == len(dated) == 12
    hours = [
        word_clock(parse(f"1920-04-27T{part.begins:%H:%M}/{_end(part)}"), language) for part in DAY_PARTS
    ]
    assert all(hours)
    assert len({*hours}) == len(DAY_PARTS)


def _end(part: DayPart) -> str:
    return f"1920-04-{28 if part.ends <= part.begins else 27}T{part.ends:%H:%M}"


@pytest.mark.parametrize(
    ("edtf", "days", "clock"),
    [
        ("1920-04-27T22:00", "27 April 1920", "22:00"),
        ("1920-04-27", "27 April 1920", ""),
        ("1920-04-27T05:00/1920-04-27T07:00", "27 April 1920", "05:00–07:00"),
        ("1920-04-28T18:00/1920-04-28T22:00", "28 April 1920", "evening"),
        ("1920-04-26T22:00/1920-04-27T04:00", "26–27 April 1920", "night"),
        ("1920-05-01/1920-05-15", "1–15 May 1920", ""),
        ("1920-04-27T23:00/1920-04-28T03:30", "27–28 April 1920", ""),
        ("../1920-04-28T03:30", "28 April 1920", ""),
    ],
)
def test_days_and_clock_apart(edtf: str, days: str, clock: str) -> None:
    assert (word_days(parse(edtf)), word_clock(parse(edtf))) == (days, clock)


@pytest.mark.parametrize(
    ("whole", "part", "covered"),
    [
        ("1920-04-27", "1920-04-27T22:00", True),
        ("1920-04-26T22:00/1920-04-27T04:00", "1920-04-27", False),
        ("1920-04-27", "1920-04-27", True),
        ("../1920-04-27", "1920-04-26", True),
        ("1920-04-27", "../1920-04-27", False),
    ],
)
def test_a_time_covers_what_it_can_all_mean(whole: str, part: str, covered: bool) -> None:
    assert parse(whole).covers(parse(part)) is covered


@pytest.mark.parametrize(
    ("edtf", "days", "hours"),
    [
        ("1920-04-28", "28 Apr", "28 Apr"),
        ("1920-04-29~", "c. 29 Apr", "c. 29 Apr"),
        ("1920-04-27T22:00", "27 Apr", "22:00"),
        ("1920-04-27T08:00/1920-04-27T11:00", "27 Apr", "08:00–11:00"),
        ("1920-04-27T23:00/1920-04-28T02:00", "27–28 Apr", "27–28 Apr"),
        ("1920-04-30T12:00/1920-05-01T06:00", "30 Apr – 1 May", "30 Apr – 1 May"),
        ("1920-04-26T18:00/1920-04-26T22:00", "26 Apr", "evening"),
        ("1920-05-02/1920-05-06", "2–6 May", "2–6 May"),
        ("1920-03", "Mar", "Mar"),
        ("1920-04-28?", "28 Apr?", "28 Apr?"),
    ],
)
def test_a_small_label_is_no_more_precise_than_the_date(edtf: str, days: str, hours: str) -> None:
    assert word_brief(parse(edtf)) == days
    assert word_brief(parse(edtf), clock=True) == hours


def test_a_small_label_speaks_every_language_and_says_what_is_only_about_then() -> None:
    when = parse("1920-05-29T10:00/1920-05-29T20:00")
    assert [word_brief(when, lang, about=True) for lang in ("en", "az", "ru")] == [
        "c. 29 May",
        "təxm. 29 may",
        "ок. 29 мая",
    ]
    assert word_brief(when, clock=True, about=True) == "c. 10:00–20:00"
    assert word_brief(parse("1920-04-26T18:00/1920-04-26T22:00"), clock=True, about=True) == "c. 26 Apr"
