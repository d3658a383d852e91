"""What cannot be true in a campaign that can be read, and the one line that says so."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
import yaml

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
    said = [str(fault) for fault in check(folder, gazetteer, railways)]
    assert f"{path}:{row['fault']}" in said


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
    assert said == [f"{path}:{other['fault']}"] or row["sound"] == "languages: [en]"
