"""What the words right beside a name can betray, so that most names need no second look.

A name may belong to a longer one, to a list, to somebody, to a unit, a vessel, a power that acts: every rule
of `shaping`, `persons` and `roles` needs a certain word, or a mark, right before the name or right behind it.
`before` and `behind` say of such a word what it can betray, rather too much than too little: where nothing is
betrayed that a name heeds, no rule can hold of it, and it means its place. A test holds the rules to that.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Container, Iterator
from functools import cache, lru_cache
from itertools import chain, repeat

from phaseline.gazetteer.fold import words
from phaseline.gazetteer.persons import FUNCTION_WORDS, HONORIFIC, SMALL_TITLES
from phaseline.gazetteer.role_words import (
    BETWEEN,
    BODIES,
    CARRIERS,
    LINKS,
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
from phaseline.gazetteer.roles import SPEAKS_OF_A_POWER
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
OPEN = 256
EITHER, BOTH = ANY | POWER, SHIP | CITY | STATES

_SUBJECT = CITY | STATES
_MARKS = ".,;:"
_MEANT = frozenset(("of", "for", "və", "like", "as", "including", "namely"))
# Before `the`: what makes it the article of a longer name, of a list or of a ship.
_BEFORE_ARTICLE = _MEANT | {"and", "aboard", "board"}
_CARRIER = re.compile(CARRIERS, re.IGNORECASE)
# Of what may follow a name, the first words.
_JOINED, _SHIPS_DO = (
    re.sub(r" [\w\[\]]*", "", "|".join(alternatives))
    for alternatives in ((UNITS, BODIES, OFFICES, PAPERS, RUSSIAN_AND_AZERBAIJANI), (SHIPS_DID, SHIPS_HAVE))
)
_JOINING = re.compile(rf"[^a-zəıöüçğş]|{_JOINED}|{BETWEEN}", re.IGNORECASE)
_SHIPS = re.compile(rf"(?:had|has|{_SHIPS_DO})\b")
_CONJOINING = frozenset(("and", "or", "nor", "as", "və"))
# Words that begin no act of the city before them.
_IDLE = PREPOSITIONS | frozenset(("is", "was", "are", "were", "where", "when", "while", "who", "which"))


# How far ahead a quotation mark tells whether a name stands in a title.
FAR = 86
# More than the longest words that mean anything, and than what can link the names of a list.
_REACH, _LIST_GAP = 40, 16


def betrayed(text: str, start: int, end: int, reached: int, words_at: Container[int]) -> int:
    """What the surroundings of the name `text[start:end]` betray; the one before it ends at `reached`, and
    generic words begin at `words_at`."""
    if end + 1 in words_at or end + 2 in words_at:
        return EVERY | ANY
    blank = text.rfind(" ", start - _REACH if start > _REACH else 0, start - 1 if start else 0) + 1
    if not blank and start > _REACH:
        return EVERY | ANY
    told = before(text[blank:start])
    if told & LINKED and (start - reached < _LIST_GAP or _is_linked(text, start)):
        return EVERY | ANY
    mark = text[end : end + 1]
    if mark in ".;:":
        return EVERY | told & EITHER
    if mark == " ":
        blank = text.find(" ", end + 1, end + _REACH)
        then = behind("", text[end + 1 : blank if blank > 0 else end + _REACH])
    else:
        then = behind(*_marked(text, end))
    if then & LINKED and not _leads_on(text, end):
        return EVERY | ANY
    return EVERY | (told | then) & EITHER | told & then & BOTH


def _is_linked(text: str, start: int) -> bool:
    """Whether `and` or `the` before a name may link it with the word before."""
    *_, last = pair = text[max(0, start - _REACH) : start].split()[-2:]
    return len(pair) < 2 or linking(pair[0], last)


def _marked(text: str, end: int) -> tuple[str, str]:
    """What follows a name up to a blank, and the word after it."""
    mark, word, *_ = [*text[end : end + _REACH].split(None, 2), "", ""]
    return ("", mark) if text[end].isspace() else (mark, word)


def _leads_on(text: str, end: int) -> bool:
    """Whether a conjunction behind a name leads on to a word in lower case."""
    following = text[end : end + _REACH].split(None, 3)[1 if text[end].isspace() else 2 :]
    return bool(following) and following[0][:1].islower()


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
def before(shown: str) -> int:
    """What the word or number right before a name betrays: as it stands, with the marks at its end and the
    blank before the name; empty at the beginning of a text."""
    if not shown[-1:].isspace():
        return ANY if shown else _SUBJECT
    word = (shown.split() or [""])[-1]
    plain = word.rstrip(_MARKS)
    mark = word[len(plain) :]
    if not mark and plain.lower() in FUNCTION_WORDS:
        plain = plain.lower()
    if plain.isdecimal():
        return _SUBJECT | (LISTED if "," in mark else 0)
    if _tells(plain) or SMALL_TITLES.match(plain) or _ends_generic(plain, before=not mark):
        return ANY
    if mark:
        return _SUBJECT | (LISTED if "," in mark else 0)
    told = POWER if plain in LINKS or SPEAKS_OF_A_POWER.match(plain) else 0
    told |= {"and": LISTED, "the": ARTICLE | SHIP}.get(plain, 0)
    return told if plain in PREPOSITIONS else told | _SUBJECT


def _tells(word: str) -> bool:
    """Whether a word before a name is not known to tell nothing of it or of a list that it ends."""
    return not word.isalpha() or not word.islower() or word >= "А" or word in _MEANT or _is_carrier(word)


def _is_carrier(word: str) -> bool:
    return _CARRIER.fullmatch(word) is not None


@lru_cache(maxsize=16384)
def linking(word: str, last: str) -> bool:
    """Whether the last word but one betrays something where the last one may link the name with it: `and`,
    `the`, or any with a comma."""
    if last.lower() == "and":
        return _tells(word) or word in ("and", "the") or _ends_generic(word, before=False)
    if last.lower() == "the":
        said = word.strip(_MARKS).lower()
        return not said.isalpha() or said in _BEFORE_ARTICLE
    return False


@lru_cache(maxsize=16384)
def behind(mark: str, word: str) -> int:
    """What stands right behind a name betrays: the mark at its end, if any, and the next word, of which
    anything after a blank is left out."""
    word = (word.split() or [""])[0]
    if mark in ("'s", "’s"):
        return POWER | SHIP
    if mark not in ("", ",") or not word.islower():
        return 0 if mark == ")" else ANY
    if word in _CONJOINING:
        return ANY if word == "as" else POWER | LISTED
    if _JOINING.match(word) or HONORIFIC.match(f" {word}"):
        return ANY
    if mark:
        return POWER if word == "on" else 0
    told = STATES | (SHIP if _SHIPS.match(word) else 0)
    return told if word in _IDLE else told | CITY


def _ends_generic(word: str, *, before: bool) -> bool:
    return not _generic_ends(before=before).isdisjoint(words(word)[-1:])


@cache
def _generic_ends(*, before: bool) -> frozenset[str]:
    """The last words of all generic words, or of those that may stand before a name."""
    table = generic_words().items()
    return frozenset(word.split()[-1] for word, generic in table if generic.before or not before)
