"""Texts in frames: one row a mention, of the same kind whoever runs it and however the texts are parted."""

import pickle
from functools import partial

import dask
import dask.dataframe as dd
import pandas as pd
import pytest
from pandas.testing import assert_frame_equal

from phaseline import geocode_frame, geocode_frames
from phaseline.gazetteer import MENTION_DTYPES, MENTION_SCHEMA, Gazetteer

TEXTS = [
    "The train left Yalama station for Baku.",
    "Nothing is named here.",
    None,
    "From Ganja to Zarbulak station, by Kurdamir.",
]


@pytest.fixture
def frame() -> pd.DataFrame:
    return pd.DataFrame({"text": TEXTS, "day": [27, 27, 28, 30]}, index=["a", "b", "c", "d"])


def test_one_row_a_mention(frame: pd.DataFrame, theatre: Gazetteer) -> None:
    found = geocode_frame(frame, "text", theatre)
    assert list(found.columns) == ["document", *MENTION_DTYPES]
    assert list(found.document) == ["a", "a", "d", "d", "d"]
    assert list(found.id.fillna("?")) == ["yalama-station", "baku", "ganja", "?", "kurdamir"]
    for row in found.itertuples():
        assert frame.text[row.document][row.start : row.end] == row.surface
    expected = [m.as_dict() for text in TEXTS if text for m in theatre.geocode(text)]
    assert found.surface.tolist() == [mention["surface"] for mention in expected]
    assert found.score.tolist() == [mention["score"] for mention in expected]


@pytest.mark.parametrize("rows", [slice(0), slice(1, 3), slice(3, 4), slice(None)])
def test_dtypes_are_the_same_whatever_is_found(frame: pd.DataFrame, theatre: Gazetteer, rows: slice) -> None:
    found = geocode_frame(frame.iloc[rows], "text", theatre)
    dtypes = {column: str(dtype) for column, dtype in found.dtypes.items()}
    assert dtypes.pop("document") == str(frame.index.dtype)
    assert dtypes == MENTION_DTYPES
    assert list(found.index) == list(range(len(found)))


def test_a_column_may_tell_the_documents_apart(frame: pd.DataFrame, theatre: Gazetteer) -> None:
    found = geocode_frame(frame, "text", theatre, document="day")
    assert found.document.tolist() == [27, 27, 30, 30, 30]
    assert found.document.dtype == frame.day.dtype


def test_an_empty_gazetteer_knows_no_place(frame: pd.DataFrame) -> None:
    assert geocode_frame(frame, "text", Gazetteer([]))["id"].isna().all()


def test_what_is_no_text_is_refused(theatre: Gazetteer) -> None:
    with pytest.raises(TypeError, match="found 7 in row 1 of 'text', expected a text"):
        geocode_frame(pd.DataFrame({"text": ["Baku", 7]}), "text", theatre)
    with pytest.raises(KeyError, match="words"):
        geocode_frame(pd.DataFrame({"text": ["Baku"]}), "words", theatre)


def test_batch_after_batch_as_spark_has_it(frame: pd.DataFrame, theatre: Gazetteer) -> None:
    batches = (frame.iloc[i : i + 1].reset_index(drop=True) for i in range(len(frame)))
    parts = list(geocode_frames(batches, "text", theatre, document="day"))
    assert len(parts) == len(frame)
    whole = geocode_frame(frame, "text", theatre, document="day")
    assert_frame_equal(pd.concat(parts, ignore_index=True), whole)
    assert [column.split()[0] for column in MENTION_SCHEMA.split(", ")] == list(MENTION_DTYPES)


def test_ten_thousand_texts_on_two_workers() -> None:
    names = ["Baku", "Yalama station", "Quba", "Ganja", "Khachmaz", "Shamakhi", "Derbent"]
    count = 10_000
    texts = [f"Order {i}: from {names[i % 7]} to {names[i * 3 % 5]} by night." for i in range(count)]
    frame = pd.DataFrame({"text": texts}, index=pd.RangeIndex(count, name="order"))
    work = partial(geocode_frame, column="text", gazetteer=Gazetteer.shipped())
    parted = dd.from_pandas(frame, npartitions=4).map_partitions(work, meta=work(frame.head(0)))
    with dask.config.set(scheduler="threads", num_workers=2):
        found = parted.compute()
    assert len(found) == 2 * count
    assert found.document.tolist() == [i for i in range(count) for _ in range(2)]
    assert_frame_equal(found.reset_index(drop=True), work(frame))


def test_the_work_can_be_sent_to_another_process(frame: pd.DataFrame, theatre: Gazetteer) -> None:
    work = partial(geocode_frame, column="text", gazetteer=theatre)
    assert_frame_equal(pickle.loads(pickle.dumps(work))(frame), work(frame))
