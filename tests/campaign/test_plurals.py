"""What is counted stands in the right form after every number, in each language."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest

from phaseline.campaign import Campaign, Count, Text, in_number
from phaseline.campaign.plurals import wrong_forms

NUMBERS = (1, 2, 5, 11, 21, 22)
RUSSIAN = {
    "бригад": ("бригада", "бригады", "бригад", "бригад", "бригада", "бригады"),
    "верст": ("верста", "версты", "верст", "верст", "верста", "версты"),
    "дел": ("дело", "дела", "дел", "дел", "дело", "дела"),
    "дивизи": ("дивизия", "дивизии", "дивизий", "дивизий", "дивизия", "дивизии"),
    "минут": ("минута", "минуты", "минут", "минут", "минута", "минуты"),
    "оруди": ("орудие", "орудия", "орудий", "орудий", "орудие", "орудия"),
    "полк": ("полк", "полка", "полков", "полков", "полк", "полка"),
    "попыт": ("попытка", "попытки", "попыток", "попыток", "попытка", "попытки"),
    "рот": ("рота", "роты", "рот", "рот", "рота", "роты"),
    "рубл": ("рубль", "рубля", "рублей", "рублей", "рубль", "рубля"),
    "саб": ("сабля", "сабли", "сабель", "сабель", "сабля", "сабли"),
    "солдат": ("солдат", "солдата", "солдат", "солдат", "солдат", "солдата"),
    "час": ("час", "часа", "часов", "часов", "час", "часа"),
    "человек": ("человек", "человека", "человек", "человек", "человек", "человека"),
}
"""A noun by its stem, after each of the numbers."""
ENGLISH_THE_SAME = re.compile(
    r"absent|aircraft|arrested|cavalry corps|decorated|executed|killed|wounded|sentenced|per cent"
)


def counts() -> Iterator[Count]:
    campaign = Campaign.shipped()
    for unit in campaign.units.values():
        yield from unit.strength
    for event in campaign.events:
        yield from event.numbers


@pytest.fixture(scope="module")
def things() -> list[Text]:
    return list({count.what.get(): count.what for count in counts()}.values())


def test_every_english_word_of_the_record_is_singular_after_one_alone(things: list[Text]) -> None:
    for what in things:
        after = [in_number(what.get("en"), number, "en") for number in NUMBERS]
        assert len(set(after[1:])) == 1, after
        assert (after[0] == after[1]) == bool(ENGLISH_THE_SAME.match(what.get("en"))), after


def test_every_russian_word_of_the_record_has_its_three_forms(things: list[Text]) -> None:
    for what in things:
        one, two, five, eleven, twenty_one, twenty_two = (in_number(what.get("ru"), n, "ru") for n in NUMBERS)
        assert (twenty_one, twenty_two, eleven) == (one, two, five)
        assert one != two, what.get("ru")


def test_azerbaijani_words_do_not_change(things: list[Text]) -> None:
    for what in things:
        assert {in_number(what.get("az"), number, "az") for number in NUMBERS} == {what.get("az")}


@pytest.mark.parametrize("stem", RUSSIAN)
def test_russian_nouns_of_the_record_after_each_number(stem: str, things: list[Text]) -> None:
    nouns = {found for what in things for found in re.findall(rf"\b{stem}<[^>]*>", what.get("ru"))}
    assert len(nouns) == 1, nouns
    assert tuple(in_number(nouns.copy().pop(), number, "ru") for number in NUMBERS) == RUSSIAN[stem]


def test_after_about_russian_has_the_genitive() -> None:
    noun = "батальон<|а|ов>"
    assert [in_number(noun, number, "ru", about=True) for number in NUMBERS] == [
        "батальона",
        "батальонов",
        "батальонов",
        "батальонов",
        "батальона",
        "батальонов",
    ]


def test_a_range_counts_by_its_end() -> None:
    what = Text({"en": "verst<|s>", "ru": "верст<а|ы|>"})
    count = Count(what=what, range=(1, 2))
    assert (count.words("en"), count.words("ru")) == ("versts", "версты")


def test_words_of_another_language_stand_in_for_those_that_lack() -> None:
    assert Count(what=Text({"en": "verst<|s>"}), count=5).words("ru") == "versts"


@pytest.mark.parametrize(
    ("text", "language", "wrong"),
    [
        ("battalion<|s>", "en", None),
        ("battalions", "en", None),
        ("battalion<|s|s>", "en", "<|s|s> in 'battalion<|s|s>'"),
        ("батальон<|а>", "ru", "<|а> in 'батальон<|а>'"),
        ("tabor<|lar>", "az", "<|lar> in 'tabor<|lar>'"),
        ("guns of <76 mm>", "en", None),
    ],
)
def test_wrong_forms_are_named(text: str, language: str, wrong: str | None) -> None:
    assert wrong_forms(text, language) == wrong
