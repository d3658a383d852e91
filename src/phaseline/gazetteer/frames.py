"""The gazetteer as a GeoDataFrame, and the mentions in a DataFrame of texts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any, Literal

if TYPE_CHECKING:
    from geopandas import GeoDataFrame
    from pandas import DataFrame, Series

    from phaseline.gazetteer.collection import Gazetteer
    from phaseline.gazetteer.model import Place
    from phaseline.gazetteer.shapes import Shape

COLUMNS = (
    "title",
    "kind",
    "feature_code",
    "uncertainty_km",
    "certainty",
    "start",
    "end",
    "names",
    "sources",
    "note",
)
SHAPE_COLUMNS = ("lat", "lon", "precision_km", "credit")
MENTION_DTYPES: Mapping[str, str] = {
    "start": "int64",
    "end": "int64",
    "surface": "string",
    "id": "string",
    "name": "string",
    "kind": "string",
    "lat": "float64",
    "lon": "float64",
    "uncertainty_km": "float64",
    "score": "float64",
    "role": "string",
}


def to_geodataframe(gazetteer: Gazetteer, geometry: Literal["point", "shape"] = "point") -> GeoDataFrame:
    """One row a place, indexed by `id`: `COLUMNS` and `geometry` in EPSG:4326 (None where unknown).

    Geometries are points, or (`shape`) areas and lines where they are known, else points; then
    `SHAPE_COLUMNS` say where the point lies, how many km the true limit may lie from the one drawn, and whom
    the shape is owed to.

    `names` and `sources` are lists joined by `; `, so that every column can be written to any file format.

    >>> from phaseline import Gazetteer
    >>> frame = Gazetteer.shipped().to_geodataframe("shape")
    >>> frame.geometry["samur-river"].geom_type
    'MultiLineString'

    Raises:
        ValueError: any other geometry.
    """
    from geopandas import GeoDataFrame, GeoSeries
    from pandas import Index
    from shapely import Point

    if geometry not in ("point", "shape"):
        raise ValueError(f"found the geometry {geometry!r}, expected point or shape")
    listed = list(gazetteer)
    shapes: Mapping[str, Shape] = gazetteer.shapes if geometry == "shape" else {}
    index = Index([place.id for place in listed], name="id", dtype=object)
    columns: dict[str, Any] = {name: [_cell(place, name) for place in listed] for name in COLUMNS}
    if geometry == "shape":
        columns |= _shape_columns(listed, shapes)
    drawn: list[Any] = [
        shapes[p.id].geometry if p.id in shapes else None if p.point is None else Point(p.point)
        for p in listed
    ]
    return GeoDataFrame(columns, geometry=GeoSeries(drawn, index=index, crs="EPSG:4326"), index=index)


def _cell(place: Place, column: str) -> str | float | None:
    if column == "names":
        return "; ".join(dict.fromkeys(name.text for name in place.names))
    if column == "sources":
        return "; ".join(place.sources)
    value: str | float | None = getattr(place, column)
    return value


def _shape_columns(places: Iterable[Place], shapes: Mapping[str, Shape]) -> dict[str, list[Any]]:
    columns: dict[str, list[Any]] = {column: [] for column in SHAPE_COLUMNS}
    for place in places:
        shape = shapes.get(place.id)
        said = (shape.precision_km, shape.credit) if shape else (None, "")
        for column, value in zip(SHAPE_COLUMNS, (place.lat, place.lon, *said), strict=True):
            columns[column].append(value)
    return columns


def geocode_frame(
    frame: DataFrame, column: str, gazetteer: Gazetteer | None = None, *, document: str | None = None
) -> DataFrame:
    """One row for each mention in the texts of a column, in their order.

    The columns are `document` and those of `MENTION_DTYPES`, always with the same dtypes: `start` and `end`
    are character offsets into the text, `lat` and `lon` WGS 84 degrees; what is said of the place is missing
    where it is not known. A missing text has no mentions. The result for `frame.head(0)` is the `meta` that
    Dask asks for.

    >>> from pandas import DataFrame
    >>> texts = DataFrame({"text": ["From Baku to Yalama.", None]}, index=["telegram", "blank"])
    >>> geocode_frame(texts, "text")[["document", "start", "surface", "id"]].values.tolist()
    [['telegram', 5, 'Baku', 'baku'], ['telegram', 13, 'Yalama', 'yalama']]

    With Dask: `texts.map_partitions(geocode_frame, "text", meta=geocode_frame(texts.head(0), "text"))`.

    Args:
        gazetteer: the places to find; those that come with Phaseline if None.
        document: the column that tells which text a mention is from; the index if None.

    Raises:
        KeyError: there is no such column.
        TypeError: a value of the column is neither a text nor missing.
    """
    from pandas import DataFrame, isna

    from phaseline.gazetteer.collection import Gazetteer

    known = Gazetteer.shipped() if gazetteer is None else gazetteer
    labels: Series[Any] = frame.index.to_series() if document is None else frame[document]
    origins: list[int] = []
    mentions: list[dict[str, Any]] = []
    for position, text in enumerate(frame[column]):
        if not isinstance(text, str):
            if not isna(text):
                raise TypeError(f"found {text!r} in row {position} of {column!r}, expected a text")
            continue
        found = [mention.as_dict() for mention in known.geocode(text)]
        mentions += found
        origins += [position] * len(found)
    table = DataFrame(mentions, columns=list(MENTION_DTYPES)).astype(dict(MENTION_DTYPES))
    table.insert(0, "document", labels.iloc[origins].to_numpy())
    return table.astype({"document": labels.dtype})


def geocode_frames(
    frames: Iterable[DataFrame],
    column: str,
    gazetteer: Gazetteer | None = None,
    *,
    document: str | None = None,
) -> Iterator[DataFrame]:
    """`geocode_frame` of one frame after another, as Spark's `mapInPandas` asks for.

    Spark's batches have no index of their own, so name the column that tells the documents apart; the
    schema's first column has its type:

        schema = f"document long, {MENTION_SCHEMA}"
        texts.mapInPandas(lambda frames: geocode_frames(frames, "text", document="id"), schema)
    """
    for frame in frames:
        yield geocode_frame(frame, column, gazetteer, document=document)


_SPARK = {"int64": "long", "float64": "double", "string": "string"}
MENTION_SCHEMA = ", ".join(f"{name} {_SPARK[dtype]}" for name, dtype in MENTION_DTYPES.items())
"""The columns of `MENTION_DTYPES` as a Spark schema."""
