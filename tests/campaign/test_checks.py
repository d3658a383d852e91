"""What cannot be true in a campaign that can be read, and the one line that says so."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from phaseline.campaign import Findings, check, examine
from phaseline.campaign.rail import RailNetwork
from phaseline.errors import Fault
from phaseline.gazetteer import Gazetteer

FAULTS = yaml.safe_load((Path(__file__).parent / "faults.yaml").read_text(encoding="utf-8"))
ROWS = yaml.safe_load((Path(__file__).parent / "contradictions.yaml").read_text(encoding="utf-8"))
UNNAMED_VIEW = {"file": "views.yaml", "sound": "id: raid", "broken": "name: raid"}
Row = dict[str, str]
Spoil = Callable[[Row], Path]
Examined = Callable[[], Findings]


def of_each(rows: list[Row]) -> pytest.MarkDecorator:
    return pytest.mark.parametrize("row", rows, ids=lambda row: f"{row['file']}:{row['fault'][:40]}")


def said(faults: Iterable[Fault]) -> list[str]:
    return [str(fault) for fault in faults]


@pytest.fixture
def examined(folder: Path, gazetteer: Gazetteer, railways: RailNetwork) -> Examined:
    """Examines the toy campaign as it stands on the disk."""
    return lambda: examine(folder, gazetteer, railways)


def test_a_sound_campaign_has_no_fault(examined: Examined) -> None:
    assert examined().faults == []


def test_check_gives_every_fault_that_examine_tells_apart(
    spoil: Spoil, examined: Examined, folder: Path, gazetteer: Gazetteer, railways: RailNetwork
) -> None:
    spoil(ROWS[0])
    spoil(UNNAMED_VIEW)
    assert check(folder, gazetteer, railways) == examined().faults


@of_each(ROWS)
def test_a_contradiction_is_one_clear_line(spoil: Spoil, examined: Examined, row: Row) -> None:
    path = spoil(row)
    assert said(examined().faults) == [f"{path}:{row['fault']}"]


def test_faults_of_reading_and_contradictions_come_in_one_run(spoil: Spoil, examined: Examined) -> None:
    events, views = spoil(ROWS[0]), spoil(UNNAMED_VIEW)
    findings = examined()
    assert [fault.file for fault in findings.untrue] == [str(events)]
    assert {fault.file for fault in findings.unreadable} == {str(views)}
    assert {fault.found for fault in findings.unreadable} == {"no 'id'", "key 'name'"}


@of_each(FAULTS)
def test_a_fault_of_reading_brings_no_other_and_hides_none(
    spoil: Spoil, examined: Examined, row: Row
) -> None:
    spoil(row)
    assert examined().untrue == ()
    file = "units.yaml" if row["file"] == "claims.yaml" else "claims.yaml"
    other = next(row for row in ROWS if row["file"] == file)
    path = spoil(other)
    assert said(examined().untrue) == [f"{path}:{other['fault']}"]


@pytest.mark.parametrize("name", ["campaign", "witnesses", "units", "tracks", "events", "views"])
@pytest.mark.parametrize("content", ["", "- {id: a", "words"])
def test_a_file_that_cannot_be_read_hides_nothing_in_the_others(
    spoil: Spoil, examined: Examined, folder: Path, name: str, content: str
) -> None:
    other = next(row for row in ROWS if row["file"] == "claims.yaml")
    path = spoil(other)
    (folder / f"{name}.yaml").write_text(content, encoding="utf-8")
    findings = examined()
    assert {fault.file for fault in findings.unreadable} == {str(folder / f"{name}.yaml")}
    assert said(findings.untrue) == [f"{path}:{other['fault']}"]


@given(data=st.data())
@settings(max_examples=150, deadline=None)
def test_check_answers_whatever_is_written(
    files: dict[str, str], gazetteer: Gazetteer, railways: RailNetwork, data: st.DataObject
) -> None:
    """Values of one file are left out or replaced; `check` tells faults and raises none."""
    name = data.draw(st.sampled_from(sorted(files)))
    values = [m.span() for m in re.finditer(r"(?<=: )[^,{}\[\]\n]+|(?<=[\[{])[^\n]*?(?=[\]}])", files[name])]
    garbage = ["", "x", "7", "[]", "[x, 1]", "{}", "{en: a}", "1e999", "2000-01-01", "[0, 0]", "null", "true"]
    text = files[name]
    for start, end in sorted(data.draw(st.lists(st.sampled_from(values), max_size=3, unique=True)))[::-1]:
        text = text[:start] + data.draw(st.sampled_from(garbage)) + text[end:]
    with TemporaryDirectory() as folder:
        for file, sound in files.items():
            (Path(folder) / file).write_text(text if file == name else sound, encoding="utf-8")
        assert all(fault.found and fault.expected for fault in check(folder, gazetteer, railways))
