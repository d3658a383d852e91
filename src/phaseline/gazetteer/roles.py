"""What a matched name is doing in its sentence: naming the place, standing inside another name, or naming a
person.

A name is taken literally unless a rule of `RULES` says why it is not: it stands inside the name of a unit, an
organisation, an office, a vessel, a paper, or it stands for a state that acts or deals. Each rule looks only at
a short stretch of text on either side of the match, in English and, more thinly, Russian and Azerbaijani.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from phaseline.gazetteer.model import Place, Role

_BACK, _AHEAD = 60, 90

_UNITS = (
    r"regiments?|divisions?|brigades?|corps|army|armies|battalions?|flotilla|fleet|squadrons?|legion|"
    r"regts?\.|divs?\.|bdes?\.|bns?\.|cav\.|inf\.|arty\.|(?-i:Group|Grenadiers|Lancers|Hussars|Fusiliers|"
    r"Dragoons|Rifles|Cossacks|Forces)"
)
_BODIES = (
    r"committees?|soviets?|councils?|bureau|congress|conference|commune|cheka|commissariat|"
    r"parliament|governments?|cabinet|university|company|bank|academy|institute|revkoms?|duma|ministry|embassy|"
    r"delegation|league|federation|ssr|(?-i:Part(?:y|ies)|Organi[sz]ations?|Society|Union|Mission|Authority|Assembly|"
    r"Directory|Consulate|Encyclop\w+|Gazette|Guardian|Times|Herald|Courier|News|Review|Worker|Library|Museum)"
)
_OFFICES = (
    r"governors?(?:-general)?|commandants?|commissars?|consuls?|ministers?|ambassadors?|mayors?|police chief|"
    r"prosecutors?|envoys?|delegates?|deputies|deputy|representatives?"
)
_PAPERS = r"treaty|treaties|agreement|armistice|truce|pact|protocol|constitution|accords?|(?-i:Declaration|Convention)"
_CARRIERS = (
    r"s\.?s\.?|h\.?m\.?s\.?|trains?|gun-?boats?|boats?|cruisers?|destroyers?|steamers?|steamships?|ships?|vessels?|tankers?|transports?|"
    r"battleships?|schooners?|minesweepers?|locomotives?|aircraft|airships?|hotel|cinema|newspapers?|magazine|"
    r"journal|periodical|weekly|daily|novel|film|poem|opera|газет[аеуы]|журнале?|бронепоезд[аеу]?м?|"
    r"пароход[аеу]?|крейсер[аеу]?|кораб\w+|лодк\w+|qəzeti|qatar\w*|gəmi\w*"
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
    r"orders?|instructions|demand|request|ultimatum|reply|conflict|cooperation|appealed|reported|wired|"
    r"telegraphed|cabled|protested|union|friendship|(?:ambassador|envoy|minister)s?(?= to)|договор\w*|переговор\w*|отношени\w+|войн\w|союз\w*|мир\w?"
)
_CAPITALISED = r"(?-i:[^\W\d_a-zа-яё][\w’'-]*)"

_STATE = frozenset(("state",))
_POWERS = frozenset(("state", "city"))
_SETTLEMENTS = frozenset(("city", "town", "village"))
_BARE_UNITS = frozenset(("governorate", "uezd", "district", "port"))


class Rule(NamedTuple):
    """Why a match is associative: `before` is searched in what precedes it, `after` matched where it ends,
    and `kinds`, if given, are those of the places that the rule can be about."""

    reason: str
    before: re.Pattern[str] | None = None
    after: re.Pattern[str] | None = None
    kinds: frozenset[str] | None = None
    never: frozenset[str] = frozenset()


def _before(pattern: str) -> re.Pattern[str]:
    return re.compile(rf"(?:{pattern})$", re.IGNORECASE)


def _after(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)


_LINKED = r"(?: \([^)]*\))? (?:of|for) (?:the )?"
_ADVERB = r"\w+ly|not|never|also|soon|well|already|only|still|now|then|again|even|just|itself"
_ANY_ADVERBS = rf"(?:(?:{_ADVERB}) ){{0,2}}"
_ADVERBS = rf"(?:(?:had|has|have|would|will|{_ADVERB}) ){{0,3}}"

# Rules that look ahead: what follows makes the name a part of a longer one.
_BY_WHAT_FOLLOWS = (
    Rule(
        "inside the name of a unit, body, office or paper",
        after=_after(
            rf"[ -](?:(?:{_CAPITALISED}|party|workers|central|state|national|regional|provincial|cavalry|rifle|"
            r"infantry|artillery|military|communist|soviet|district|city|revolutionary)['’]?[ -]){0,3}"
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
            r"[ \n](?:[^\W\d_a-zа-яёəıöüçğş]\w+ ){0,3}(?:полк|дивизи|бригад|арми|комитет|совет|ревком|губернатор|"
            r"комисса|[Aa]lay[ıi]|[Dd]iviziya|[Kk]omit|[Ss]oveti|[Pp]artiyas|[Hh]ökumət|[Qq]ubernator|"
            r"[Kk]onfrans|[Oo]rdusu|[Bb]riqada|[Ii]nqilab [Kk]omi|[Qq]əzeti|[Ff]üqərası|[Mm]üqavilə)"
        ),
    ),
    Rule(
        "a ship by its article and what it does",
        before=re.compile(r"\b[Tt]he $"),
        after=re.compile(
            r"(?:['’]s)? (?:(?:had |has )?(?:steamed|sailed|opened fire|weighed|anchored|moored|sank|ran aground)|"
            r"lay (?:off|at|under|along|broad)|under steam|guns|crew|captain|at anchor)\b"
        ),
        kinds=_SETTLEMENTS,
    ),
    Rule(
        "the name of a periodical or vessel",
        after=re.compile(r"[\"”»’*_] (?:newspaper|gunboat|steamer|qəzeti)"),
    ),
)
# A power as the one that acts: never after a preposition, where it is the place.
_BY_WHAT_IT_DOES = (
    Rule(
        "a power's office or attitude",
        after=re.compile(rf"['’]s? (?:\w+ ){{0,2}}(?i:{_OFFICES})\b"),
        kinds=_POWERS,
    ),
    Rule(
        "a power's attitude",
        after=re.compile(
            r"['’]s? (?:demands?|ultimatum|refusal|policy|decisions?|intentions?|consent|support|interests|reply|"
            r"assistance|aid|help|advice|promises?)\b"
        ),
        kinds=_POWERS,
    ),
)
_ACTING = (
    Rule("a power that acts", after=re.compile(rf" [\"“«]?{_ADVERBS}(?:{_ACTS})\b"), kinds=_POWERS),
    Rule(
        "a power that did or will do something",
        after=re.compile(
            rf" [\"“«]?(?:(?:has|had|have|having) {_ANY_ADVERBS}(?!(?:{_STATES_OF_BEING}|{_ADVERB})\b)"
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
            r" (?:не |уже )?(?!была|было|стала|пала|осталась|лежала|находилась)[а-я]+(?:л|ла|ло|ли)(?:сь|ся)?\b"
        ),
        kinds=_STATE,
    ),
)
_ACTS_IN_AZERBAIJANI = re.compile(
    r" [a-zəıöüçğş]+(?:[dt][ıiuü]|m[ıiuü]ş(?:d[ıi])?|[ıiuü]r)\b(?<!idi)(?<!oldu)"
)
# Rules that look back across a preposition.
_BY_WHAT_GOVERNS = (
    Rule(
        "inside the name of a body, office or paper",
        before=_before(
            rf"\b(?:{_BODIES}|{_OFFICES}|{_PAPERS}|declaration of independence|leadership|commander|president|"
            rf"(?:ministry|commissariat|minister|commissar|assembly)(?: (?:of|for)(?: (?:{_CAPITALISED}|and|"
            rf"the))+)+){_LINKED}"
        ),
        never=_BARE_UNITS,
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
            rf"\b(?:{_DEALINGS}) (?:(?:concluded|signed|made|reached|addressed|directed) )?"
            r"(?:from|with|against|between|by|of|to|с|со|к|между) (?:the )?"
        ),
        kinds=_POWERS,
    ),
)
_BY_WHAT_STANDS_BEFORE = (
    Rule(
        "made to do something",
        before=_before(
            r"\b(?:prevent|persuad|forc|urg|compel|induc|ask|press|warn|convinc|oblig|influenc|invit|order|"
            r"instruct)\w* (?:the )?"
        ),
        after=re.compile(r"(?: and (?:the )?[A-Z]\w+)? (?:to|from|not to) [a-z]"),
        kinds=_POWERS,
    ),
    Rule(
        "inside a Russian name of a body or office",
        before=re.compile(
            r"\b(?:[Пп]равительств|[Рр]евком|[Сс]овет|[Кк]омитет|[Мм]инистр|[Пп]арламент|[Гг]убернатор|[Кк]омендант|"
            r"[Аа]рми|[Пп]резидент|[Пп]ред[А-Яа-я]+)[а-я]{0,3} $"
        ),
    ),
    Rule("an ally", before=_before(r"\b(?:alongside|on behalf of|in the name of) (?:the )?"), kinds=_STATE),
    Rule("a power that does not act, by a clause", before=_before(r"\bwelcomes "), kinds=_STATE),
)
RULES = (
    *_BY_WHAT_FOLLOWS,
    *_BY_WHAT_IT_DOES,
    *_ACTING,
    *_BY_WHAT_GOVERNS,
    *_BY_WHAT_STANDS_BEFORE,
)
_CARRIER = re.compile(rf"(?:{_CARRIERS})", re.IGNORECASE)
_CARRIED = re.compile(
    rf"\b(?:{_CARRIERS}) (?:[\"“«]?(?-i:[A-Z])\w+[\"”»]?(?:,|,? and) )+[\"“«]?$", re.IGNORECASE
)
_EPITHET = re.compile(r"Red|Free|Young|Красн\w+|Свободн\w+|Qızıl")
_LISTED = re.compile(r"[\"”»’'*]?(?:, (?:and (?:the )?)?| and (?:the )?| и | və )[\"“«„‘'*]?")
_ITALIC_BEFORE = re.compile(r"(?<![*_\w])[*_](?:[A-Z]\w* ){0,3}$")
_ITALIC_AFTER = re.compile(r"(?: [A-Z]\w*){0,3}[*_](?![*_\w])")
_PREPOSITIONS = frozenset(
    [
        "of",
        "for",
        "from",
        "with",
        "against",
        "between",
        "by",
        "to",
        "in",
        "at",
        "near",
        "on",
        "into",
        "through",
        "around",
        "towards",
        "toward",
        "over",
        "within",
        "across",
        "throughout",
        "outside",
        "в",
        "на",
        "из",
        "с",
        "со",
        "к",
        "по",
        "от",
        "до",
        "за",
        "под",
        "над",
        "при",
        "о",
        "об",
        "у",
        "через",
        "для",
        "между",
    ]
)
_LINKS = frozenset(
    ("of", "for", "the", "from", "with", "against", "between", "by", "to", "с", "со", "к", "между")
)

_TITLE = (
    r"Count|Baron|Private|Sergeant|Corporal|General|Colonel|Captain|Prince|Princess|Comrade|Commander|Mr|Mrs|Dr|Sir|Lord|Lady|Admiral|Major|Lieutenant|"
    r"Marshal|Professor|President|Knyaz|Pasha|Bey|Khan|Agha|генерал\w*|полковник\w*|капитан\w*|княз\w+|"
    r"товарищ\w*|тов|комиссар\w*|начдив\w*|комбриг\w*|yoldaş|general|polkovnik"
)
_TITLED = re.compile(rf"(?:{_TITLE})\.?")
_INITIALS = re.compile(r"(?:^|[^\w.])(?:[^\W\d_a-zа-я]\.[ -]?){1,3}$")
_HONORIFIC = re.compile(
    r" (?:[Bb]e[yg]|[Kk]han|[Pp]asha|[Aa]gh?a|[Oo]g(?:h?l[uy]|li)|Zade|[Mm]irza|Efendi|Shah|Sultan|Hajji)\b"
)
_GIVEN = re.compile(r"[^\W\d_a-zа-я][^\W\d_]+")
_CLOSED = re.compile(r"[^\"”»\n]{0,40}(?=[\"”»])")
# A word in lower case, not one of those that stand so in an English title.
_LOWER = re.compile(r"\b(?!of|and|the|in|for|on|to)[a-z]{2,}")
# Where the text before a line break is another paragraph; else the line is only wrapped.
_PARAGRAPH = re.compile(r"(?<=[.!?:;=\n])\s*\n|\n(?=[\W\n])")
_SENTENCE_STARTS = re.compile(r"(?:^|[.!?:;…\n]['\"”»)]*\s*['\"“«(]*)$")
_NOT_GIVEN = re.compile(
    r"(?:.*(?:ian|ish|ese|ern|ani|ly|ed|ing|eti|ski[ij]|ск\w\w|н\w[ейямх]))|"
    r"January|February|March|April|May|June|July|August|September|October|November|December|"
    r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|Soviet|Red|White|Free|Young|New|Old|Upper|Lower|Great(?:er)?|"
    r"Little|Lesser|Inner|Outer|Mountainous|North|South|East|West|Central|Republic|Army|Navy|Fleet|Port|Fort|"
    r"Station|City|Town|Village|River|Lake|Mount|Island|Railway|Radio|Bolshevik|Menshevik|Musavat|Communist|"
    r"Independent|Greater|Persian|Tsarist|Imperial|All|And|But|Or"
)
_FUNCTION_WORDS = (
    "the a an this that these those in at from to on of by for with near around through via between "
    "against into after before when while since until as if though although because whereas where once "
    "both either neither and but or nor so yet then there here thus now today also even only all every "
    "each some many most few no not our your his her its their my we they he she it i you one two three "
    "however moreover meanwhile therefore besides instead is was are were has had do did will would can "
    "could may might must shall should across along behind beyond beside over under above below within "
    "without outside inside towards toward upon off out up down в на из у к с по от до за под над при о "
    "об для через между около близ и а но же что как когда где если "
)
_FUNCTION = frozenset(_FUNCTION_WORDS.split())


_COMMON_GIVEN_NAMES = (
    "Aleksandr Alexander Aleksei Alexei Ali Aliheydar Anastas Andrei Anna Anton Arthur Boris Charles "
    "David Dmitri Dmitry Edward Enver Fatali Fyodor George Georgi Georgy Grigory Habib Hamid Hasan Henry "
    "Husein Huseyn Ibrahim Ilya Ivan Jafar James John Joseph Karl Kemal Konstantin Lev Leonid Maria "
    "Mahammad Mammad Mehmed Mehmet Mikhail Mirza Muhammad Mustafa Nariman Nikolai Nikolay Noe Nuri Oleg "
    "Osman Pavel Peter Philip Pyotr Robert Said Samad Semyon Sergei Sergey Sergo Stepan Suleyman Thomas "
    "Timofey Vasily Victor Viktor Vladimir William Yakov Yuri Yusif Иван Пётр Петр Николай Михаил Сергей "
    "Александр Алексей Владимир Василий Степан Григорий Дмитрий Андрей "
)
_GIVEN_NAMES = frozenset(_COMMON_GIVEN_NAMES.split())


class Setting(NamedTuple):
    """A short stretch of text before and after a match, neither beyond its paragraph; `last` is the word
    right before it, without an opening quotation mark; `name` is the match."""

    before: str
    after: str
    last: str
    quoted: bool
    name: str = ""


def setting(text: str, start: int, end: int) -> Setting:
    """What stands around `text[start:end]`."""
    before, after = text[max(0, start - _BACK) : start], text[end : end + _AHEAD]
    if "\n" in before:
        before = _PARAGRAPH.split(before)[-1].replace("\n", " ")
    if "\n" in after:
        after = _PARAGRAPH.split(after, maxsplit=1)[0].replace("\n", " ")
    tail = before.rstrip("\"“«„‘'*_")
    last = tail[tail.rfind(" ", 0, -1) + 1 : -1] if tail.endswith(" ") else ""
    return Setting(before, after, last, _in_title(text, start, after), text[start:end])


def stands_listed(text: str, end: int, start: int) -> bool:
    """Whether only a comma or a conjunction stands between one mention and the next."""
    return start - end < 14 and _LISTED.fullmatch(text, end, start) is not None


def _in_title(text: str, start: int, after: str) -> bool:
    """Whether the match stands in quotation marks around a few words, as titles and ships' names do."""
    rest = _CLOSED.match(after)
    if rest is None or (rest.group().isascii() and _LOWER.search(rest.group())):
        return False
    paragraph = text.rfind("\n", 0, start) + 1
    opening = max(text.rfind(mark, paragraph, start) for mark in "“«„")
    closing = max(text.rfind(mark, paragraph, start) for mark in "”»")
    if opening <= closing and text.count('"', paragraph, start) % 2:
        opening, closing = text.rfind('"', paragraph, start), -1
    if text[opening + 1 : opening + 2].islower():
        return False
    return opening > closing and len(text[opening:start].split()) + len(rest.group().split()) <= 5


def is_person(around: Setting, name: str) -> bool:
    """Whether the match is somebody's name: after a title, initials or a given name, or before an
    honorific."""
    before, after, last, *_ = around
    if not last or before[-1] != " ":
        return bool(_HONORIFIC.match(after) or (before[-1:] == "." and _INITIALS.search(before)))
    if _HONORIFIC.match(after):
        return True
    if _TITLED.fullmatch(last):
        return not before[: -len(last) - 1].endswith("the ")
    if last.endswith(".") and _INITIALS.search(before):
        return True
    if " " in name or "-" in name or not _GIVEN.fullmatch(last) or _NOT_GIVEN.fullmatch(last):
        return False
    if not last[0].isupper() or last.isupper() or last.lower() in _FUNCTION:
        return False
    return last in _GIVEN_NAMES or not _SENTENCE_STARTS.search(before[: -len(last) - 1])


def role_of(around: Setting, place: Place | None, previous: Role | None) -> Role:
    """Whether the match means the place itself or stands inside another name or for a state that acts.

    `previous` is the role of the mention directly before in a list (`the gunboats Kars and Ardahan`), else
    None.
    """
    return "associative" if why_associative(around, place, previous) else "literal"


def why_associative(around: Setting, place: Place | None, previous: Role | None) -> str:
    """The reason why the match is not the place itself; empty where it is."""
    before, after, last, quoted, _ = around
    if quoted or (_ITALIC_BEFORE.search(before) and _ITALIC_AFTER.match(after)):
        return "a title or a vessel's name"
    if _CARRIER.fullmatch(last) or _EPITHET.fullmatch(last) or before.endswith("All-"):
        return "the name of what the word before says"
    if previous == "associative" or (_is_listed(before, last) and _CARRIED.search(before)):
        return "listed after one that is"
    kind = place.kind if place else ""
    for rules in _rules_for(last, kind):
        for rule in rules:
            if _holds(rule, before, after, kind):
                return rule.reason
    acts = kind == "state" and last.lower() not in _PREPOSITIONS and _ACTS_IN_AZERBAIJANI.match(after)
    return "a state that acts, in Azerbaijani" if acts and _is_nominative(around.name, place) else ""


def _rules_for(last: str, kind: str) -> list[tuple[Rule, ...]]:
    """The groups of rules that can hold after a word of the sentence."""
    groups: list[tuple[Rule, ...]] = [_BY_WHAT_FOLLOWS]
    if kind in _POWERS:
        groups += [_BY_WHAT_IT_DOES, _BY_WHAT_STANDS_BEFORE]
        if last.lower() not in _PREPOSITIONS:
            groups.append(_ACTING)
    if last in _LINKS:
        groups.append(_BY_WHAT_GOVERNS)
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
