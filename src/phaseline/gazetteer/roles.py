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
from phaseline.gazetteer.setting import Setting

_UNITS = (
    r"regiments?|divisions?|brigades?|corps|army|armies|battalions?|flotilla|fleet|squadrons?|legion|"
    r"regts?\.|divs?\.|bdes?\.|bns?\.|cav\.|inf\.|arty\.|(?-i:Group|Grenadiers|Lancers|Hussars|Fusiliers|"
    r"Dragoons|Rifles|Cossacks|Forces)"
)
_BODIES = (
    r"committees?|soviets?(?! (?:power|rule|authorit|regime|troops|forces|order|arm))|"
    r"councils?|bureau|congress|conference|commune|cheka|commissariat|"
    r"parliament|governments?|cabinet|university|company|bank|academy|institute|revkoms?|duma|ministry|embassy|"
    r"delegation|league|federation|ssr|(?-i:Part(?:y|ies)|Organi[sz]ations?|Society|Union|Mission|Authority|Assembly|"
    r"Directory|Consulate|Encyclop\w+|Gazette|Guardian|Times|Herald|Courier|News|Review|Worker|Library|Museum)"
)
_OFFICES = (
    r"governors?(?:-general)?|commandants?|commissars?|consuls?|ministers?|ambassadors?|mayors?|police chief|"
    r"prosecutors?|envoys?|delegates?|deputies|deputy|representatives?|plenipotentiar(?:y|ies)"
)
_PAPERS = (
    r"treaty|treaties|agreement|armistice|truce|pact|protocol|constitution|accords?|"
    r"(?-i:Declaration|Convention)"
)
_CARRIERS = (
    r"s\.?s\.?|h\.?m\.?s\.?|trains?|gun-?boats?|boats?|cruisers?|destroyers?|steamers?|steamships?|ships?|vessels?|tankers?|transports?|"
    r"battleships?|schooners?|minesweepers?|locomotives?|aircraft|airships?|hotel|cinema|newspapers?|magazine|"
    r"journal|periodical|weekly|daily|novel|film|poem|opera|газет[аеуы]|журнале?|бронепоезд[аеу]?м?|"
    r"пароход[аеу]?|крейсер[аеу]?|кораб\w+|лодк\w+"
)
_ACTS = (
    r"ordered|demanded|declared|refused|rejected|agreed|recogni[sz]ed|sent|wanted|signed|seized|offered|promised|"
    r"insisted|replied|proposed|hoped|feared|decided|asked|invaded|attacked|protested|supported|opposed|warned|"
    r"announced|hesitated|intended|sought|tried|accepted|concluded|negotiated|instructed|approved|expected|"
    r"answered|responded|pledged|threatened|annexed|claimed|granted|withdrew|appealed|planned|knew|considered|"
    r"provided|helped|informed|acted|mobili[sz]ed|betrayed|fought|yielded|kept silent|"
    r"(?:wish|demand|refuse|recogni[sz]e|want|hope|promise|support|reject|expresse|commit|insist|seek|propose|"
    r"intend|declare|welcome|agree|oppose|demand|threaten|need)s"
)
_STATES_OF_BEING = (
    r"be|been|being|become|have|remain(?:ed)?|fall(?:en)?|serve|lie|lain|stood|seemed|left|faced|changed|grown|ceased|"
    r"suffered|not be|not been|lost|come|gone"
)
_DEALINGS = (
    r"support|aid|help|assistance|relations|negotiations|talks|agreement|alliance|war|peace|treaty|pressure|"
    r"orders?|instructions|demand|request|ultimatum|reply|conflict|cooperation|hostilities|"
    r"union|friendship|"
    r"(?:appealed|reported|wired|telegraphed|cabled|protested|ambassadors?|envoys?|ministers?)(?= to)|"
    r"договор\w*|переговор\w*|отношени\w+|войн\w|союз\w*|мир\w?"
)
_CAPITALISED = r"(?-i:[^\W\d_a-zа-яё][\w’'-]*)"

_STATE = frozenset(("state",))
_POWERS = frozenset(("state", "city"))
_SETTLEMENTS = frozenset(("city", "town", "village"))
# What is governed or run, under its own generic word: the place is meant (`governor of Baku Governorate`).
_RUN = frozenset(("governorate", "uezd", "district", "port", "station", "junction-point", "halt"))


class Rule(NamedTuple):
    """Why a match is associative: `before` is searched in what precedes it, `after` matched where it ends,
    and `kinds`, if given, are those of the places that the rule can be about."""

    reason: str
    before: re.Pattern[str] | None = None
    after: re.Pattern[str] | None = None
    kinds: frozenset[str] | None = None
    never: frozenset[str] = frozenset()


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
            rf"[ -](?:(?:{_CAPITALISED}|party|workers|central|state|national|regional|provincial|cavalry|"
            r"rifle|infantry|artillery|military|communist|soviet|district|city|revolutionary)['’]?[ -]){0,3}"
            rf"(?:{_UNITS}|{_BODIES}|{_OFFICES}|{_PAPERS})(?!\w)"
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
        after=re.compile(
            r"[ \n](?:[^\W\d_a-zа-яёəıöüçğş]\w+ ){0,3}(?:полк|дивизи|бригад|арми|комитет|совет|ревком|"
            r"губернатор|комисса|[Aa]lay[ıi]|[Dd]iviziya|[Kk]omit|[Ss]oveti|[Pp]artiyas|[Hh]ökumət|[Qq]ubernator|"
            r"[Kk]onfrans|[Oo]rdusu|[Bb]riqada|[Ii]nqilab [Kk]omi|[Qq]əzeti|[Ff]üqərası|"
            r"[Qq]atarı|gəmisi|[Mm]üqavilə)"
        ),
    ),
    Rule(
        "a ship by its article and what it does",
        before=re.compile(r"\b[Tt]he $"),
        after=re.compile(
            r"(?:['’]s)? (?:(?:had |has )?(?:steamed|sailed|opened fire|weighed|anchored|moored|sank)|"
            r"ran aground|lay (?:off|at|under|along|broad)|under steam|guns|crew|captain|at anchor)\b"
        ),
        kinds=_SETTLEMENTS,
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
        after=re.compile(rf"['’]s? (?:\w+ ){{0,2}}(?i:{_OFFICES})\b"),
        kinds=_POWERS,
    ),
    Rule(
        "a power's attitude",
        after=re.compile(
            r"['’]s? (?:demands?|ultimatum|refusal|policy|decisions?|intentions?|consent|support|interests|"
            r"reply|assistance|aid|help|advice|promises?|hands?|designs|plans?|goals?|aims?|role)\b"
        ),
        kinds=_POWERS,
    ),
)
_ACTING = _together(
    Rule(
        "a state that did something to something",
        after=re.compile(
            rf" (?:(?:{_ADVERB}) )?(?!(?:{_STATES_OF_BEING})\b)[a-z]{{3,}}ed "
            r"(?:the|its|their|his|her|an?|all|both|to|that|[A-Z]\w+)\b"
        ),
        kinds=_STATE,
    ),
    Rule(
        "party to what is agreed, on the one hand or the other",
        after=re.compile(r"\)?, on the (?:one|other)(?: (?:hand|part|side))?\b"),
        kinds=_POWERS,
    ),
    Rule(
        "a power that acts",
        after=re.compile(rf"{_AND_ANOTHER} [\"“«]?{_ADVERBS}(?:{_ACTS})\b"),
        kinds=_POWERS,
    ),
    Rule(
        "a power that did or will do something",
        after=re.compile(
            rf"{_AND_ANOTHER} [\"“«]?(?:(?:has|had|have|having) {_ANY_ADVERBS}"
            rf"(?!(?:{_STATES_OF_BEING}|{_ADVERB})\b)"
            r"\w+(?:ed|en|de|ld|ht|wn|nt)\b(?! by\b)|"
            rf"(?:would|will|might|should|could|must|shall) {_ANY_ADVERBS}"
            rf"(?!(?:{_STATES_OF_BEING}|{_ADVERB})\b)\w+\b)"
        ),
        kinds=_POWERS,
    ),
    Rule(
        "a power of which something is asked",
        before=_before(r"\b(?:will|would|did|does|could|can|shall|should|may|might) "),
        after=re.compile(rf" (?!(?:{_STATES_OF_BEING})\b)[a-z]+\b"),
        kinds=_POWERS,
    ),
    Rule(
        "a power that acts, in Russian",
        after=re.compile(
            r" (?:не |уже )?(?!была|было|стала|пала|осталась|лежала|находилась)"
            r"[а-я]+(?:л|ла|ло|ли)(?:сь|ся)?\b"
        ),
        kinds=_STATE,
    ),
)
# A city's verbs are told: most of what is said of it happens there.
_ACTS_IN_AZERBAIJANI = {
    "state": re.compile(
        r" (?:[a-zəıöüçğş]+ et|(?!idi|oldu|olun|edil)[a-zəıöüçğş]+)(?:[dt][ıiuü]|m[ıiuü]ş|[ıiuü]r)\b"
    ),
    "city": re.compile(r" (?:əmr|tələb|elan|imtina|təklif|kömək|müraciət|etiraz) e[td]\w+"),
}
# Rules that look back across a preposition.
_BY_WHAT_GOVERNS = _together(
    Rule(
        "inside the name of a body, office or paper",
        before=_before(
            rf"\b(?:{_BODIES}|{_OFFICES}|{_PAPERS}|declaration of independence|leadership|commander|"
            r"president|(?:ministry|commissariat|minister|commissar|assembly)"
            rf"(?: (?:of|for)(?: (?:{_CAPITALISED}|and|the))+)+){_LINKED}"
        ),
        never=_RUN,
    ),
    Rule("a source", before=_before(r"\baccording to (?:the )?"), kinds=_POWERS),
    Rule(
        "a periodical by its issue",
        before=_before(r"\b(?:issues?|numbers?|columns|pages|editors?) of (?:the )?"),
        after=_after(r" (?:for|of|dated) (?:the )?\d"),
    ),
    Rule(
        "inside a work's title",
        before=re.compile(r"\b(?:History|Encyclop\w+|Atlas|Gazetteer|Dictionary|Chronicle) of (?:the )?$"),
    ),
    Rule(
        "a capital as the agent",
        before=_before(
            r"\b(?:orchestrated|organi[sz]ed|directed|ordered|inspired|sponsored|dictated|approved|appointed|"
            r"financed|supported|backed|instructed) by "
        ),
        kinds=_POWERS,
    ),
    Rule("one head of state or office", before=_before(rf"\bhead{_LINKED}"), kinds=_POWERS),
    Rule(
        "party to a correspondence",
        before=_before(r"\b(?:note|message|telegram|letter|telegraphed|sent) (?:from|to|between) (?:the )?"),
        kinds=_STATE,
    ),
    Rule("a state's army", before=re.compile(r"(?:Army|Fleet|Forces|Navy) of (?:the )?$"), kinds=_STATE),
    Rule(
        "the agent",
        before=re.compile(r"\b(?!surrounded|bordered|followed|flanked|way)\w+ by (?:the )?$"),
        kinds=_STATE,
    ),
    Rule(
        "party to relations",
        before=_before(
            rf"\b(?:{_DEALINGS}) (?:(?:(?:was|were|is|are|had been|has been) )?"
            r"(?:concluded|signed|made|reached|addressed|directed) )?"
            r"(?:from|with|against|between|by|of|to|с|со|к|между) (?:the )?"
        ),
        kinds=_POWERS,
    ),
)
_BY_WHAT_STANDS_BEFORE = _together(
    Rule(
        "second party to relations",
        before=_before(
            rf"\b(?:{_DEALINGS}|{_PAPERS}|rapprochement)(?: \w+){{0,3}} between (?:the )?"
            rf"{_CAPITALISED}(?: {_CAPITALISED}){{0,3}} and (?:the )?"
        ),
        kinds=_POWERS,
    ),
    Rule(
        "made to do something",
        before=_before(
            r"\b(?:prevent|persuad|forc|urg|compel|induc|ask|press|warn|convinc|oblig|influenc|invit|order|"
            r"instruct|inform|notif|begg?)\w* (?:the )?"
        ),
        after=re.compile(r"(?: and (?:the )?[A-Z]\w+)? (?:(?:to|from|not to|for) [a-z]|that\b)"),
        kinds=_POWERS,
    ),
    Rule("an ally", before=_before(r"\b(?:alongside|on behalf of|in the name of) (?:the )?"), kinds=_STATE),
    Rule("a power that does not act, by a clause", before=_before(r"\bwelcomes "), kinds=_STATE),
)
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
_CARRIER = re.compile(rf"(?:\w+-)?(?:{_CARRIERS})", re.IGNORECASE)
_CARRIED = re.compile(
    rf"\b(?:{_CARRIERS}) (?:[\"“«]?(?-i:[A-Z])\w+[\"”»]?(?:,|,? and) )+[\"“«]?$", re.IGNORECASE
)
_EPITHET = re.compile(r"Red|Free|Young|Красн\w+|Свободн\w+|Qızıl")
_ITALIC_BEFORE = re.compile(r"(?<![*_\w])[*_](?:[A-Z]\w* ){0,3}$")
_ITALIC_AFTER = re.compile(r"(?: [A-Z]\w*){0,3}[*_](?![*_\w])")
_PREPOSITION_WORDS = (
    "of for from with against between by to in at near on into through around towards toward over within "
    "across throughout outside в на из с со к по от до за под над при о об у через для между"
)
_PREPOSITIONS = frozenset(_PREPOSITION_WORDS.split())
_LINKS = frozenset(
    ("of", "for", "the", "from", "with", "against", "between", "by", "to", "с", "со", "к", "между")
)


# An end of quotation marks or of italics not far behind the match.
_MARKED = re.compile(r"[^\"”»\n]{0,40}[\"”»]|(?: [A-Z]\w*){0,3}[*_]")
_JOINING = re.compile(
    rf"[^a-zəıöüçğş]|(?:{_UNITS}|{_BODIES}|{_OFFICES}|{_PAPERS}|party|workers|central|state|national|regional|"
    r"provincial|cavalry|rifle|infantry|artillery|military|communist|soviet|district|city|revolutionary|"
    r"alay|diviziya|komit|partiyas|hökumət|qubernator|konfrans|ordu|briqada|inqilab|qəzet|füqəra|qatar|gəmi|"
    r"müqavilə|and)",
    re.IGNORECASE,
)


def is_plain(text: str, start: int, end: int, kind: str) -> bool:
    """Whether no rule can hold of a match, by the words right beside it: so of most, and quick to see."""
    if kind in _POWERS or text[start - 1 : start] != " ":
        return False
    if _can_matter(text[text.rfind(" ", 0, start - 1) + 1 : start - 1]) or _MARKED.match(text, end):
        return False
    follows = text[end : end + 1]
    if follows == " ":
        return not _can_join(text[end + 1 : text.find(" ", end + 1)])
    return follows in (".", ";", ":", ")")


@lru_cache(maxsize=4096)
def _can_matter(last: str) -> bool:
    """Whether a word right before a match can make it associative."""
    if not last.islower() or not last[-1].isalpha() or last >= "А":
        return True
    return last in _LINKS or last in ("and", "və") or _CARRIER.fullmatch(last) is not None


@lru_cache(maxsize=4096)
def _can_join(following: str) -> bool:
    """Whether a word right behind a match can make it a part of a longer name."""
    return not following.islower() or _JOINING.match(following) is not None


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
    for group in _groups_for(last, kind):
        if group.after.match(after) if group.after else group.before and group.before.search(before):
            for rule in group.rules:
                if _holds(rule, before, after, kind):
                    return rule.reason
    acts = kind in _POWERS and last.lower() not in _PREPOSITIONS and _ACTS_IN_AZERBAIJANI[kind].match(after)
    return "a state that acts, in Azerbaijani" if acts and _is_nominative(around.name, place) else ""


def _groups_for(last: str, kind: str) -> list[Rules]:
    """The groups of rules that can hold after a word of the sentence."""
    groups = [_BY_WHAT_FOLLOWS]
    if kind in _POWERS:
        groups += [_BY_WHAT_IT_DOES, _BY_WHAT_STANDS_BEFORE]
        if last.lower() not in _PREPOSITIONS:
            groups.append(_ACTING)
    # `the` before a town belongs to what follows: `the commander of the Baku garrison`.
    if last in _LINKS:
        groups.append(_BY_ITS_CREW if last == "the" and kind in _SETTLEMENTS else _BY_WHAT_GOVERNS)
    if last >= "А":
        groups.append(_BY_RUSSIAN_BODY)
    return groups


def _holds(rule: Rule, before: str, after: str, kind: str) -> bool:
    if (rule.kinds is not None and kind not in rule.kinds) or kind in rule.never:
        return False
    if rule.after is not None and not rule.after.match(after):
        return False
    return rule.before is None or rule.before.search(before) is not None


def _is_listed(before: str, last: str) -> bool:
    return last in ("and", "и", "və") or before[-2:-1] == ","


def _is_nominative(name: str, place: Place | None) -> bool:
    return place is not None and any(name == known.text for known in place.names)
