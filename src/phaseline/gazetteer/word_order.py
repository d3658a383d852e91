"""How English and Russian put a name and its generic word together."""

from __future__ import annotations

import re

from phaseline.gazetteer.kinds import Generic
from phaseline.gazetteer.role_words import SETTLEMENTS

GUARDED = re.compile(r" (?:guards?|posts?|troops|units?|detachments?|police|service|master|chief)")
ADJECTIVE = re.compile(r"[^\W\d_]+(?:ian|ani|ish|ese|ic|al|ern|ski|sky|ский|ской|ская)\b")
# English puts these before the name as part of it; `the village Qullar` names Qullar.
PREFIXES = frozenset(("river", "lake", "mount", "mt", "island", "cape", "port", "fort"))
# `Gulf of Enzeli`, `Bay of Baku`: the generic word and `of` are part of the name.
OF_NAMES = frozenset(("gulf", "bay", "sea", "isle", "island", "lake"))


def stands_inside(word: str, generic: Generic) -> bool:
    """Whether a generic word before a name is part of it: `станция Ялама`, but not `город Баку` (`с. Зухул`):
    as in `the city of`, that word stays outside."""
    return word in PREFIXES or not (word.isascii() or generic.kinds <= SETTLEMENTS)
