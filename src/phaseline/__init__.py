"""Phaseline: documented campaigns as maps one can step through.

The gazetteer is at hand at once; campaigns and maps, which need larger libraries, are loaded when first
asked for:

    >>> from phaseline import Gazetteer
    >>> Gazetteer().lookup("Bilajary")[0].place.id
    'bilajari-station'
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from phaseline.atlas import CampaignMap, TimePlayer, build_maps, campaign_map, make_scene, save_standalone
    from phaseline.campaign import Campaign, Motion
    from phaseline.errors import DataErrors, Fault, PhaselineError
    from phaseline.gazetteer import (
        Candidate,
        Gazetteer,
        Mention,
        Name,
        Place,
        Relation,
        Shape,
        Source,
        export,
        geocode_frame,
        geocode_frames,
    )
    from phaseline.when import When

_ROOMS = {
    "atlas": ("CampaignMap", "TimePlayer", "build_maps", "campaign_map", "make_scene", "save_standalone"),
    "campaign": ("Campaign", "Motion"),
    "errors": ("DataErrors", "Fault", "PhaselineError"),
    "gazetteer": (
        "Candidate",
        "Gazetteer",
        "Mention",
        "Name",
        "Place",
        "Relation",
        "Shape",
        "Source",
        "export",
        "geocode_frame",
        "geocode_frames",
    ),
    "when": ("When",),
}
_ROOM_OF = {name: room for room, names in _ROOMS.items() for name in names}

__all__ = [
    "Campaign",
    "CampaignMap",
    "Candidate",
    "DataErrors",
    "Fault",
    "Gazetteer",
    "Mention",
    "Motion",
    "Name",
    "PhaselineError",
    "Place",
    "Relation",
    "Shape",
    "Source",
    "TimePlayer",
    "When",
    "build_maps",
    "campaign_map",
    "export",
    "geocode_frame",
    "geocode_frames",
    "make_scene",
    "save_standalone",
]


def __getattr__(name: str) -> Any:
    if name not in _ROOM_OF:
        raise AttributeError(f"module 'phaseline' has no attribute {name!r}")
    value = getattr(import_module(f"phaseline.{_ROOM_OF[name]}"), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted(__all__)
