"""Files are written whole or not at all."""

from pathlib import Path

import pytest

from phaseline.files import write_whole


def test_new_content_replaces_old(tmp_path: Path) -> None:
    target = tmp_path / "map.html"
    write_whole(target, "old")
    write_whole(target, "neu: ə")
    assert target.read_text("utf-8") == "neu: ə"
    assert list(tmp_path.iterdir()) == [target]


def test_a_failed_write_leaves_the_old_file_and_nothing_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "map.html"
    write_whole(target, "old")

    def fail(self: Path, other: Path) -> Path:
        raise OSError("disk full")

    monkeypatch.setattr(Path, "replace", fail)
    with pytest.raises(OSError, match="disk full"):
        write_whole(target, "new")
    assert target.read_text("utf-8") == "old"
    assert list(tmp_path.iterdir()) == [target]
