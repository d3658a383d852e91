"""What a place is called in a language at a time: of its names, the one that answers to its title."""

from __future__ import annotations

import re
from datetime import datetime
from functools import lru_cache

from phaseline.gazetteer.cuts import cuts
from phaseline.gazetteer.model import Name, Place
from phaseline.gazetteer.spelling import readings, sound_of
from phaseline.when import parse

_UNLIKE = 55
"""Of 100, how like the title a name of a settlement must sound: one that does not is another name, of another
time."""
_PERIOD = 10
"""By how much more a name of the period counts."""
_RENAMED = frozenset(("city", "town", "village", "station", "halt", "street", "square", "quarter"))
_GENERIC_GOES = frozenset(("station", "halt"))
_QUALIFIED = re.compile(r"\s*\(.*?\)|,.*| near .*")
_ENGLISH_GENERIC = re.compile(r" (junction |railway )?(station|siding|passing loop|bridge)$")


def name_in(place: Place, language: str, at: datetime) -> str:
    """The place's name in `language` at a time, with its generic word; its title where none is known.

    Of several names the one is taken that sounds most like the title, so that all languages call the place by
    one name: not by what it was called before or since.
    """
    if language == "en":
        return place.title
    from rapidfuzz.fuzz import ratio

    title = _sound(_QUALIFIED.sub("", place.title))
    names = [name for name in place.names if _is_of(name, language, at)]
    likeness = {
        name.text: ratio(title, _sound(name.text)) + (_PERIOD if name.use in ("period", "text") else 0)
        for name in names
    }
    best = max(likeness, key=lambda text: (likeness[text], len(text)), default=None)
    unlike = place.kind in _RENAMED and best is not None and likeness[best] < _UNLIKE
    return place.title if best is None or unlike else best


def label_in(place: Place, language: str, at: datetime) -> str:
    """The name as a map's label: without what qualifies it, and without the word that its sign says."""
    name = _QUALIFIED.sub("", name_in(place, language, at))
    if language == "en":
        return _ENGLISH_GENERIC.sub("", name)
    return cuts(name)[-1].written if place.kind in _GENERIC_GOES and cuts(name) else name


@lru_cache(maxsize=8192)
def _sound(name: str) -> str:
    """How a name without its generic words sounds."""
    written = cuts(name)[-1].written if cuts(name) else name
    return sound_of(readings(written)[0].latin) if readings(written) else ""


def _is_of(name: Name, language: str, at: datetime) -> bool:
    return name.language == language and in_use(name, at)


def in_use(name: Name, at: datetime) -> bool:
    """Whether a name was in use at a time, as far as is known."""
    began = parse(name.start).earliest if name.start else None
    ended = parse(name.end).latest if name.end else None
    return (began is None or began <= at) and (ended is None or ended >= at)
