"""Telling a person's name from a place's: titles, initials and given names before it, honorifics after it."""

from __future__ import annotations

import re

from phaseline.gazetteer.setting import Setting, setting

_TITLE = (
    r"Count|Baron|Private|Sergeant|Corporal|General|Colonel|Captain|Prince|Princess|Comrade|Commander|Mr|Mrs|Dr|Sir|Lord|Lady|Admiral|Major|Lieutenant|"
    r"Marshal|Professor|President|Knyaz|Pasha|Bey|Khan|Agha|генерал\w*|полковник\w*|капитан\w*|княз\w+|"
    r"товарищ\w*|тов|комиссар\w*|начдив\w*|комбриг\w*|yoldaş|general|polkovnik"
)
_TITLED = re.compile(rf"(?:{_TITLE})\.?")
_INITIALS = re.compile(r"(?:^|[^\w.])(?:[^\W\d_a-zа-я]\.[ -]?){1,3}$")
HONORIFIC = re.compile(
    r" (?:[Bb]e[yg]|[Kk]han|[Pp]asha|[Aa]gh?a|[Oo]g(?:h?l[uy]|li)|Zade|[Mm]irza|Efendi|Shah|Sultan|Hajji)\b"
)
_GIVEN = re.compile(r"[^\W\d_a-zа-я][^\W\d_]+")
_SENTENCE_STARTS = re.compile(r"(?:^|[.!?:;…\n]['\"”»)]*\s*['\"“«(]*)$")
_NOT_GIVEN = re.compile(
    r"(?:.*(?:ian|ish|ese|ern|ani|ly|ed|ing|eti|ski[ij]|ск\w\w|н\w[ейямх]))|"
    r"January|February|March|April|May|June|July|August|September|October|November|December|"
    r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|Soviet|Red|White|Free|Young|New|Old|Upper|Lower|Great(?:er)?|"
    r"Little|Lesser|Inner|Outer|Mountainous|North|South|East|West|Central|Republic|Army|Navy|Fleet|Port|Fort|"
    r"Station|City|Town|Village|River|Lake|Mount|Island|Railway|Radio|Bolshevik|Menshevik|Musavat|Communist|"
    r"Independent|Greater|Persian|Tsarist|Imperial|All|And|But|Or"
)
_SMALL_WORDS = (
    "the a an this that these those in at from to on of by for with near around through via between "
    "against into after before when while since until as if though although because whereas where once "
    "both either neither and but or nor so yet then there here thus now today also even only all every "
    "each some many most few no not our your his her its their my we they he she it i you one two three "
    "however moreover meanwhile therefore besides instead is was are were has had do did will would can "
    "could may might must shall should across along behind beyond beside over under above below within "
    "without outside inside towards toward upon off out up down в на из у к с по от до за под над при о "
    "об для через между около близ и а но же что как когда где если "
)
FUNCTION_WORDS = frozenset(_SMALL_WORDS.split())


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


_HONORIFIC_INITIALS = frozenset("BbKkPpAaOoZMmESH")
# Titles written small; any other small word before a name says that it is nobody's.
SMALL_TITLES = re.compile(
    r"генерал|полковник|капитан|княз|т\.|тов|комиссар|начдив|комбриг|yoldaş|general|polkovnik"
)


def is_person(text: str, start: int, end: int) -> bool:
    """Whether the match is somebody's name: after a title, initials or a given name, or before an
    honorific."""
    if (
        text[end : end + 1] == " "
        and text[end + 1 : end + 2] in _HONORIFIC_INITIALS
        and HONORIFIC.match(text, end)
    ):
        return True
    word = text[text.rfind(" ", 0, start - 1) + 1 : start - 1] if text[start - 1 : start] == " " else ""
    if word and word[0].islower() and not SMALL_TITLES.match(word):
        return False
    return _is_named_before(setting(text, start, end))


def _is_named_before(around: Setting) -> bool:
    before, _, last, _, name = around
    if not last or before[-1] != " ":
        return before[-1:] == "." and _INITIALS.search(before) is not None
    if _TITLED.fullmatch(last):
        return not before[: -len(last) - 1].endswith("the ")
    if last.endswith(".") and _INITIALS.search(before):
        return True
    if " " in name or "-" in name or not _GIVEN.fullmatch(last) or _NOT_GIVEN.fullmatch(last):
        return False
    if not last[0].isupper() or last.isupper() or last.lower() in FUNCTION_WORDS:
        return False
    return last in _GIVEN_NAMES or not _SENTENCE_STARTS.search(before[: -len(last) - 1])
