"""A campaign as a file's content in the formats of its neighbours: GIS, globes, spreadsheets."""

from __future__ import annotations

from typing import TYPE_CHECKING

from phaseline.campaign.exchange import czml, geojson, geopackage, kml, moving_features, tables
from phaseline.campaign.exchange.showing import Showing, What
from phaseline.campaign.motion import Motion

if TYPE_CHECKING:
    from phaseline.gazetteer import Gazetteer

_WRITERS = {
    "geojson": geojson.write,
    "gpkg": geopackage.write,
    "csv": tables.write,
    "kml": kml.write,
    "czml": czml.write,
    "mf-json": moving_features.write,
}
FORMATS = tuple(_WRITERS)
_WHAT: dict[str, tuple[What, ...]] = {"csv": ("events", "tracks"), "mf-json": ("tracks",)}


def export(
    motion: Motion, gazetteer: Gazetteer, style: str, *, what: What | None = None, language: str = "en"
) -> bytes:
    """The events or tracks of a campaign, or both, as a file's content; the same bytes every time.

    `geojson`, `gpkg` and `kml` hold events, fixes and the ways between them; `czml` events and moving units;
    `mf-json` (OGC Moving Features) moving units alone; `csv` events or tracks in the columns that
    `import_events` and `import_tracks` read. All positions are WGS 84 degrees, longitude first. Times are the
    civil times of the sources, never converted; `kml`, `czml` and `mf-json`, which ask for a zone, have them
    as if they were UTC, and say so.

    Raises:
        ValueError: any other style, or a style that cannot hold what is asked for in one file.
    """
    if style not in _WRITERS:
        raise ValueError(f"found the format {style!r}, expected one of {', '.join(FORMATS)}")
    holds = _WHAT.get(style)
    if what is None and holds is not None and len(holds) == 1:
        what = holds[0]
    if holds is not None and what not in holds:
        raise ValueError(f"found {what or 'no choice'} for the format {style}, expected {' or '.join(holds)}")
    return _WRITERS[style](Showing(motion, gazetteer, what, language))
