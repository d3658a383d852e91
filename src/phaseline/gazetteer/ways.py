"""The ways into a gazetteer from a text: which folded words name which places."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache

from phaseline.gazetteer.cuts import bare
from phaseline.gazetteer.endings import generic_forms, inflected
from phaseline.gazetteer.fold import fold_text, words
from phaseline.gazetteer.kinds import Generic, generics
from phaseline.gazetteer.lookup import goes_bare
from phaseline.gazetteer.model import Place
from phaseline.gazetteer.sounds import Entry

_POSSESSIVE = re.compile(r"['’]s\b")
_NO_NAME_WORDS = (
    "the this that these those a an each every no any another other some its his her their our my your "
    "one two three four five six several first second third last next same whole main old new upper "
    "lower central railway railroad train radio power police military naval border fire bus gas oil "
    "pumping telegraph telephone post soviet red white black north south east west northern southern "
    "eastern western high low in at on to from near by for and but or of with when while after before "
    "as it he she they we general junction capital coastal district city town village river island "
    "state freedom post cadet workers "
    # Vladikavkaz was called after him from 1931: in a text on 1920 the man is meant.
    "ordzhonikidze orjonikidze ordschonikidse орджоникидзе "
)
NO_NAME = frozenset(_NO_NAME_WORDS.split())
# `White City` is a name though neither of its words is one.
_COLOURS = ("white ", "black ", "red ")
# What a Russian adjective leaves when its generic word is dropped (`Бакинский порт`): no name by itself.
_ADJECTIVE_ENDS = ("скии", "ская", "ское", "ские", "цкии", "цкая")
_COMPOSED = frozenset(("region", "district"))


class Ways:
    """`names`: what the matcher looks for; `stems`: names without their generic words, for resolving what a
    generic word in the text says (`Birzha` in `Krasnovodsk and Birzha Streets`)."""

    def __init__(self, places: Sequence[Place]) -> None:
        listed: dict[str, list[Entry]] = {}
        later: list[tuple[str, Entry]] = []
        self.stems: dict[str, list[Entry]] = {}
        called = {" ".join(words(text)) for place in places for text in spellings(place)}
        for number, place in enumerate(places):
            for name in place.names:
                later += [(form, Entry(number, name.text)) for form in inflected(name.text, name.language)]
            for text in spellings(place):
                stripped = bare(text)
                entry = Entry(number, text, stripped.kinds) if stripped.kinds else Entry(number, text)
                if _is_composite(text, place, called):
                    continue
                if _is_pattern(text, place):
                    for form in _as_written(text):
                        _enter(listed, form, Entry(number, text))
                if stripped.kinds and goes_bare(place) and not stripped.text.endswith(_ADJECTIVE_ENDS):
                    later.append((stripped.text, entry))
                _enter(self.stems, stripped.text, entry)
        for form, entry in later:
            _enter(listed, form, entry)
        table = generic_words()
        self.names = {name: e for name, e in listed.items() if name not in table and _can_stand_alone(name)}


@cache
def generic_words() -> dict[str, Generic]:
    """Every generic word as it may be written: as listed, in its oblique cases, `ж. д.` with its space."""
    table = dict(generics())
    for word, generic in generics().items():
        for form in [word.replace(" ", "  ")] if generic.abbreviated else generic_forms(word):
            table.setdefault(form, generic)
    return table


def _as_written(text: str) -> Iterable[str]:
    """The words of a spelling, and if a stop stands inside (`St. Albans`), also with the space it leaves."""
    return dict.fromkeys((" ".join(words(text)), fold_text(text).strip()))


def _is_composite(text: str, place: Place, called: set[str]) -> bool:
    """Whether a region's spelling (`Shaki-Zaqatala zones`) is two names with a dash: each is a mention."""
    ends = bare(text).text.split() if "-" in text and place.kind in _COMPOSED else ()
    return len(ends) == 2 and all(end in called for end in ends)


def spellings(place: Place) -> Iterable[str]:
    """The title and every name of a place, each once."""
    return dict.fromkeys((place.title, *(name.text for name in place.names)))


def _enter(ways: dict[str, list[Entry]], form: str, entry: Entry) -> None:
    known = ways.setdefault(form, [])
    if all(other.place != entry.place for other in known):
        known.append(entry)


def _is_pattern(text: str, place: Place) -> bool:
    """Whether a listed spelling is looked for as it stands.

    Not the plural of a list (`Agstafa and Poylu stations`; but `Solovetsky Islands` are one place), nor a
    possessive, nor what says where it is (`Workers' Club in Baku`), nor the two ends of a line without the
    word that makes them one (`Yalama-Baku`): those are put together again from their parts.
    """
    said = words(text)
    if not said:
        return False
    word = said[-1]
    last = generics().get(word)
    list_of_some = last is not None and last.plural and words(place.title)[-1:] != [word]
    if list_of_some or _POSSESSIVE.search(text) or " in " in text:
        return False
    return place.kind not in ("railway-line", "frontier") or (last is not None and last.grip == "line")


def _can_stand_alone(name: str) -> bool:
    return len(name) > 1 and (name.startswith(_COLOURS) or not all(word in NO_NAME for word in name.split()))
