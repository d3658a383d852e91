"""The shape of a name in its text, before anything is known of the place.

A matched name is dropped if it is somebody's, takes in the generic words that belong to it, heeds those that
only say what it is, and learns from the list that it stands in.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from phaseline.gazetteer.fold import words
from phaseline.gazetteer.kinds import Generic
from phaseline.gazetteer.lines import are_linked, with_lines
from phaseline.gazetteer.passage import Passage
from phaseline.gazetteer.persons import is_person
from phaseline.gazetteer.resolve import Resolver
from phaseline.gazetteer.spans import Span
from phaseline.gazetteer.word_order import ADJECTIVE, GUARDED, OF_NAMES, stands_inside

_OTHER_SIDE = re.compile(r"(?<!\w)([^\W\d_]+(?:ian|ani|ish|ese|sian|gian))[-–]$")
_REPUBLIC = re.compile(
    r"(?<!\w)((?:(?:Soviet|Socialist|Democratic|Federative|People['’]s|Independent) )*)Republic of (?:the )?$"
)
_RANK_AFTER = re.compile(
    r"((?:[ \n](?:Soviet|Socialist|Democratic|People['’]s|Federative|Xalq|Demokratik|Sovet|Sosialist))*)"
    r"[ \n](?:Republic|Respublikası|Cümhuriyyəti)(?:n[ıi]n?|nd[aə]n?|n[aə])?(?!\w)"
)


def shaped(passage: Passage, spans: Sequence[Span], resolver: Resolver) -> list[Span]:
    """The spans that name places, as far as their names reach."""
    kept = _without_persons(passage.text, spans)
    _gather_before(passage, kept)
    kept = with_lines(passage, kept)
    for i, span in enumerate(kept):
        if i and are_linked(passage.text, kept[i - 1], span):
            _leave_generic(span)
        else:
            _take_after(passage, span, resolver)
        _take_before(passage, span, resolver)
        _take_rank(passage.text, span, resolver)
    _share_plurals(passage, kept)
    return kept


def _without_persons(text: str, spans: Sequence[Span]) -> list[Span]:
    kept: list[Span] = []
    reached = -2
    for span in spans:
        after_place = span.start == reached + 1
        if not _guards_a_border(text, span) and (after_place or not is_person(text, span.start, span.end)):
            kept.append(span)
        reached = span.end
    return kept


def _guards_a_border(text: str, span: Span) -> bool:
    """`Azerbaijani border guards` are guards, not a border."""
    if not span.stem.endswith((" border", " frontier")):
        return False
    return bool(GUARDED.match(text, span.end) and ADJECTIVE.match(text, span.start, span.end))


def _gather_before(passage: Passage, spans: Sequence[Span]) -> None:
    """`the villages of X, Y and Z`, `districts like X and Y`: what stands before a list speaks for it."""
    for i, span in enumerate(spans):
        kinds = passage.kinds_before(span.start)
        if not kinds:
            continue
        span.wanted = kinds
        for left, right in zip(spans[i:], spans[i + 1 :], strict=False):
            if not passage.is_conjoined(left.end, right.start):
                break
            right.wanted = kinds


def _share_plurals(passage: Passage, spans: Sequence[Span]) -> None:
    """`Ganja, Shamakhi, and Aghdam districts`: the plural at the end speaks for the whole list."""
    for i in range(len(spans) - 1, 0, -1):
        said = passage.after(spans[i].end)
        if said is None or not said.generic.plural:
            continue
        passage.used.add(said.start)
        j = i
        while j and passage.is_conjoined(spans[j - 1].end, spans[j].start):
            j -= 1
        if j < i:
            for span in spans[j : i + 1]:
                span.wanted = said.generic.kinds


def _leave_generic(span: Span) -> None:
    """In `Yalama-Baku station` the generic word is not the last name's own."""
    if span.stem.startswith(f"{span.core} "):
        span.end, span.stem, span.entries = span.start + len(span.core), span.core, ()


def _take_after(passage: Passage, span: Span, resolver: Resolver) -> None:
    """Take in the generic words that follow: `Samur River`, `Samur River bridge`, `Dagestan border`."""
    while not span.stems and (said := passage.after(span.end)) is not None:
        capitalised = passage.text[said.start].isupper()
        if said.generic.plural or not said.generic.after:
            return
        if not _belongs(span, said.generic, resolver, capitalised=capitalised):
            return
        span.end, span.wanted, span.firm = said.end, said.generic.kinds, True
        span.stem, span.entries = span.core, ()
        passage.used.add(said.start)


def _belongs(span: Span, generic: Generic, resolver: Resolver, *, capitalised: bool) -> bool:
    if resolver.has_kind(span.core, generic.kinds):
        return True
    if span.firm or span.core != span.stem or generic.grip == "loose":
        return False
    return generic.grip == "firm" or capitalised or "frontier" in generic.kinds


def _take_before(passage: Passage, span: Span, resolver: Resolver) -> None:
    """Take in or heed the generic word that precedes: `River Samur`, `станция Ялама`, `the village of
    Qullar`."""
    said = passage.before(span.start)
    if said is None or span.firm:
        _take_republic(passage.text, span, resolver)
        _take_other_side(passage.text, span)
        return
    if said.generic.plural or said.start in passage.used:
        return
    span.wanted = span.wanted or said.generic.kinds
    natural = said.word in OF_NAMES if said.of else stands_inside(said.word, said.generic)
    if natural and (not said.word.isascii() or not said.of or passage.text[said.start].isupper()):
        span.start, span.firm = said.start, True
        passage.used.add(said.start)


def _take_republic(text: str, span: Span, resolver: Resolver) -> None:
    """`the Soviet Republic of Azerbaijan` is one name, and that of the Azerbaijan Soviet Republic."""
    if span.stems or not text.endswith(("epublic of ", "epublic of the "), 0, span.start):
        return
    republic = _REPUBLIC.search(text, max(0, span.start - 60), span.start)
    if republic is None:
        return
    span.start -= len(republic.group())
    _become_republic(text, span, republic[1], resolver)


def _take_other_side(text: str, span: Span) -> None:
    """`the Armenian-Azerbaijani border` has two sides, both of its name."""
    if not span.stem.endswith((" border", " frontier")) and "frontier" not in span.wanted:
        return
    side = _OTHER_SIDE.search(text, max(0, span.start - 30), span.start)
    if side is not None:
        span.start, span.wanted, span.entries = side.start(), frozenset(("frontier",)), ()
        span.stem = f"{' '.join(words(side[1]))} {span.core}"


def _take_rank(text: str, span: Span, resolver: Resolver) -> None:
    """Take in what calls the name a republic, listed so or not: `Azerbaijan People's Republic`."""
    if span.firm or not text[span.end + 1 : span.end + 2].isupper():
        return
    rank = _RANK_AFTER.match(text, span.end)
    if rank is None:
        return
    span.end, span.firm = rank.end(), True
    _become_republic(text, span, rank[1], resolver)


def _become_republic(text: str, span: Span, described: str, resolver: Resolver) -> None:
    entries = resolver.republic(span.core, words(described))
    if entries:
        span.entries, span.stem = entries, " ".join(words(text[span.start : span.end]))
