"""Readings: the sounds that a name's letters stand for, in whichever script or spelling it was written.

Every reading is a string of Latin letters in which one capital stands for each sound that transliterations
write with several: C = ch, S = sh, X = kh, Z = zh, J = dzh, T = ts. So one wrong letter counts as one. A name
in Latin letters is read by the rules of each language that may have spelt it, each time as a whole: German
`Chassaw-Jurt` and French `Choucha` begin with different sounds, and no rules are mixed.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from functools import lru_cache
from typing import NamedTuple


class Reading(NamedTuple):
    """The sounds of a name, and the language by whose spelling it was read (empty: plain transliteration)."""

    latin: str
    by: str


@lru_cache(maxsize=4096)
def readings(name: str, language: str = "") -> tuple[Reading, ...]:
    """Every plausible reading of a name, each once, the plainest first.

    `language` (BCP 47) narrows the choice for a name whose language is known.
    """
    lower = unicodedata.normalize("NFC", name.lower().replace("i\u0307", "i")).translate(_APOSTROPHES)
    lower = _one_script(lower)
    found: dict[str, str] = {}
    for by, read in _readers(lower, language):
        found.setdefault(_plain(read(lower)), by)
    return tuple(Reading(latin, by) for latin, by in found.items() if latin)


def sound_of(latin: str) -> str:
    """What period spellings of one name have in common: voiced and voiceless k and s, kh and h, dzh and zh, a
    and e, o and u, the endings of adjectives and a final i, t or d are not told apart."""
    ending = _SOFTENING.sub("", _ADJECTIVAL.sub("n", latin))
    merged = _DOUBLE.sub(r"\1", _FINAL_I.sub("", ending.translate(_MERGED)))
    return merged[:-1] + "t" if merged.endswith("d") else merged


def consonants(sound: str) -> str:
    """The consonants of a sound key: what scripts without vowels write."""
    return sound.translate(_WITHOUT_VOWELS)


def vowelless(sound: str) -> re.Pattern[str]:
    """What the sound keys look like that a sound key without short vowels may stand for: more vowels, but
    none of those written missing."""
    return re.compile("".join(f"[aiu]*{_WRITTEN.get(letter, letter)}" for letter in sound))


def _one_script(lower: str) -> str:
    """Cyrillic letters that look like Latin ones are Latin in a name that is otherwise Latin."""
    if _LATIN.search(lower) and not _UNLIKE_LATIN.search(lower):
        return lower.translate(_LOOKALIKE)
    return lower


_LATIN = re.compile("[a-z]")
_UNLIKE_LATIN = re.compile("[бвгджзийклмнптфцчшщъыьэюяґѣѳѵғқҝңөүҷҹә]")
_LOOKALIKE = str.maketrans("аеорсухіјһ", "aeopcyxijh")
_APOSTROPHES = dict.fromkeys(map(ord, "'’‘ʼʹʺ`´ʻ"), None)
_MERGED = str.maketrans("eugqzXZfo", "aukksHJvu") | {ord("X"): "h"}
_FINAL_I = re.compile("(?<=.{3}[^aeiou])i$")
_SOFTENING = re.compile("(?<=[^aeiou])i(?=[aou])")
_ADJECTIVAL = re.compile("(?<=.{3})n(?:i|aia|oe|oie)$")
_DOUBLE = re.compile(r"(.)\1+")
_WITHOUT_VOWELS = dict.fromkeys(map(ord, "aiu"), None)
_WRITTEN = {"a": "[au]", "i": "[ia]", "u": "u"}

_GLIDE = re.compile("(?<=[bcdfghklmnpqrstvwzCSXZJT])y(?=[aou])|y(?=e)")
_AU = re.compile("(?<=a)u(?=[^aeiou])")
_LATER = str.maketrans("wyq", "vig")


def _plain(roman: str) -> str:
    letters = roman
    if not (roman.isascii() and roman.isalnum()):
        letters = "".join(c for c in unicodedata.normalize("NFKD", roman) if c.isalnum())
    return _DOUBLE.sub(r"\1", _AU.sub("v", _GLIDE.sub("", letters).translate(_LATER)).replace("eo", "o"))


_Reader = Callable[[str], str]


def _spelling(rules: str) -> _Reader:
    """A reader from rules `written>sound`: the earlier rule wins, and a rule may look ahead or behind."""
    pairs = [rule.rsplit(">", 1) for rule in rules.split()]
    pattern = re.compile("|".join(f"({written})" for written, _ in pairs))
    sounds = [sound for _, sound in pairs]
    return lambda name: pattern.sub(lambda match: sounds[(match.lastindex or 1) - 1], name)


# What all writers of Latin letters share, after the rules of their own.
_COMMON = (
    " tsk>tsk shch>S dsch>J dzh>J dsh>J dž>J dż>J dj>J tsch>C tch>C sch>S sh>S ch>C kh>X zh>Z ts>T tz>T gh>g"
    " ph>f th>t ck>k ə>a ä>e ı>i ğ>g ş>S ç>C š>S č>C ž>Z ż>Z ß>ss ł>l ø>o"
)
_SOFT = "(?=[eéèêiîïy])"
_SPELLINGS: dict[str, _Reader] = {
    "": _spelling("oo>u ou>u x>ks j>J" + _COMMON + " c>k"),
    "Azerbaijani": _spelling("x>X j>Z" + _COMMON + " ou>u c>J"),
    "German": _spelling("tsch>C dsch>J sch>S ch>X j>y x>ks z>T" + _COMMON + " c>k"),
    "German, sch for zh": _spelling("tsch>C dsch>J sch>Z ch>X j>y x>ks z>T" + _COMMON + " c>k"),
    "French": _spelling(
        "tch>C dj>J ch>S j>Z ou>u oû>u eau>o gu(?=[eéèiy])>g gn>n qu>k x>ks ç>s"
        f" c{_SOFT}>s (?<=[^aeiouéè])es?(?![^\\W\\d_])>" + _COMMON + " c>k"
    ),
    "Polish": _spelling(
        "szcz>S sz>S cz>C dż>J dź>J rz(?!\\w)>r rz>Z ś>S ć>C ź>z ch>X ó>u j>y ą>a ę>e x>ks"
        " i(?=[aeou])>y" + _COMMON + " c>T"
    ),
    "Italian": _spelling(
        f"sci(?=[aou])>S sc{_SOFT}>S cci(?=[aou])>C cc{_SOFT}>C ci(?=[aou])>C c{_SOFT}>C ch>k"
        f" gi(?=[aou])>J gg{_SOFT}>J g{_SOFT}>J gn>n qu>k j>y x>ks" + _COMMON + " c>k"
    ),
    "scholarly": _spelling("j>y x>X ch>X" + _COMMON + " c>T"),
}
# Letters that betray the language, rarest first; what none of them betrays may be any.
_BETRAYED = (
    (re.compile("[əğşı]"), ("Azerbaijani",)),
    (re.compile("[łżąęśćńź]"), ("Polish",)),
    (re.compile("[čšž]"), ("scholarly",)),
    (re.compile("[äß]"), ("German",)),
    (re.compile("ç"), ("Azerbaijani", "French")),
    (re.compile("[öü]"), ("Azerbaijani", "German")),
    (re.compile("[éèêëûîïà]"), ("French", "")),
)
_ANY = ("", "Azerbaijani", "German", "French", "Polish", "Italian", "German, sch for zh")
_OF_LANGUAGE = {"az": ("Azerbaijani",), "tr": ("Azerbaijani",), "de": ("German",), "fr": ("French",)} | {
    "pl": ("Polish",),
    "it": ("Italian",),
    "en": ("", "Azerbaijani"),
}


def _readers(lower: str, language: str) -> list[tuple[str, _Reader]]:
    for script, readers in _SCRIPTS:
        if script.search(lower):
            return [("", reader) for reader in readers[: 1 if language else None]]
    betrayed = next((by for letters, by in _BETRAYED if letters.search(lower)), None)
    chosen = betrayed or _OF_LANGUAGE.get(language.partition("-")[0], _ANY)
    return [(by, _SPELLINGS[by]) for by in chosen]


def _letters(letters: str, sounds: str, longer: str = "") -> _Reader:
    """A reader of an alphabet: its letters, what each stands for (`0`: nothing), and rules that go first."""
    table = {a: b.replace("0", "") for a, b in zip(letters, sounds.split(), strict=True)}
    first = _spelling(longer) if longer else str
    return lambda name: "".join(table.get(c, c) for c in first(name))


_MISPRINTS = _spelling(
    "cb>ch kb>kh sb>sh zb>zh gb>gh eh>ch rn>m (?<=[bdfgklmnprstvz])c(?=[bdfglmnprstvz])>e (?<=[aeiouy])ii>li"
)


def proofread(name: str) -> str:
    """A name in Latin letters as it may have stood before a reader of old print took h for b, c for e, m for
    rn, where that breaks what several letters say together."""
    return _MISPRINTS(name.lower())


_CYRILLIC = _letters(
    "абвгдеёжзийклмнопрстуфхцчшщъыьэюяіїєґѣѳѵғҝһҹҷјүұөәқң",
    "a b v g d e yo Z z i i k l m n o p r s t u f X T C S S 0 i 0 e yu ya"
    " i i e g e f i g g h J J y u u o a q n",
    "дж>J цк>tsk тс(?!к)>T",
)
_GEORGIAN = "აბგდევზთიკლმნოპჟრსტუფქღყშჩცძწჭხჯჰ"
_GEORGIAN_SOUNDS = "a b g d e v z t i k l m n o p Z r s t u {} k g q S C T dz T C X J h"
_NOMINATIVE = r"(?<=\w{4})ი(?!\w)>"
_ARMENIAN = "աբգդեզէըթժիլխծկհձղճմյնշոչպջռսվտրցւփքօֆև"
_ARMENIAN_SOUNDS = "a b g d e z e e t Z i l X T k h dz {} C m y n S o C p J r s v t r T v p k o f ev"
_ARABIC = "اآأإبپتثجچحخدذرزژسشصضطظعغفقکكگلمنوهةیيىئءؤں"
_ARABIC_SOUNDS = "a a a a b p t s J C h X d z r z Z s S s z t z {} g f q k k g l m n {} h t i i i i 0 v n"
_ARABIC_FIRST = "[هة](?!\\w)>a (?<!\\w)ای>i (?<!\\w)او>u"
_SCRIPTS: tuple[tuple[re.Pattern[str], tuple[_Reader, ...]], ...] = (
    (re.compile("[а-яѐ-ӿ]"), (_CYRILLIC,)),
    (
        re.compile("[ა-ჿ]"),
        tuple(_letters(_GEORGIAN, _GEORGIAN_SOUNDS.format(phar), _NOMINATIVE) for phar in ("p", "f")),
    ),
    (
        re.compile("[ա-և]"),
        tuple(_letters(_ARMENIAN, _ARMENIAN_SOUNDS.format(ghat), "ու>u") for ghat in ("g", "l")),
    ),
    (
        re.compile("[ء-ۓ]"),
        tuple(
            _letters(_ARABIC, _ARABIC_SOUNDS.format(ain, waw), _ARABIC_FIRST)
            for ain, waw in (("0", "u"), ("0", "v"), ("a", "u"))
        ),
    ),
)
