"""What a matched name is doing in its sentence: naming the place, standing inside another name, or naming a
person.

The patterns are those of English and, more thinly, Russian prose about states, armies and offices. Each looks
only at a short stretch of text on either side of the match.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from phaseline.gazetteer.model import Role

_BACK, _AHEAD = 60, 90

_UNITS = (
    r"regiments?|divisions?|brigades?|corps|army|armies|battalions?|flotilla|fleet|squadrons?|legion|group"
)
_BODIES = (
    r"committees?|soviets?|councils?|bureau|party|parties|congress|conference|commune|union|cheka|commissariat|"
    r"organi[sz]ations?|parliament|government|cabinet|university|society|company|bank|academy|institute|revkom|"
    r"duma|ministry|embassy|mission|delegation|bolsheviks|communists|mensheviks|league|federation|ssr"
)
_OFFICES = (
    r"governors?(?:-general)?|commandants?|commissars?|consuls?|ministers?|ambassadors?|mayors?|police chief|"
    r"prosecutors?|envoys?|delegates?|deputies|deputy|representatives?"
)
_PAPERS = r"treaty|agreement|armistice|protocol|declaration|constitution|accords?"
_AFTER = re.compile(
    r"[ -](?:(?:(?-i:[A-Z][\w()]*)|party|workers|central|state|national|regional|provincial|cavalry|rifle|"
    r"infantry|artillery|military|communist|soviet)[ -]){0,3}"
    rf"(?:{_UNITS}|{_BODIES}|{_OFFICES}|{_PAPERS})\b",
    re.IGNORECASE,
)
_AFTER_RUSSIAN = re.compile(r" (?:полк|дивизи|бригад|арми|комитет|совет|ревком|губернатор|комисса)")
_OF = re.compile(
    rf"\b(?:{_BODIES}|{_OFFICES}|{_PAPERS}|peace|independence|commander|president|head|people) "
    r"(?:\([^)]*\) )?(?:of|for) (?:the )?$",
    re.IGNORECASE,
)
_EVENT_OF = re.compile(r"\b(?:battle|siege|capture|fall|defen[cs]e|operation) of (?:the )?$", re.IGNORECASE)

_CARRIERS = (
    r"trains?|gun-?boats?|boats?|cruisers?|destroyers?|steamers?|steamships?|ships?|vessels?|tankers?|transports?|"
    r"battleships?|schooners?|minesweepers?|locomotives?|aircraft|airships?|hotel|cinema|newspapers?|magazine|"
    r"journal|periodical|weekly|daily|novel|film|poem|газет[аеуы]|журнале?|бронепоезд[аеу]?м?|пароход[аеу]?|"
    r"крейсер[аеу]?|лодк\w+|qəzeti|qatar\w*"
)
_CARRIER = re.compile(rf"(?:{_CARRIERS})", re.IGNORECASE)
_CARRIED = re.compile(rf"\b(?:{_CARRIERS}) (?:[\"“«]?[A-Z]\w+[\"”»]?(?:,|,? and) )+[\"“«]?$", re.IGNORECASE)
_EPITHET = re.compile(r"Red|Free|Young|Красн\w+|Свободн\w+|Qızıl")
_LISTED = re.compile(r"[\"”»’']?(?:, (?:and )?| and | и | və )[\"“«„‘']?$")

_ACTS = (
    r"ordered|demanded|declared|refused|rejected|agreed|recogni[sz]ed|sent|wanted|signed|seized|offered|promised|"
    r"insisted|replied|proposed|hoped|feared|decided|asked|invaded|attacked|protested|supported|opposed|warned|"
    r"announced|hesitated|intended|sought|tried|accepted|concluded|negotiated|instructed|approved|expected|"
    r"answered|responded|pledged|threatened|annexed|claimed|granted|withdrew|appealed|planned|knew|considered|"
    r"wishes|wants|demands|refuses|recogni[sz]es|would not"
)
_ACTOR = re.compile(
    rf"['’]s? (?:\w+ ){{0,2}}(?i:{_OFFICES})\b|"
    r"['’]s? (?:demands?|ultimatum|refusal|policy|decisions?|intentions?|consent|support|interests|reply)\b|"
    r" (?:(?:had|has|have|would|also|already|then|never|soon|itself|not|\w+ly) ){0,3}"
    rf"(?:{_ACTS})\b"
)
_DEALINGS = re.compile(
    r"\b(?:support|aid|help|assistance|relations|negotiations|talks|agreement|alliance|war|peace|treaty|pressure|"
    r"note|message|telegram|orders?|instructions|demand|request|ultimatum|reply|conflict|trade|ties|cooperation|"
    r"recogni[sz]ed|supported|ordered|demanded|signed|approved|sent|rejected|backed) "
    r"(?:from|with|against|between|by|of|to) (?:the )?$",
    re.IGNORECASE,
)

_TITLE = (
    r"General|Colonel|Captain|Prince|Princess|Comrade|Commander|Mr|Mrs|Dr|Sir|Lord|Lady|Admiral|Major|Lieutenant|"
    r"Marshal|Professor|President|Knyaz|Pasha|Bey|Khan|Agha|генерал\w*|полковник\w*|капитан\w*|княз\w+|"
    r"товарищ\w*|тов|комиссар\w*|начдив\w*|комбриг\w*|yoldaş|general|polkovnik"
)
_TITLED = re.compile(rf"(?:{_TITLE})\.?")
_INITIALS = re.compile(r"(?:^|[^\w.])(?:[^\W\d_a-zа-я]\.[ -]?){1,3}$")
_HONORIFIC = re.compile(
    r" (?:[Bb]e[yg]|[Kk]han|[Pp]asha|[Aa]gh?a|[Oo]g(?:h?l[uy]|li)|Zade|[Mm]irza|Efendi|Shah|Sultan|Hajji)\b"
)
_GIVEN = re.compile(r"[^\W\d_a-zа-я][^\W\d_]+")
_LINKS = frozenset(("of", "for", "the", "from", "with", "against", "between", "by", "to"))
_CLOSED = re.compile(r"[^\"”»\n]{0,40}(?=[\"”»])")
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
    right before it, without an opening quotation mark."""

    before: str
    after: str
    last: str
    quoted: bool


def setting(text: str, start: int, end: int) -> Setting:
    """What stands around `text[start:end]`."""
    paragraph = text.rfind("\n", 0, start) + 1
    before = text[max(paragraph, start - _BACK) : start]
    after = text[end : end + _AHEAD].partition("\n")[0]
    tail = before.rstrip("\"“«„‘'")
    last = tail[tail.rfind(" ", 0, -1) + 1 : -1] if tail.endswith(" ") else ""
    return Setting(before, after, last, _in_title(text, paragraph, start, after))


def _in_title(text: str, paragraph: int, start: int, after: str) -> bool:
    """Whether the match stands in quotation marks around a few words, as titles and ships' names do."""
    rest = _CLOSED.match(after)
    if rest is None:
        return False
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
    before, after, last, _ = around
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


def role_of(around: Setting, kind: str, previous: Role | None) -> Role:
    """Whether the match means the place itself or stands inside another name or for a state that acts.

    `previous` is the role of the mention directly before in a list (`the gunboats Kars and Ardahan`), else
    None.
    """
    before, after, last, quoted = around
    if quoted or _CARRIER.fullmatch(last) or _EPITHET.fullmatch(last):
        return "associative"
    if last in ("and", "и", "və") or before[-2:-1] == ",":
        listed = previous == "associative" and _LISTED.search(before)
        if listed or _CARRIED.search(before):
            return "associative"
    if _AFTER.match(after) or _AFTER_RUSSIAN.match(after):
        return "associative"
    if kind in ("state", "city") and _ACTOR.match(after):
        return "associative"
    if last in _LINKS:
        if _OF.search(before) and not _EVENT_OF.search(before):
            return "associative"
        if kind == "state" and _DEALINGS.search(before):
            return "associative"
    return "literal"
