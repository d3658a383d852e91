"""The gazetteer: what sources call places, and which places they mean.

What carries places and mentions to other programs is loaded when first asked for.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from phaseline.gazetteer.collection import Gazetteer
from phaseline.gazetteer.kinds import form_of
from phaseline.gazetteer.model import Candidate, Mention, Name, Place, Relation, Source
from phaseline.gazetteer.naming import in_use, label_in, labels_by_use, name_in
from phaseline.gazetteer.shapes import Shape

if TYPE_CHECKING:
    from phaseline.gazetteer.exchange import export, geojson_of_mentions
    from phaseline.gazetteer.frames import MENTION_DTYPES, MENTION_SCHEMA, geocode_frame, geocode_frames

__all__ = [
    "MENTION_DTYPES",
    "MENTION_SCHEMA",
    "Candidate",
    "Gazetteer",
    "Mention",
    "Name",
    "Place",
    "Relation",
    "Shape",
    "Source",
    "export",
    "form_of",
    "geocode_frame",
    "geocode_frames",
    "geojson_of_mentions",
    "in_use",
    "label_in",
    "labels_by_use",
    "name_in",
]

_LATER = {"export": "exchange", "geojson_of_mentions": "exchange"}
_LATER |= dict.fromkeys(("MENTION_DTYPES", "MENTION_SCHEMA", "geocode_frame", "geocode_frames"), "frames")


def __getattr__(name: str) -> Any:
    if name not in _LATER:
        raise AttributeError(f"module 'phaseline.gazetteer' has no attribute {name!r}")
    return getattr(import_module(f"phaseline.gazetteer.{_LATER[name]}"), name)
