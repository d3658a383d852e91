"""The errors Phaseline raises, one small tree; every one is a `PhaselineError`."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


class PhaselineError(Exception):
    """Anything Phaseline refuses, in one sentence a user can act on."""


class UnknownName(PhaselineError, LookupError):
    """A campaign, view, place or unit was asked for by a name that is not there."""


class WhenError(PhaselineError, ValueError):
    """A date that is not in the accepted part of EDTF."""


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing wrong in a data file: where it stands, what is there, what should be.

    `line` counts lines, or what else the file is `counted` by (`feature`, `row`), from 1.
    """

    file: str
    line: int | None
    found: str
    expected: str
    counted: str = "line"

    def __str__(self) -> str:
        where = self.file
        if self.line is not None:
            where += f":{self.line}" if self.counted == "line" else f", {self.counted} {self.line}"
        return f"{where}: found {self.found}, expected {self.expected}"


class DataErrors(PhaselineError):
    """All the faults of one reading, one a line, in the order of the files."""

    def __init__(self, faults: Iterable[Fault]) -> None:
        self.faults = tuple(faults)
        super().__init__("\n".join(map(str, self.faults)))

    def __reduce__(self) -> tuple[type[DataErrors], tuple[tuple[Fault, ...]]]:
        return type(self), (self.faults,)
