"""What a scene says of signs: which there are, in the order of a legend, and how each is drawn."""

from __future__ import annotations

from copy import deepcopy
from typing import Any

from phaseline.atlas.app6 import app6
from phaseline.atlas.symbols import symbols
from phaseline.campaign import ARMS, ECHELONS, EVENT_KINDS


def make_signs() -> dict[str, Any]:
    """`kinds` (arms, echelons, kinds of event, those of them that last on the map), `symbols` and `app6`."""
    kinds = {
        "arms": list(ARMS),
        "echelons": list(ECHELONS),
        "events": list(EVENT_KINDS),
        "lasting": [kind for kind, traits in EVENT_KINDS.items() if traits.lasts],
    }
    return {"kinds": kinds, "symbols": deepcopy(symbols()), "app6": deepcopy(app6())}
