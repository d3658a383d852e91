"""The arms, the echelons and the kinds of event that a campaign may name, and what each of them entails.

These tables are the only lists of them. Their order is that of legends, and of errors that name them all.
A new row also wants a drawing (`phaseline.atlas.symbols`), for an arm or echelon one in APP-6
(`phaseline.atlas.app6`), and words in each language (`atlas/player/words.json`); the tests name what lacks.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

Means = Literal["arms", "declaration"]


class ArmTraits(NamedTuple):
    """What an arm can do.

    `top_speed_kmh` is the top speed over a whole leg, a limit for what is possible and not a habit; an arm
    that `acts_from_afar` may have a part in an event somewhere else.
    """

    top_speed_kmh: float
    acts_from_afar: bool = False


class EventTraits(NamedTuple):
    """What an event of a kind entails.

    Attributes:
        rank: of several events that are equally precise the one of the least rank names their step.
        joined: the event's units fought or entered at its place, so they were there.
        lasts: the map keeps a faint sign of it.
        gives: by what means it gives a place to a side, if it gives one.
        on_graph: the train graph has a sign for it; what the graph's lines tell anyway needs none.
    """

    rank: int
    joined: bool = False
    lasts: bool = False
    gives: Means = "arms"
    on_graph: bool = True


# Trains: the armoured Ov engine of the Civil War ran up to 45 km/h (Kolomiets), an unarmoured passenger
# engine more; 60 allows for the best. Cavalry: walk 4, trot 8, gallop 12 miles an hour in the drill books
# of the horse age; above 15 km/h no body of horse keeps up a leg. Infantry, guns with it and workers'
# detachments on foot: 6, a forced pace (the usual march is 4 to 5). Police were mostly mounted.
# Headquarters may have a staff car. Ships: 19 knots, the better gunboats of the Caspian. Aircraft: the two-
# seaters of the time.
ARMS: dict[str, ArmTraits] = {
    "armored-train": ArmTraits(60),
    "locomotive": ArmTraits(60),
    "train": ArmTraits(50),
    "cavalry": ArmTraits(15),
    "infantry": ArmTraits(6),
    "artillery": ArmTraits(6),
    "ship": ArmTraits(35),
    "aircraft": ArmTraits(150),
    "workers": ArmTraits(6),
    "police": ArmTraits(15),
    "headquarters": ArmTraits(40, acts_from_afar=True),
}
ECHELONS = (
    "section",
    "platoon",
    "company",
    "battalion",
    "regiment",
    "brigade",
    "division",
    "corps",
    "army",
    "front",
)
EVENT_KINDS: dict[str, EventTraits] = {
    "battle": EventTraits(0, joined=True, lasts=True),
    "clash": EventTraits(1, joined=True, lasts=True),
    "capture": EventTraits(1, joined=True),
    "surrender": EventTraits(1, joined=True),
    "sabotage": EventTraits(3, joined=True),
    "uprising": EventTraits(1),
    "movement": EventTraits(2, on_graph=False),
    "naval": EventTraits(3, lasts=True),
    "air": EventTraits(3, lasts=True),
    "political": EventTraits(3, gives="declaration", on_graph=False),
    "order": EventTraits(3, on_graph=False),
    "aftermath": EventTraits(3),
}

if TYPE_CHECKING:
    Arm = str
    Echelon = str
    EventKind = str
else:
    Arm = Literal[tuple(ARMS)]
    Echelon = Literal[ECHELONS]
    EventKind = Literal[tuple(EVENT_KINDS)]
