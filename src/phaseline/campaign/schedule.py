"""When a unit can have been at each stop of its track, and at which minute it is drawn there.

A stop is the arrival at a fix or the departure from it. Its window is what the source allows; together with
the distances and the unit's top speed the windows narrow one another. That is the space-time prism of time
geography (Hägerstrand 1970, "What about people in regional science?", Papers of the Regional Science
Association 24; Miller 1991, "Modelling accessibility using space-time prism concepts within geographical
information systems", International Journal of Geographical Information Systems 5), here along the one way the
unit took: at a minute t it cannot be farther than its top speed allows since the earliest departure from the
stop behind, nor so far back that the latest arrival at the stop ahead is missed.

Minutes count from the campaign's epoch; km along the track from its first fix.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate, pairwise
from math import inf, isfinite
from typing import NamedTuple

from phaseline.campaign.kinds import ARMS

_BY_MODE: dict[str, float] = {"rail": 60, "sea": 35, "air": 150}
_EASE = (2.0, 1.0, 0.0)


def top_speed_kmh(arm: str, mode: str) -> float:
    """The top speed of an arm by a mode of travel, km/h; foot soldiers in a train are as fast as it."""
    own = ARMS[arm].top_speed_kmh
    return max(own, _BY_MODE[mode]) if mode == "rail" else _BY_MODE.get(mode, own)


@dataclass(frozen=True, slots=True)
class Stop:
    """An arrival at a fix or a departure from it.

    `fix` counts the track's fixes from 0; `pace` is the top speed towards this stop in km a minute (of no
    account where the unit stays); `earliest` and
    `latest` are the source's window and `target` the middle of it, infinite and `None` where no time is
    given.
    """

    fix: int
    km: float
    pace: float = 1.0
    earliest: float = -inf
    latest: float = inf
    target: float | None = None


class Breach(NamedTuple):
    """Two stops, by index, that no travel can join: `km` in `minutes`, negative if in the wrong order."""

    start: int
    end: int
    km: float
    minutes: float


class Reach(NamedTuple):
    """The stretch of the track, in km from its start, on which a unit can have been at a minute."""

    rear: float
    head: float


class Schedule:
    """The stops of one track with their narrowed windows and drawing minutes.

    Attributes:
        early, late: the first and last minute at which each stop is possible.
        breaches: where the windows and the top speed contradict each other; the windows win there.
    """

    def __init__(self, stops: Sequence[Stop]) -> None:
        self.stops = tuple(stops)
        self.travel = [0.0] + [(b.km - a.km) / b.pace for a, b in pairwise(self.stops)]
        self.breaches: list[Breach] = []
        self.early = self._early()
        self.late = self._late()

    def _early(self) -> list[float]:
        early = [self.stops[0].earliest]
        bound = 0
        for i, stop in enumerate(self.stops[1:], 1):
            soonest = early[-1] + self.travel[i]
            if soonest > stop.latest + 1e-6:
                start = self.stops[bound]
                self.breaches.append(Breach(bound, i, stop.km - start.km, stop.latest - early[bound]))
                soonest, bound = stop.latest, i
            elif stop.earliest >= soonest:
                bound = i
            early.append(max(stop.earliest, soonest))
        return early

    def _late(self) -> list[float]:
        late = [self.stops[-1].latest]
        for i in range(len(self.stops) - 2, -1, -1):
            latest = min(self.stops[i].latest, late[-1] - self.travel[i + 1])
            late.append(max(latest, self.early[i]))
        return late[::-1]

    @cached_property
    def drawn(self) -> list[float]:
        """The minute at which each stop is drawn, never decreasing.

        Stops with a time stand as near to the middle of their windows as order and a fair pace allow (least
        squares); those without one are spaced by distance between their neighbours.
        """
        timed = [i for i, stop in enumerate(self.stops) if stop.target is not None]
        if not timed:
            raise ValueError("a track without a single time, expected one or more")
        minutes = dict(zip(timed, self._settle(timed), strict=True))
        return [self._between(minutes, timed, i) for i in range(len(self.stops))]

    def _settle(self, timed: Sequence[int]) -> list[float]:
        stops = [self.stops[i] for i in timed]
        travel = list(accumulate(self.travel))
        lags = [travel[b] - travel[a] for a, b in pairwise(timed)]
        for ease in _EASE:
            room = (max(b.latest - a.earliest, 0.0) for a, b in pairwise(stops))
            gaps = [min(lag * ease, space) for lag, space in zip(lags, room, strict=True)]
            low = _push([s.earliest for s in stops], gaps)
            high = [-m for m in _push([-s.latest for s in reversed(stops)], gaps[::-1])][::-1]
            if all(a <= b + 1e-6 for a, b in zip(low, high, strict=True)):
                break
        targets = [s.target for s in stops if s.target is not None]
        settled = _spread(targets, gaps)
        held = [min(max(m, a), b) for m, a, b in zip(settled, low, high, strict=True)]
        return [float(m) for m in accumulate((round(m) for m in held), max)]

    def _between(self, minutes: dict[int, float], timed: Sequence[int], i: int) -> float:
        if i in minutes:
            return minutes[i]
        at = bisect_left(timed, i)
        if at == 0:
            return minutes[timed[0]] - _EASE[0] * sum(self.travel[i + 1 : timed[0] + 1])
        if at == len(timed):
            return minutes[timed[-1]] + _EASE[0] * sum(self.travel[timed[-1] + 1 : i + 1])
        a, b = timed[at - 1], timed[at]
        span = self.stops[b].km - self.stops[a].km
        share = (self.stops[i].km - self.stops[a].km) / span if span > 0 else 0.0
        return minutes[a] + share * (minutes[b] - minutes[a])

    @cached_property
    def bends(self) -> list[float]:
        """The minutes at which an end of the reach sets out, arrives, or changes its pace; in order."""
        ahead = (minute + lag for minute, lag in zip(self.early, self.travel[1:], strict=False))
        behind = (minute - lag for minute, lag in zip(self.late, self.travel, strict=True))
        return sorted(filter(isfinite, {*self.early, *self.late, *ahead, *behind}))

    def reach(self, minute: float) -> Reach:
        """The stretch of the track on which the unit can have been at `minute`."""
        i = bisect_right(self.early, minute) - 1
        if i < 0:
            head = self.stops[0].km
        elif i == len(self.stops) - 1:
            head = self.stops[i].km
        else:
            ahead = self.stops[i + 1]
            head = min(ahead.km, self.stops[i].km + ahead.pace * (minute - self.early[i]))
        j = bisect_left(self.late, minute)
        if j in (0, len(self.stops)):
            rear = self.stops[min(j, len(self.stops) - 1)].km
        else:
            due = self.stops[j]
            rear = max(self.stops[j - 1].km, due.km - due.pace * (self.late[j] - minute))
        return Reach(min(rear, head), max(rear, head))


def _push(earliest: Sequence[float], gaps: Sequence[float]) -> list[float]:
    """The earliest minutes, each at least a gap behind the one before."""
    pushed = [earliest[0]]
    for minute, gap in zip(earliest[1:], gaps, strict=True):
        pushed.append(max(minute, pushed[-1] + gap))
    return pushed


def _spread(targets: Sequence[float], gaps: Sequence[float]) -> list[float]:
    """The minutes nearest to the targets that keep the gaps (pool adjacent violators; Ayer et al. 1955)."""
    shifts = list(accumulate(gaps, initial=0.0))
    pools: list[tuple[float, int]] = []
    for target, shift in zip(targets, shifts, strict=True):
        mean, size = target - shift, 1
        while pools and pools[-1][0] > mean:
            other, count = pools.pop()
            mean, size = (mean * size + other * count) / (size + count), size + count
        pools.append((mean, size))
    level = [mean for mean, size in pools for _ in range(size)]
    return [mean + shift for mean, shift in zip(level, shifts, strict=True)]
