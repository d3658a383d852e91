"""What a place is called in a language at a time: of its names then, the one that answers to its title."""

from __future__ import annotations

import re
from datetime import datetime
from functools import lru_cache

from phaseline.gazetteer.cuts import cuts
from phaseline.gazetteer.fold import words
from phaseline.gazetteer.model import Name, Place
from phaseline.gazetteer.spelling import readings, sound_of
from phaseline.when import parse

_UNLIKE = 55
"""Of 100, how like the title a name of a settlement must sound: one that does not is another name, of another
time."""
_PERIOD = 40
"""By how much more a name of the period counts."""
_RENAMED = frozenset(("city", "town", "village", "station", "halt", "street", "square", "quarter"))
_BY_USE = _RENAMED | {"region"}
"""Places that the map may call by their names of the time or of today."""
_GENERIC_GOES = frozenset(("station", "halt"))
_QUALIFIED = re.compile(r"\s*\(.*?\)|,.*| near .*")
_ENGLISH_GENERIC = re.compile(r" (junction |railway )?(station|siding|passing loop|bridge)$")


def name_in(place: Place, language: str, at: datetime) -> str:
    """The place's name in `language` at a time, with its generic word; its title where none is known.

    A name is of the period if it is attested then, be it in an older spelling (`Худатъ` vouches for
    `Худат`). Of several the one is taken that sounds most like the title, so that all
    languages call the place by one name: not by what it was called before or since.
    """
    if language == "en":
        return place.title
    from rapidfuzz.fuzz import ratio

    title = _sound(_QUALIFIED.sub("", place.title))
    then = {_key(name.text) for name in place.names if _is_attested(name, language, at)}
    names = {name.text for name in place.names if name.language == language and in_use(name, at)}
    likeness = {name: ratio(title, _sound(name)) + _PERIOD * (_key(name) in then) for name in names}
    best = max(likeness, key=lambda text: (likeness[text], len(text), text), default=None)
    if best is None or _key(best) in then:
        return best or place.title
    return place.title if place.kind in _RENAMED and likeness[best] < _UNLIKE else best


def label_in(place: Place, language: str, at: datetime) -> str:
    """The name as a map's label: without what qualifies it, and without the word that its sign says."""
    return _label(place, language, name_in(place, language, at))


def labels_by_use(place: Place, language: str, at: datetime) -> dict[str, str]:
    """The labels by a settlement's, street's or region's names of then (`period`) and of today (`modern`).

    In other languages than English the label is by its name of the time already. Of several names of today
    the latest is taken, else that which sounds most like the title.
    """
    if place.kind not in _BY_USE:
        return {}
    period = [name for name in place.names if (name.language, name.use) == ("en", "period")]
    then = [name for name in period if language == "en" and in_use(name, at)]
    now = [n for n in place.names if (n.language, n.use) == (language, "modern") and not n.end]
    return {
        use: _label(place, language, _nearest(place, names))
        for use, names in (("period", then), ("modern", now))
        if names
    }


def _nearest(place: Place, names: list[Name]) -> str:
    """Of several names the one that came last, else that which sounds most like the title."""
    from rapidfuzz.fuzz import ratio

    title = _sound(_QUALIFIED.sub("", place.title))
    return max(names, key=lambda name: (name.start or "", ratio(title, _sound(name.text)), name.text)).text


def _label(place: Place, language: str, name: str) -> str:
    bare = _QUALIFIED.sub("", name)
    if language == "en":
        return _ENGLISH_GENERIC.sub("", bare)
    return cuts(bare)[-1].written if place.kind in _GENERIC_GOES and cuts(bare) else bare


@lru_cache(maxsize=8192)
def _sound(name: str) -> str:
    """How a name without its generic words sounds."""
    written = cuts(name)[-1].written if cuts(name) else name
    return sound_of(readings(written)[0].latin) if readings(written) else ""


def _key(name: str) -> tuple[str, ...]:
    """What two spellings of one language share: the words, folded, without a hard sign at their ends."""
    return tuple(word.removesuffix("ъ") for word in words(name))


def _is_attested(name: Name, language: str, at: datetime) -> bool:
    """Whether a name, in whatever spelling of a language, is attested for a time."""
    return name.use in ("period", "text") and name.language.split("-")[0] == language and in_use(name, at)


def in_use(name: Name, at: datetime) -> bool:
    """Whether a name was in use at a time, as far as is known."""
    began = parse(name.start).earliest if name.start else None
    ended = parse(name.end).latest if name.end else None
    return (began is None or began <= at) and (ended is None or ended >= at)
