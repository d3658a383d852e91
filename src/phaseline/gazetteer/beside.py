"""What the words right beside a name can betray, so that most names need no second look.

A name may belong to a longer one, to a list, to somebody, to a unit, a vessel, a power that acts: every rule
of `shaping`, `persons` and `roles` needs a certain word, or a mark, right before the name or right behind it.
`before` and `behind` say of such a word what it can betray, rather too much than too little: where nothing is
betrayed that a name heeds, no rule can hold of it, and it means its place. A test holds the rules to that.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from functools import cache, lru_cache
from itertools import chain, repeat

from phaseline.gazetteer.fold import fold_text
from phaseline.gazetteer.persons import FUNCTION_WORDS, HONORIFIC, SMALL_TITLES
from phaseline.gazetteer.role_words import (
    BETWEEN,
    BODIES,
    CARRIERS,
    LINKS,
    MADE,
    MODALS,
    OFFICES,
    PAPERS,
    POWERS,
    PREPOSITIONS,
    RUSSIAN_AND_AZERBAIJANI,
    SETTLEMENTS,
    SHIPS_DID,
    SHIPS_HAVE,
    STATE,
    UNITS,
)
from phaseline.gazetteer.ways import generic_words

# What one word betrays: something of any name, or only of a power's.
ANY, POWER = 1, 2
# What a word betrays only together with the one on the name's other side: that a ship, a city, a state acts.
SHIP, CITY, STATES = 4, 8, 16
# Of a word before a name: that it may link it with the word before.
LISTED, ARTICLE = 32, 64
LINKED = LISTED | ARTICLE
# What every surroundings betray: of names that always need a second look.
EVERY = 128
# Of a name: that the places named around it decide which place it means.
OPEN = 32
EITHER, BOTH = ANY | POWER, SHIP | CITY | STATES

_SUBJECT = CITY | STATES
_MARKS = ".,;:"
_MEANT = frozenset(("of", "for", "və", "like", "as", "including", "namely"))
# Before `the`: what makes it the article of a longer name, of a list or of a ship.
_BEFORE_ARTICLE = _MEANT | {"and", "aboard", "board"}
_CARRIER = re.compile(CARRIERS, re.IGNORECASE)
_OF_POWERS = re.compile(rf"(?:{MODALS}|alongside|welcomes|and)$|{MADE}", re.IGNORECASE)
_JOINED = re.sub(r" [\w\[\]]*", "", "|".join((UNITS, BODIES, OFFICES, PAPERS, RUSSIAN_AND_AZERBAIJANI)))
_JOINING = re.compile(rf"[^a-zəıöüçğş]|{_JOINED}|{BETWEEN}", re.IGNORECASE)
_CONJOINING = frozenset(("and", "or", "nor", "as", "və"))
_SHIPS = frozenset(("had", "has", *re.findall(r"(?:^|\|)(\w+)", f"{SHIPS_DID}|{SHIPS_HAVE}")))
# Words that begin no act of the city before them.
_IDLE = PREPOSITIONS | frozenset(("is", "was", "are", "were", "where", "when", "while", "who", "which"))


# How far ahead a quotation mark tells whether a name stands in a title.
FAR = 86
# More than the longest words that mean anything, and than what can link the names of a list.
_REACH, _LIST_GAP = 40, 16


def betrayed(text: str, start: int, end: int, reached: int) -> int:
    """What the surroundings of the name `text[start:end]` betray; the one before it ends at `reached`."""
    words = text[start - _REACH if start > _REACH else 0 : start].rsplit(None, 1)
    if len(words) < 2:
        return EVERY | ANY
    told = before(words[1])
    if told & LINKED and (start - reached < _LIST_GAP or linking(words[0].rsplit(None, 1)[-1], words[1])):
        return EVERY | ANY
    mark = text[end : end + 1]
    if mark in ".;:":
        return EVERY | told & EITHER
    ahead = text[end : end + _REACH].split(None, 2)
    if mark.isspace():
        ahead = ["", *ahead]
    then = behind(ahead[0], ahead[1], ahead[2][:1].islower()) if len(ahead) > 2 else ANY
    return EVERY | (told | then) & EITHER | told & then & BOTH


def closing_quotes(text: str) -> Iterator[int]:
    """Where marks stand that may close a title, in order; then, for ever, one that is never reached."""
    return chain(sorted(i for mark in '"”»' for i in _places(text, mark)), repeat(sys.maxsize))


def _places(text: str, mark: str) -> Iterator[int]:
    place = text.find(mark)
    while place >= 0:
        yield place
        place = text.find(mark, place + 1)


def heeded(kind: str) -> int:
    """What can be betrayed of a place of a kind."""
    heeds = ANY
    if kind in POWERS:
        heeds |= POWER | (STATES if kind in STATE else CITY)
    return heeds | SHIP if kind in SETTLEMENTS else heeds


@lru_cache(maxsize=16384)
def before(word: str) -> int:
    """What a word or number right before a name betrays, with the marks at its end."""
    plain = word.rstrip(_MARKS)
    mark = word[len(plain) :]
    if not mark and plain.lower() in FUNCTION_WORDS:
        plain = plain.lower()
    if plain.isdecimal():
        return _SUBJECT | (LISTED if "," in mark else 0)
    if not plain.isalpha() or not plain.islower() or plain >= "А":
        return ANY
    if plain in _MEANT or _ends_generic(plain) or _CARRIER.fullmatch(plain) or SMALL_TITLES.match(plain):
        return ANY
    if mark:
        return _SUBJECT | (LISTED if "," in mark else 0)
    told = POWER if plain in LINKS or _OF_POWERS.match(plain) else 0
    told |= {"and": LISTED, "the": ARTICLE | SHIP}.get(plain, 0)
    return told if plain in PREPOSITIONS else told | _SUBJECT


@lru_cache(maxsize=16384)
def linking(word: str, last: str) -> int:
    """What the last word but one betrays where the last one may link the name with it: `and`, `the`, or any
    with a comma."""
    if last == "and":
        return ANY * (not word.islower() or bool(before(word) & (ANY | LINKED)))
    if last.lower() == "the":
        said = word.strip(_MARKS).lower()
        return ANY * (not said.isalpha() or said in _BEFORE_ARTICLE)
    return 0


@lru_cache(maxsize=16384)
def behind(mark: str, word: str, leads_on: bool) -> int:
    """What stands right behind a name betrays: the mark at its end, if any, and the next word; after that one
    of lower case follows if it leads on."""
    if mark in ("'s", "’s"):
        return POWER | SHIP
    if mark not in ("", ",") or not word.islower():
        return 0 if mark == ")" else ANY
    if word in _CONJOINING:
        return POWER if leads_on and word != "as" else ANY
    if _JOINING.match(word) or HONORIFIC.match(f" {word}"):
        return ANY
    if mark:
        return POWER if word == "on" else 0
    if _begins_generic(word):
        return ANY
    told = STATES | (SHIP if word in _SHIPS else 0)
    return told if word in _IDLE else told | CITY


def _ends_generic(word: str) -> bool:
    return not _generic_edges(-1).isdisjoint(fold_text(word).split()[-1:])


def _begins_generic(word: str) -> bool:
    return not _generic_edges(0).isdisjoint(fold_text(word).split()[:1])


@cache
def _generic_edges(edge: int) -> frozenset[str]:
    """The first (0) or last (-1) words of all generic words."""
    return frozenset(word.split()[edge] for word in generic_words())
