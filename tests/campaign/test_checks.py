"""What cannot be true in a campaign that can be read, and the one line that says so."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from phaseline.campaign import check, examine
from phaseline.campaign.rail import RailNetwork
from phaseline.gazetteer import Gazetteer

FAULTS = yaml.safe_load((Path(__file__).parent / "faults.yaml").read_text(encoding="utf-8"))
ROWS = yaml.safe_load((Path(__file__).parent / "contradictions.yaml").read_text(encoding="utf-8"))


def test_a_sound_campaign_has_no_fault(folder: Path, gazetteer: Gazetteer, railways: RailNetwork) -> None:
    assert check(folder, gazetteer, railways) == []


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row['file']}:{row['fault'][:40]}")
def test_a_contradiction_is_one_clear_line(
    spoil: Callable[[dict[str, str]], Path],
    folder: Path,
    gazetteer: Gazetteer,
    railways: RailNetwork,
    row: dict[str, str],
) -> None:
    path = spoil(row)
    assert [str(fault) for fault in check(folder, gazetteer, railways)] == [f"{path}:{row['fault']}"]


def test_faults_of_reading_and_contradictions_come_in_one_run(
    spoil: Callable[[dict[str, str]], Path], folder: Path, gazetteer: Gazetteer, railways: RailNetwork
) -> None:
    events = spoil(ROWS[0])
    views = spoil({"file": "views.yaml", "sound": "id: raid", "broken": "name: raid"})
    findings = examine(folder, gazetteer, railways)
    assert [fault.file for fault in findings.untrue] == [str(events)]
    assert {fault.file for fault in findings.unreadable} == {str(views)}
    assert {fault.found for fault in findings.unreadable} == {"no 'id'", "key 'name'"}
    assert check(folder, gazetteer, railways) == findings.faults


@pytest.mark.parametrize("row", FAULTS, ids=lambda row: f"{row['file']}:{row['fault'][:40]}")
def test_a_fault_of_reading_brings_no_other_and_hides_none(
    spoil: Callable[[dict[str, str]], Path],
    folder: Path,
    gazetteer: Gazetteer,
    railways: RailNetwork,
    row: dict[str, str],
) -> None:
    spoil(row)
    assert examine(folder, gazetteer, railways).untrue == ()
    file = "units.yaml" if row["file"] == "claims.yaml" else "claims.yaml"
    other = next(row for row in ROWS if row["file"] == file)
    path = spoil(other)
    said = [str(fault) for fault in examine(folder, gazetteer, railways).untrue]
    assert said == [f"{path}:{other['fault']}"]


@pytest.mark.parametrize("name", ["campaign", "witnesses", "units", "tracks", "events", "views"])
@pytest.mark.parametrize("content", ["", "- {id: a", "words"])
def test_a_file_that_cannot_be_read_hides_nothing_in_the_others(
    spoil: Callable[[dict[str, str]], Path],
    folder: Path,
    gazetteer: Gazetteer,
    railways: RailNetwork,
    name: str,
    content: str,
) -> None:
    other = next(row for row in ROWS if row["file"] == "claims.yaml")
    path = spoil(other)
    (folder / f"{name}.yaml").write_text(content, encoding="utf-8")
    findings = examine(folder, gazetteer, railways)
    assert {fault.file for fault in findings.unreadable} == {str(folder / f"{name}.yaml")}
    assert [str(fault) for fault in findings.untrue] == [f"{path}:{other['fault']}"]


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
