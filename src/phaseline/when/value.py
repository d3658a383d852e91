"""An uncertain date as a value: what was written, and the first and last minute it can mean."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from phaseline.errors import WhenError


@dataclass(frozen=True, slots=True)
class When:
    """A date or time as a source gives it, in the source's own civil time, to the minute.

    Attributes:
        edtf: the expression as written (EDTF, ISO 8601-2, with clock times to the minute).
        earliest: the first minute it can mean; `None` where the interval is open to the past.
        latest: the last minute it can mean, inclusive (a day ends at 23:59); `None` where it is open.
        approximate: written with `~` or `%`: about this time.
        uncertain: written with `?` or `%`: the source or its reading is in doubt.

    The marks widen nothing: how far "about" reaches is for the reader to judge, not for a hidden rule.
    Dates have no `<`. Two uncertain dates may be certainly in order, or may overlap, or neither can be
    said: ask for the one that is meant, and sort by `sort_key`.
    """

    edtf: str
    earliest: datetime | None
    latest: datetime | None
    approximate: bool = False
    uncertain: bool = False

    def __post_init__(self) -> None:
        if self.earliest is None and self.latest is None:
            raise WhenError(f"found {self.edtf!r}, expected at least one end of the interval to be known")
        if self.earliest is not None and self.latest is not None and self.latest < self.earliest:
            raise WhenError(f"found {self.edtf!r}, expected an interval that does not end before it begins")

    @classmethod
    def parse(cls, text: str) -> When:
        """The date that `text` says in EDTF (`phaseline.when.parse`).

        >>> When.parse("1920-04-27T22:00").is_instant
        True
        """
        from phaseline.when.parse import parse

        return parse(text)

    @property
    def is_instant(self) -> bool:
        """Whether it is one minute, given as a clock time."""
        return self.earliest is not None and self.earliest == self.latest

    @property
    def middle(self) -> datetime:
        """The minute at which it is drawn: halfway (noon of a day), or the known end of an open interval."""
        if self.earliest is None or self.latest is None:
            known = self.earliest or self.latest
            assert known is not None
            return known
        minutes = minutes_between(self.earliest, self.latest)
        return self.earliest + timedelta(minutes=(minutes + 1) // 2)

    @property
    def sort_key(self) -> tuple[datetime, datetime, str]:
        """Orders dates for a list: by first minute, then last, then as written."""
        return self.earliest or datetime.min, self.latest or datetime.max, self.edtf

    def certainly_before(self, other: When) -> bool:
        """Whether every minute this can mean lies before every minute `other` can mean."""
        return self.latest is not None and other.earliest is not None and self.latest < other.earliest

    def certainly_after(self, other: When) -> bool:
        """Whether every minute this can mean lies after every minute `other` can mean."""
        return other.certainly_before(self)

    def covers(self, other: When) -> bool:
        """Whether this can mean every minute that `other` can mean."""
        begins = self.earliest is None or (other.earliest is not None and self.earliest <= other.earliest)
        ends = self.latest is None or (other.latest is not None and other.latest <= self.latest)
        return begins and ends

    def may_overlap(self, other: When) -> bool:
        """Whether the two can mean a common minute."""
        return not self.certainly_before(other) and not self.certainly_after(other)


def minutes_between(epoch: datetime, instant: datetime) -> int:
    """Whole minutes from `epoch` to `instant`, negative before it."""
    return (instant - epoch) // timedelta(minutes=1)
