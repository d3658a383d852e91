"""What a map says of a unit whose place it cannot show: somewhere in a region, last heard of earlier."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from math import inf
from typing import Any

from phaseline.atlas.phrases import phrase
from phaseline.campaign import REGION_KM, SILENCE, Fix, Knowledge, Motion
from phaseline.gazetteer import Gazetteer, Place, form_of, label_in, name_in
from phaseline.when import When, word, word_day

Words = dict[str, str]
_Naming = Callable[[Place, str, datetime], str]

_ABOUT = {
    "area": "somewhere in",
    "water": "somewhere in",
    "line": "somewhere along",
    "spot": "within",
}


class Whereabouts:
    """The words of one scene, in its languages, with the names of its time.

    Args:
        motion: where the units were, as the scene tells it.
        gazetteer: where the places are described.
        at: the time whose names are wanted.
    """

    def __init__(self, motion: Motion, gazetteer: Gazetteer, at: datetime) -> None:
        self.motion, self.gazetteer, self.at = motion, gazetteer, at
        self.languages = motion.campaign.languages

    def told(self, unit_id: str, end: float) -> list[dict[str, Any]]:
        """What is known of a unit from the minutes `t` on, from the scene's time up to `end`: an entry a
        change; none for a unit that is always known to be where it is drawn.

        `vague` is 1 where the unit is only somewhere about its point, `late` where it was last heard of more
        than a day before; `words` say so, by language, and are empty where both are 0.
        """
        path, start = self.motion.path(unit_id), self.motion.minute(self.at)
        until = min(end, inf if path.ends is None else path.ends)
        told = self.motion.knowledge(unit_id)
        lasts = [*(entry.minute for entry in told[1:]), inf]
        entries = [e for e, last in zip(told, lasts, strict=True) if e.minute <= until and last > start]
        if not any(entry.about or entry.silent_since for entry in entries):
            return []
        return [
            {
                "t": round(entry.minute),
                "vague": int(entry.about is not None),
                "late": int(entry.silent_since is not None),
                "words": {language: self._said(entry, language) for language in self.languages},
            }
            for entry in entries
        ]

    def place(self, unit_id: str, fix: Fix) -> Words:
        """Where a fix puts its unit: at a place by its name, or somewhere about it."""
        name = self._about if self.is_region(unit_id, fix) else self._name
        return {language: name(fix, language) for language in self.languages}

    def is_region(self, unit_id: str, fix: Fix) -> bool:
        """Whether a fix puts its unit only somewhere about its point."""
        return any(entry.about is fix for entry in self.motion.knowledge(unit_id))

    def _said(self, entry: Knowledge, language: str) -> str:
        parts = [self._about(entry.about, language)] if entry.about else []
        if entry.way_to:
            parts = [phrase(language, "leaving", where=parts[0], place=self._name(entry.way_to, language))]
        if entry.silent_since:
            parts.append(_heard(entry.silent_since, language))
        return "; ".join(parts)

    def _about(self, fix: Fix, language: str) -> str:
        _, km = self.motion.where(fix)
        if km < REGION_KM:
            return self._name(fix, language)
        key = _ABOUT[form_of(self.gazetteer[fix.place].kind) if fix.place else "spot"]
        name = label_in if key == "somewhere in" else name_in
        return phrase(language, key, place=self._name(fix, language, name), km=f"{km:.0f}")

    def _name(self, fix: Fix, language: str, name: _Naming = name_in) -> str:
        """The name of a fix's place; the degrees of one that is a point."""
        if fix.place is not None:
            return name(self.gazetteer[fix.place], language, self.at)
        assert fix.point is not None
        lat, lon = (_decimal(degrees, language) for degrees in (fix.point.lat, fix.point.lon))
        return phrase(language, "degrees", lat=lat, lon=lon)


def _decimal(number: float, language: str) -> str:
    return f"{number:.2f}".replace(".", phrase(language, "decimal"))


def _heard(when: When, language: str) -> str:
    """When a unit was last heard of; of what may have been on any of several days, the last."""
    if when.latest is None or (when.earliest and when.latest - when.earliest <= SILENCE):
        return phrase(language, "heard", when=word(when, language))
    return phrase(language, "unheard", when=word_day(when.latest, language))
