"""A made-up scene of many moving units, as large as asked, the same at every making."""

from __future__ import annotations

import random
from typing import Any

WEST, SOUTH, EAST, NORTH = 46.0, 39.5, 50.5, 42.5
STEPS, POINTS, SPAN = 40, 12, 2400


def moving_lines(count: int) -> dict[str, Any]:
    """A scene of version 1 with `count` units, each on a path of a dozen vertices through forty steps."""
    draw = random.Random(1920)
    return {
        "version": 1,
        "id": f"{count}-lines",
        "campaign": "bench",
        "languages": ["en"],
        "words": {"en": {"title": f"{count} lines", "subtitle": "", "range": "", "lead": "A made-up scene."}},
        "extent": [WEST, SOUTH, EAST, NORTH],
        "start": 0,
        "end": SPAN,
        "steps": [_step(i) for i in range(STEPS)],
        "chapters": [{"t": 0, "title": {"en": "All of it"}, "text": {"en": "A made-up scene."}}],
        "sides": [_side("a", "#b3352c", "square"), _side("b", "#2c5fa8", "circle")],
        "units": [_unit(draw, i) for i in range(count)],
        "events": [],
        "places": [],
        "claims": [],
        "symbols": {"cavalry": {"box": [0, 0, 48, 32], "shapes": [{"d": "M2 30L46 2", "paint": "ink"}]}},
        "base": {"land": [_land()], "lakes": [], "rivers": [], "railways": [], "frontiers": []},
        "credits": [],
    }


def _step(i: int) -> dict[str, Any]:
    t = round(i * SPAN / (STEPS - 1))
    words = {"label": f"Minute {t}", "date": "One day", "clock": f"{t}", "title": f"Step {i}"}
    return {"t": t, "cards": [], "chapter": 0} | {name: {"en": text} for name, text in words.items()}


def _side(name: str, colour: str, shape: str) -> dict[str, Any]:
    return {"id": name, "name": {"en": name.upper()}, "colour": colour, "shape": shape}


def _unit(draw: random.Random, i: int) -> dict[str, Any]:
    lon, lat = draw.uniform(WEST + 0.5, EAST - 0.5), draw.uniform(SOUTH + 0.5, NORTH - 0.5)
    lons, lats = [lon], [lat]
    for _ in range(POINTS - 1):
        lon, lat = lon + draw.uniform(-0.06, 0.06), lat + draw.uniform(-0.05, 0.05)
        lons.append(lon)
        lats.append(lat)
    begins = draw.randrange(0, SPAN // 3)
    times = [begins + round(k * (SPAN - begins) / (POINTS - 1)) for k in range(POINTS)]
    path = {
        "t": times,
        "lon": [round(x, 5) for x in lons],
        "lat": [round(y, 5) for y in lats],
        "km": [2.0] * POINTS,
    }
    return {
        "id": f"u{i}",
        "name": {"en": f"Unit {i}"},
        "short": {"en": f"U{i}"},
        "side": i % 2,
        "arm": "cavalry",
        "facts": [],
        "path": path,
        "legs": [{"from": 0, "to": POINTS - 1, "basis": "attested", "route": "attested", "mode": "road"}],
        "from": begins,
        "to": None,
        "end": None,
    }


def _land() -> dict[str, Any]:
    ring = [[36, 33], [60, 33], [60, 50], [36, 50], [36, 33]]
    return {"type": "Feature", "properties": {}, "geometry": {"type": "Polygon", "coordinates": [ring]}}
