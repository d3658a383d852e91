"""What a matched name is doing in its sentence: naming the place, or standing inside another name.

A name is taken literally unless a rule says why it is not: it stands inside the name of a unit, an
organisation, an office, a vessel, a paper, or it stands for a state that acts or deals. Each rule looks only
at a short stretch of text on either side of the match, in English and, more thinly, Russian and Azerbaijani.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from phaseline.gazetteer.model import Place, Role
from phaseline.gazetteer.role_words import (
    ACTS,
    BETWEEN,
    BODIES,
    CARRIERS,
    DEALINGS,
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
    STATES_OF_BEING,
    UNITS,
)
from phaseline.gazetteer.setting import Setting

_CAPITALISED = r"(?-i:[^\W\d_a-zа-яё][\w’'-]*)"

# What is governed or run, under its own generic word: the place is meant (`governor of Baku Governorate`).
_RUN = frozenset(("governorate", "uezd", "district", "port", "station", "junction-point", "halt"))


class Rule(NamedTuple):
    """Why a match is associative: `before` is searched in what precedes it, `after` matched where it ends,
    and `kinds`, if given, are those of the places that the rule can be about. `links` are the prepositions
    one of which ends what precedes, with or without `the`, where rules are told apart by that."""

    reason: str
    before: re.Pattern[str] | None = None
    after: re.Pattern[str] | None = None
    kinds: frozenset[str] | None = None
    never: frozenset[str] = frozenset()
    links: frozenset[str] = LINKS


class Rules(NamedTuple):
    """Some rules and, to be quick, what one of them needs: a pattern before or, failing that, after."""

    rules: tuple[Rule, ...]
    before: re.Pattern[str] | None
    after: re.Pattern[str] | None


def _together(*rules: Rule) -> Rules:
    before = [rule.before for rule in rules if rule.before]
    after = [rule.after for rule in rules if rule.after]
    if len(after) == len(rules):
        return Rules(rules, None, _either(after))
    return Rules(rules, _either(before), None)


def _either(patterns: Sequence[re.Pattern[str]]) -> re.Pattern[str]:
    return re.compile("|".join(f"(?{'i' * bool(p.flags & re.IGNORECASE)}:{p.pattern})" for p in patterns))


def _before(pattern: str) -> re.Pattern[str]:
    return re.compile(rf"(?:{pattern})$", re.IGNORECASE)


def _after(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)


_LINKED = r"(?: \([^)]*\))? (?:of|for) (?:the )?"
_AND_ANOTHER = r"(?:,? (?:and|or|nor) (?:the )?[A-Z]\w+(?: [A-Z]\w+)?)?"
_ADVERB = r"\w+ly|not|never|also|soon|well|already|only|still|now|then|again|even|just|itself"
_ANY_ADVERBS = rf"(?:(?:{_ADVERB}) ){{0,2}}"
_ADVERBS = rf"(?:(?:had|has|have|would|will|{_ADVERB}) ){{0,3}}"

# Rules that look ahead: what follows makes the name a part of a longer one.
_BY_WHAT_FOLLOWS = _together(
    Rule(
        "inside the name of a unit, body, office or paper",
        after=_after(
            rf"[ -](?:(?:{_CAPITALISED}|{BETWEEN})['’]?[ -]){{0,3}}"
            rf"(?:{UNITS}|{BODIES}|{OFFICES}|{PAPERS})(?!\w)"
        ),
    ),
    Rule(
        "first of several units or bodies",
        after=_after(
            rf"(?:, {_CAPITALISED})*,? and {_CAPITALISED} (?:\w+ )?"
            r"(?:regiments|divisions|brigades|battalions|committees|soviets|governments)\b"
        ),
    ),
    Rule(
        "inside a Russian or Azerbaijani name of a unit, body or office",
        after=re.compile(rf"[ \n](?:[^\W\d_a-zа-яёəıöüçğş]\w+ ){{0,3}}(?:{RUSSIAN_AND_AZERBAIJANI})"),
    ),
    Rule(
        "a ship by its article and what it does",
        before=re.compile(r"\b[Tt]he $"),
        after=re.compile(rf"(?:['’]s)? (?:(?:had |has )?(?:{SHIPS_DID})|{SHIPS_HAVE})\b"),
        kinds=SETTLEMENTS,
    ),
    Rule(
        "the name of a periodical or vessel",
        after=re.compile(r"[\"”»’*_] (?:newspaper|gunboat|steamer|qəzeti)"),
    ),
)
# A power as the one that acts: never after a preposition, where it is the place.
_BY_WHAT_IT_DOES = _together(
    Rule(
        "a power's office or attitude",
        after=re.compile(rf"['’]s? (?:\w+ ){{0,2}}(?i:{OFFICES})\b"),
        kinds=POWERS,
    ),
    Rule(
        "a power's attitude",
        after=re.compile(
            r"['’]s? (?:demands?|ultimatum|refusal|policy|decisions?|intentions?|consent|support|interests|"
            r"reply|assistance|aid|help|advice|promises?|hands?|designs|plans?|goals?|aims?|role)\b"
        ),
        kinds=POWERS,
    ),
)
_ACTING = _together(
    Rule(
        "a state that did something to something",
        after=re.compile(
            rf" (?:(?:{_ADVERB}) )?(?!(?:{STATES_OF_BEING})\b)[a-z]{{3,}}ed "
            r"(?:the|its|their|his|her|an?|all|both|to|that|[A-Z]\w+)\b"
        ),
        kinds=STATE,
    ),
    Rule(
        "party to what is agreed, on the one hand or the other",
        after=re.compile(r"\)?, on the (?:one|other)(?: (?:hand|part|side))?\b"),
        kinds=POWERS,
    ),
    Rule(
        "a power that acts",
        after=re.compile(rf"{_AND_ANOTHER} [\"“«]?{_ADVERBS}(?:{ACTS})\b"),
        kinds=POWERS,
    ),
    Rule(
        "a power that did or will do something",
        after=re.compile(
            rf"{_AND_ANOTHER} [\"“«]?(?:(?:has|had|have|having) {_ANY_ADVERBS}"
            rf"(?!(?:{STATES_OF_BEING}|{_ADVERB})\b)"
            r"\w+(?:ed|en|de|ld|ht|wn|nt)\b(?! by\b)|"
            rf"(?:would|will|might|should|could|must|shall) {_ANY_ADVERBS}"
            rf"(?!(?:{STATES_OF_BEING}|{_ADVERB})\b)\w+\b)"
        ),
        kinds=POWERS,
    ),
    Rule(
        "a power of which something is asked",
        before=_before(rf"\b(?:{MODALS}) "),
        after=re.compile(rf" (?!(?:{STATES_OF_BEING})\b)[a-z]+\b"),
        kinds=POWERS,
    ),
    Rule(
        "a power that acts, in Russian",
        after=re.compile(
            r" (?:не |уже )?(?!была|было|стала|пала|осталась|лежала|находилась)"
            r"[а-я]+(?:л|ла|ло|ли)(?:сь|ся)?\b"
        ),
        kinds=STATE,
    ),
)
# A city's verbs are told: most of what is said of it happens there.
_ACTS_IN_AZERBAIJANI = {
    "state": re.compile(
        r" (?:[a-zəıöüçğş]+ et|(?!idi|oldu|olun|edil)[a-zəıöüçğş]+)(?:[dt][ıiuü]|m[ıiuü]ş|[ıiuü]r)\b"
    ),
    "city": re.compile(r" (?:əmr|tələb|elan|imtina|təklif|kömək|müraciət|etiraz) e[td]\w+"),
}
_OF_OR_FOR, _TO, _BY = frozenset(("of", "for")), frozenset(("to",)), frozenset(("by",))
# Rules that look back across a preposition.
_BY_WHAT_GOVERNS = (
    Rule(
        "inside the name of a body, office or paper",
        before=_before(
            rf"\b(?:{BODIES}|{OFFICES}|{PAPERS}|declaration of independence|leadership|commander|"
            r"president|(?:ministry|commissariat|minister|commissar|assembly)"
            rf"(?: (?:of|for)(?: (?:{_CAPITALISED}|and|the))+)+){_LINKED}"
        ),
        never=_RUN,
        links=_OF_OR_FOR,
    ),
    Rule("a source", before=_before(r"\baccording to (?:the )?"), kinds=POWERS, links=_TO),
    Rule(
        "a periodical by its issue",
        before=_before(r"\b(?:issues?|numbers?|columns|pages|editors?) of (?:the )?"),
        after=_after(r" (?:for|of|dated) (?:the )?\d"),
        links=_OF_OR_FOR,
    ),
    Rule(
        "inside a work's title",
        before=re.compile(r"\b(?:History|Encyclop\w+|Atlas|Gazetteer|Dictionary|Chronicle) of (?:the )?$"),
        links=_OF_OR_FOR,
    ),
    Rule(
        "a capital as the agent",
        before=_before(
            r"\b(?:orchestrated|organi[sz]ed|directed|ordered|inspired|sponsored|dictated|approved|appointed|"
            r"financed|supported|backed|instructed) by "
        ),
        kinds=POWERS,
        links=_BY,
    ),
    Rule("one head of state or office", before=_before(rf"\bhead{_LINKED}"), kinds=POWERS, links=_OF_OR_FOR),
    Rule(
        "party to a correspondence",
        before=_before(r"\b(?:note|message|telegram|letter|telegraphed|sent) (?:from|to|between) (?:the )?"),
        kinds=STATE,
    ),
    Rule(
        "a state's army",
        before=re.compile(r"(?:Army|Fleet|Forces|Navy) of (?:the )?$"),
        kinds=STATE,
        links=_OF_OR_FOR,
    ),
    Rule(
        "the agent",
        before=re.compile(r"\b(?!surrounded|bordered|followed|flanked|way)\w+ by (?:the )?$"),
        kinds=STATE,
        links=_BY,
    ),
    Rule(
        "party to relations",
        before=_before(
            rf"\b(?:{DEALINGS}) (?:(?:(?:was|were|is|are|had been|has been) )?"
            r"(?:concluded|signed|made|reached|addressed|directed) )?"
            r"(?:from|with|against|between|by|of|to|с|со|к|между) (?:the )?"
        ),
        kinds=POWERS,
    ),
)
_BY_WHAT_STANDS_BEFORE = _together(
    Rule(
        "second party to relations",
        before=_before(
            rf"\b(?:{DEALINGS}|{PAPERS}|rapprochement)(?: \w+){{0,3}} between (?:the )?"
            rf"{_CAPITALISED}(?: {_CAPITALISED}){{0,3}} and (?:the )?"
        ),
        kinds=POWERS,
    ),
    Rule(
        "made to do something",
        before=_before(rf"\b(?:{MADE})\w* (?:the )?"),
        after=re.compile(r"(?: and (?:the )?[A-Z]\w+)? (?:(?:to|from|not to|for) [a-z]|that\b)"),
        kinds=POWERS,
    ),
    Rule("an ally", before=_before(r"\b(?:alongside|on behalf of|in the name of) (?:the )?"), kinds=STATE),
    Rule("a power that does not act, by a clause", before=_before(r"\bwelcomes "), kinds=STATE),
)
# The words right before a power, or before its article, after which one of these rules or `a power of which
# something is asked` may hold, but for `on behalf of`.
SPEAKS_OF_A_POWER = re.compile(rf"(?:{MODALS}|alongside|welcomes|and)$|{MADE}", re.IGNORECASE)
_ON_BEHALF = re.compile(r"(?:behalf|name) of (?:the )?$", re.IGNORECASE)
_BY_RUSSIAN_BODY = _together(
    Rule(
        "inside a Russian name of a body or office",
        before=re.compile(
            r"\b(?:[Пп]равительств|[Рр]евком|[Сс]овет|[Кк]омитет|[Мм]инистр|[Пп]арламент|[Гг]убернатор|[Кк]омендант|"
            r"[Аа]рми|[Пп]резидент|[Пп]редседател|[Пп]редсовнарком)[а-я]{0,3} $"
        ),
    ),
)
_BY_ITS_CREW = _together(
    Rule(
        "a ship by its article and what belongs to it",
        before=_before(
            r"\b(?:(?:crew|passengers|captain|decks?|guns|sailors|hull|holds?) of|aboard|on board) the "
        ),
    ),
)
_CARRIER = re.compile(rf"(?:\w+-)?(?:{CARRIERS})", re.IGNORECASE)
_CARRIED = re.compile(
    rf"\b(?:{CARRIERS}) (?:[\"“«]?(?-i:[A-Z])\w+[\"”»]?(?:,|,? and) )+[\"“«]?$", re.IGNORECASE
)
_EPITHET = re.compile(r"Red|Free|Young|Красн\w+|Свободн\w+|Qızıl")
_ITALIC_BEFORE = re.compile(r"(?<![*_\w])[*_](?:[A-Z]\w* ){0,3}$")
_ITALIC_AFTER = re.compile(r"(?: [A-Z]\w*){0,3}[*_](?![*_\w])")


def role_of(around: Setting, place: Place | None, previous: Role | None) -> Role:
    """Whether the match means the place itself or stands inside another name or for a state that acts.

    `previous` is the role of the mention directly before in a list (`the gunboats Kars and Ardahan`), else
    None.
    """
    return "associative" if why_associative(around, place, previous) else "literal"


def why_associative(around: Setting, place: Place | None, previous: Role | None) -> str:
    """The reason why the match is not the place itself; empty where it is."""
    before, after, last, quoted, _ = around
    if quoted or (_ITALIC_AFTER.match(after) and _ITALIC_BEFORE.search(before)):
        return "a title or a vessel's name"
    if _CARRIER.fullmatch(last) or _EPITHET.fullmatch(last) or before.endswith("All-"):
        return "the name of what the word before says"
    if previous == "associative" or (_is_listed(before, last) and _CARRIED.search(before)):
        return "listed after one that is"
    kind = place.kind if place else ""
    for group in _groups_for(before, last, kind):
        if group.after.match(after) if group.after else group.before and group.before.search(before):
            for rule in group.rules:
                if _holds(rule, before, after, kind):
                    return rule.reason
    acts = kind in POWERS and last.lower() not in PREPOSITIONS and _ACTS_IN_AZERBAIJANI[kind].match(after)
    return "a state that acts, in Azerbaijani" if acts and _is_nominative(around.name, place) else ""


def _groups_for(before: str, last: str, kind: str) -> list[Rules]:
    """The groups of rules that can hold after what precedes, and its last word."""
    groups = [_BY_WHAT_FOLLOWS]
    link = _last_word(before[:-4]) if last.lower() == "the" else last
    if kind in POWERS:
        groups.append(_BY_WHAT_IT_DOES)
        if SPEAKS_OF_A_POWER.match(link) or _ON_BEHALF.search(before, max(0, len(before) - 14)):
            groups.append(_BY_WHAT_STANDS_BEFORE)
        if last.lower() not in PREPOSITIONS:
            groups.append(_ACTING)
    # `the` before a town belongs to what follows: `the commander of the Baku garrison`.
    if last == "the" and kind in SETTLEMENTS:
        groups.append(_BY_ITS_CREW)
    elif last in LINKS and link.lower() in LINKS:
        groups.append(_governing(link.lower(), kind))
    if last >= "А":
        groups.append(_BY_RUSSIAN_BODY)
    return groups


def _last_word(before: str) -> str:
    """The word that a blank parts from what follows; empty where none does."""
    return before[before.rfind(" ", 0, -1) + 1 : -1] if before.endswith(" ") else ""


@lru_cache(maxsize=512)
def _governing(link: str, kind: str) -> Rules:
    """The rules that look back across a preposition, as far as they can hold of a kind after it."""
    return _together(*(rule for rule in _BY_WHAT_GOVERNS if link in rule.links and _is_about(rule, kind)))


def _is_about(rule: Rule, kind: str) -> bool:
    return (rule.kinds is None or kind in rule.kinds) and kind not in rule.never


def _holds(rule: Rule, before: str, after: str, kind: str) -> bool:
    if not _is_about(rule, kind):
        return False
    if rule.after is not None and not rule.after.match(after):
        return False
    return rule.before is None or rule.before.search(before) is not None


def _is_listed(before: str, last: str) -> bool:
    return last in ("and", "и", "və") or before[-2:-1] == ","


def _is_nominative(name: str, place: Place | None) -> bool:
    return place is not None and any(name == known.text for known in place.names)
