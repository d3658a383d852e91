"""Checking what a file says, value by value, while every fault is written down with its place in the file."""

from __future__ import annotations

import csv
import io
import math
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NoReturn

from phaseline.errors import DataErrors, Fault, WhenError


@dataclass(slots=True)
class Checker:
    """One file being read: where the reading stands, and the list that its faults go to.

    `line` is the number of the line, or of whatever else is `counted` (`feature`, `row`), from 1; 0 speaks of
    the whole file.
    """

    path: Path
    faults: list[Fault]
    line: int = 0
    counted: str = "line"

    def fault(self, found: str, expected: str) -> None:
        self.faults.append(Fault(str(self.path), self.line or None, found, expected, self.counted))

    def one_of(self, column: str, value: str, allowed: Iterable[str]) -> str:
        if value not in allowed:
            self.fault(f"{column} {value!r}", f"one of {', '.join(allowed)}")
        return value

    def matching(self, column: str, value: str, pattern: re.Pattern[str], example: str) -> str:
        if not pattern.fullmatch(value):
            self.fault(f"{column} {value!r}", f"something like {example}")
        return value

    def number(self, column: str, value: Any, low: float, high: float) -> float | None:
        """The number that a value is or spells, None if it is empty or (a fault) none between `low` and
        `high`."""
        if value is None or value == "":
            return None
        try:
            number = float(value)
        except (TypeError, ValueError, OverflowError):
            number = math.nan
        if not low <= number <= high:
            self.fault(f"{column} {value!r}", f"a number from {low:g} to {high:g}, or nothing")
            return None
        return number

    def date(self, column: str, value: str) -> str:
        from phaseline.when import parse

        if value:
            try:
                parse(value)
            except WhenError as error:
                self.fault(f"{column} {value!r}", f"an EDTF date ({error})")
        return value

    def objects(self, column: str, value: Any) -> list[dict[str, Any]]:
        """The members of a JSON array of objects; anything else is a fault, nothing is an empty list."""
        if value is None:
            return []
        if not isinstance(value, list) or not all(isinstance(member, dict) for member in value):
            self.fault(f"{column} {_short(value)}", "an array of objects")
            return []
        return value

    def text(self, column: str, value: Any) -> str:
        """A value that should be a text, without the space around it; a number's digits, nothing as empty."""
        if value is None or (isinstance(value, float) and math.isnan(value)):
            return ""
        if isinstance(value, str):
            return value.strip()
        if isinstance(value, int | float) and not isinstance(value, bool):
            return str(int(value)) if value == value // 1 else str(value)
        self.fault(f"{column} {_short(value)}", "a text")
        return ""

    def content(self, kind: str) -> str | None:
        """The file's text, None (a fault) if it cannot be read as UTF-8; `kind` says what was expected."""
        try:
            return self.path.read_text(encoding="utf-8-sig")
        except FileNotFoundError:
            self.fault("no such file", kind)
        except OSError as error:
            self.fault(f"a file that cannot be read ({error.strerror})", "a readable file")
        except UnicodeDecodeError as error:
            self.fault(f"byte {error.start} that is not UTF-8", "text saved as UTF-8")
        return None

    def rows(
        self, text: str, accept: Callable[[list[str]], str | None], *, tabs: bool = False
    ) -> Iterator[dict[str, str]]:
        """Each row as column to stripped cell; rows of the wrong length are faults and are left out.

        `accept` gives the expected header where that found will not do. `tabs` is for files whose cells are
        parted by tabs and never quoted.
        """
        buffer = io.StringIO(text, newline="")
        reader = _tabbed(buffer) if tabs else csv.reader(buffer, strict=True)
        header: list[str] | None = None
        try:
            for cells in reader:
                self.line = reader.line_num
                if header is None:
                    header = [cell.strip() for cell in cells]
                    if (expected := accept(header)) is not None:
                        return self.fault(f"the header {','.join(header)}", expected)
                elif any(cells) and len(cells) != len(header):
                    self.fault(f"{len(cells)} cells", f"{len(header)}: {','.join(header)}")
                elif any(cells):
                    yield {c: cell.strip() for c, cell in zip(header, cells, strict=True)}
        except csv.Error as error:
            self.line = reader.line_num
            self.fault(f"a row that is not CSV ({error})", "fields quoted as RFC 4180 has it")
        if header is None:
            self.fault("an empty file", f"a header: {accept([])}")


def _tabbed(buffer: io.StringIO) -> Any:
    return csv.reader(buffer, delimiter="\t", quoting=csv.QUOTE_NONE)


def _short(value: Any) -> str:
    said = repr(value)
    return said if len(said) <= 60 else f"{said[:57]}..."


def refuse(path: Path, found: str, expected: str) -> NoReturn:
    """Raises the one fault of a file that cannot be read at all."""
    raise DataErrors([Fault(str(path), None, found, expected)])
