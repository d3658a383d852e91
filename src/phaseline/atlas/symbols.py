"""Period pictograms of our own, as plain drawing instructions.

A pictogram is a box and the shapes inside it; the page builds them as SVG elements. No unit of
measure is meant: the box is scaled to the sign that carries it. Each shape names a paint rather
than a colour: ``ink`` (the drawing), ``paper`` (what is cut out of it) and ``side`` (the colour of
the side that the sign belongs to).
"""

from typing import TypedDict


class Shape(TypedDict):
    """One filled path: SVG path data and the paint it takes."""

    d: str
    paint: str


class Pictogram(TypedDict):
    """A box ``[x, y, width, height]`` and the shapes drawn in it, lowest first."""

    box: list[float]
    shapes: list[Shape]


def ink(*paths: str) -> Shape:
    return {"d": "".join(paths), "paint": "ink"}


def paper(*paths: str) -> Shape:
    return {"d": "".join(paths), "paint": "paper"}


def side(*paths: str) -> Shape:
    return {"d": "".join(paths), "paint": "side"}


def bar(x: float, y: float, width: float, height: float) -> str:
    return f"M{x:g} {y:g}h{width:g}v{height:g}h{-width:g}z"


def disc(x: float, y: float, radius: float) -> str:
    half = f"a{radius:g} {radius:g} 0 1 0"
    return f"M{x - radius:g} {y:g}{half} {2 * radius:g} 0{half} {-2 * radius:g} 0z"


def _discs(y: float, radius: float, *xs: float) -> str:
    return "".join(disc(x, y, radius) for x in xs)


def _arm(*shapes: Shape) -> Pictogram:
    return {"box": [0, 0, 48, 32], "shapes": list(shapes)}


def _event(*shapes: Shape) -> Pictogram:
    return {"box": [0, 0, 32, 32], "shapes": list(shapes)}


_RAIL = bar(1, 29, 46, 1.8)

_ARMS: dict[str, Pictogram] = {
    "armored-train": _arm(
        ink(
            "M2 23L6 12.5H42L46 23z",
            "M15 12.5V8.5Q15 5.5 18 5.5H26Q29 5.5 29 8.5V12.5z",
            bar(29, 7.2, 15, 2.6),
            bar(34, 10, 5, 2.5),
            _discs(25.4, 3.4, 9, 18, 30, 39),
            _RAIL,
        ),
        paper(bar(9, 15.5, 5, 2.4), bar(18, 15.5, 5, 2.4), bar(27, 15.5, 5, 2.4), bar(36, 15.5, 4, 2.4)),
        paper(_discs(25.4, 1.2, 9, 18, 30, 39), bar(4.6, 20.4, 38.8, 1)),
    ),
    "locomotive": _arm(
        ink(
            "M5 8H18V6H3.5V8zM6 8H17V23H6z",
            "M16 12H38Q41.5 12 41.5 16V22H16z",
            "M34 12L33 4.5H31.5V2.5H39.5V4.5H38L37 12z",
            "M22 12V9.5Q24.5 7 27 9.5V12z",
            "M41 21L47 28H40z",
            _discs(24.4, 4.4, 11, 20.5, 30),
            disc(38, 26, 2.8),
            _RAIL,
        ),
        paper(bar(8.5, 10.5, 6, 5), _discs(24.4, 1.5, 11, 20.5, 30), disc(38, 26, 1)),
    ),
    "train": _arm(
        ink(
            "M2 10H15V23H2zM17 10H30V23H17z",
            "M32 10H37V23H32zM36 14H44Q46 14 46 17V23H36z",
            bar(40, 8, 3, 6),
            bar(1, 8.2, 15, 1.8),
            bar(16.2, 8.2, 14.8, 1.8),
            bar(31.4, 8.2, 6.6, 1.8),
            bar(14, 20.5, 20, 1.6),
            _discs(25.8, 2.8, 5.5, 11.5, 20.5, 26.5, 35, 42),
            _RAIL,
        ),
        paper(bar(6.5, 13, 4, 7), bar(21.5, 13, 4, 7), bar(33.2, 12.4, 2.4, 3.6)),
    ),
    "cavalry": _arm(
        ink(
            "M16 30C16 22 21 19 22 15C18.5 17.5 16.5 20 13 19.2L10.2 16.4"
            "C9.4 15.4 9.8 14.4 10.6 13.6L17 7.2"
            "C17.4 5 18 3.4 18.4 1.6C20.4 2.6 21.6 3.8 22.4 5.2C31.5 5.4 37 12 37.6 20"
            "C37.9 24 38 27 38 30z"
        ),
        paper(
            disc(18.8, 9.8, 1.1),
            "M26.2 8.6C31 11.4 33.4 15.6 33.8 21.5L34 27H32.6C32.6 19.5 31 13.4 25.4 9.8z",
            "M12.2 16.2L13.8 15.2L14.4 16.2L12.8 17.2z",
        ),
    ),
    "infantry": _arm(
        ink(
            disc(24, 7, 3.5),
            "M19.6 5.6Q20 1.8 24 1.8Q28 1.8 28.4 5.6L30 6.6H19z",
            "M20.4 11.2H27.6Q30 11.2 30.2 13.8L30.4 19.6H27.6L27.4 22L31.6 30.4H27.8L23.8 23.4"
            "L19.6 30.4H15.8L20.2 21.4"
            "L19.4 17.4L16.4 20.6L14.6 18.6L18 13Q18.8 11.2 20.4 11.2z",
            "M30.2 20.6L35.6 3.8L36.4 .6L37.6 1L36.9 4.2L31.8 21.2L31.4 26.2H28.4z",
        ),
        paper("M21.4 12.6L22.6 12L28.2 18.4L27.2 19.2z"),
    ),
    "artillery": _arm(
        ink(
            "M17.5 17.8L44 5.4L45.6 8.6L19.4 21.4z",
            "M42.6 4.8L45.4 3.4L47.4 7.4L44.6 8.8z",
            "M19 20L3 29.6L1.8 27.4L16.6 17.4z",
            "M26.4 6.8L29 6L32.4 19.6L29.4 20.2z",
            disc(24, 22.4, 7.8),
        ),
        paper(disc(24, 22.4, 5.9)),
        ink(
            bar(23.2, 16, 1.6, 13),
            bar(17.6, 21.6, 13, 1.6),
            "M19 18.5L20.1 17.4L29 26.3L27.9 27.4zM27.9 17.4L29 18.5L20.1 27.4L19 26.3z",
            disc(24, 22.4, 2),
        ),
    ),
    "ship": _arm(
        ink(
            "M2 19H46L41.5 28.6H7.5z",
            "M13 19V14H33V19z",
            "M16 14V10H24V14z",
            "M26 14L26.6 6H31L31.6 14z",
            bar(19.2, 2, 1.6, 8),
            "M20.8 2.4L27 4.4L20.8 6z",
            "M36 19V16H38.6L45.6 13.6L46.2 15L40.4 17.2V19z",
        ),
        paper(_discs(23, 1.1, 12, 18, 24, 30, 36), bar(16, 15.8, 14, 1.4)),
    ),
    "aircraft": _arm(
        ink(
            "M3 13.6L34 12.2Q42 12.4 42.8 16Q42 20 34 20.4L22 20.2L4 16.8z",
            "M2 7.4H6.2L10.6 14H3.6z",
            bar(19, 5, 18, 2.6),
            bar(19, 23, 16.5, 2.4),
            bar(21.4, 6, 1.3, 18),
            bar(32.6, 6, 1.3, 18),
            bar(43.4, 8, 1.8, 16),
            bar(42, 15, 4.4, 2),
            disc(30, 28.2, 2.9),
        ),
        paper(disc(25.4, 13.6, 1.5), disc(30, 28.2, 1)),
    ),
    "workers": _arm(
        ink(
            "M22 1.6H26L26.8 5.4L29.6 6.6L32.8 4.4L35.6 7.2L33.4 10.4L34.6 13.2L38.4 14V18"
            "L34.6 18.8L33.4 21.6L35.6 24.8"
            "L32.8 27.6L29.6 25.4L26.8 26.6L26 30.4H22L21.2 26.6L18.4 25.4L15.2 27.6L12.4 24.8"
            "L14.6 21.6L13.4 18.8L9.6 18V14"
            "L13.4 13.2L14.6 10.4L12.4 7.2L15.2 4.4L18.4 6.6L21.2 5.4z"
        ),
        paper(disc(24, 16, 8.6)),
        ink("M18.6 10.4H27.6L30.2 13.4H25.6V22.6H22.4V13.4H18.6z"),
    ),
    "police": _arm(
        ink("M24 1.4L36.4 5.2V15.6C36.4 22.6 31.4 27.8 24 30.8C16.6 27.8 11.6 22.6 11.6 15.6V5.2z"),
        paper("M24 4.2L33.8 7.2V15.6C33.8 21 30 25.2 24 27.9C18 25.2 14.2 21 14.2 15.6V7.2z"),
        ink("M24 8.2L26 13.1L31.2 13.5L27.2 16.9L28.5 22L24 19.2L19.5 22L20.8 16.9L16.8 13.5L22 13.1z"),
    ),
    "headquarters": _arm(
        ink(bar(11, 1.4, 2.6, 29.4), "M13.6 3H40L35.4 10.8L40 18.6H13.6z", bar(7, 28.6, 10.6, 2.2)),
        paper(disc(23.6, 10.8, 4.2)),
        ink(disc(23.6, 10.8, 2)),
    ),
}

_SABRE = (
    "M5 3.4C13.6 7.2 20.4 13.4 24.2 20.6L26.6 19.2L27.6 20.8L24.8 22.6L27.8 27.2L25.6 28.8"
    "L22.6 24L19.8 25.6L18.8 24L21 22.6C17 15.4 11.2 9 5 3.4z"
)
_SABRE_MIRRORED = (
    "M27 3.4C18.4 7.2 11.6 13.4 7.8 20.6L5.4 19.2L4.4 20.8L7.2 22.6L4.2 27.2L6.4 28.8"
    "L9.4 24L12.2 25.6L13.2 24L11 22.6C15 15.4 20.8 9 27 3.4z"
)

_EVENTS: dict[str, Pictogram] = {
    "movement": _event(ink("M3 13H18V6.4L29.4 16L18 25.6V19H3L7 16z")),
    "battle": _event(ink(_SABRE), ink(_SABRE_MIRRORED)),
    "clash": _event(
        ink(
            "M16 1.6L18.8 9.6L25 4.4L23 12.2L30.6 13.2L24 17.6L28.6 24.4L20.8 22.2L19 30.4"
            "L14.6 23.4L8 28.4L9.4 20.4L1.4 19.2"
            "L8.4 14.8L4.2 7.6L12.2 10z"
        ),
        paper(
            "M16 9L17.4 13.2L21.6 12L20 15.6L23 18L19.2 18.6L18.4 22.6L15.6 19.4L11.8 21L13 17.4"
            "L9.8 15.2L13.8 14.2z"
        ),
    ),
    "capture": _event(
        ink(bar(6, 2, 2.4, 28), bar(3, 28, 8.4, 2.2)),
        side("M8.4 3.4C14 1.4 19 6.6 28 3.6L24.6 10.2L28 17.4C19 20 14 14.8 8.4 17.2z"),
    ),
    "surrender": _event(
        ink(
            bar(6, 2, 2.4, 28),
            bar(3, 28, 8.4, 2.2),
            "M8.4 3.4C14 1.4 19 6.6 28.6 3.6V17C19 20 14 14.8 8.4 17.2z",
        ),
        paper("M10 5.2C15 4 20 8 27 5.8V15.8C20 17.8 15 13.6 10 14.8z"),
    ),
    "sabotage": _event(
        ink(disc(13.4, 19.4, 10), "M17.6 8.4L20.4 6L24.6 10.4L22 13z"),
        ink("M22.6 7.6C23.4 4.6 25.4 3.4 28 4L27.6 5.8C25.8 5.4 24.6 6.4 24.2 8.2z"),
        ink("M29.2 .8L29.6 3L31.8 3.4L30 4.8L30.4 7L28.6 5.6L26.8 6.4L27.4 4.4L26 2.8L28.2 2.8z"),
        paper("M6.6 19.6C6.6 15.4 9.4 12.6 13 12.4V14.2C10.4 14.6 8.4 16.6 8.4 19.6z"),
    ),
    "uprising": _event(
        ink(
            "M11 14.6V8.4Q11 6.6 12.6 6.6Q14.2 6.6 14.2 8.2V5.6Q14.2 3.8 15.9 3.8Q17.6 3.8 17.6 5.6"
            "V7.2Q17.8 5.4 19.4 5.4"
            "Q21 5.4 21 7.2V8.8Q21.4 7.4 22.8 7.4Q24.4 7.4 24.4 9.2V16.4Q24.4 19.4 22.4 21.4V24"
            "H12.4V21.4L8.2 16.4Q7 14.8 8.2 13.8"
            "Q9.4 13 10.4 14z",
            bar(11.2, 25.4, 12.4, 4.8),
        ),
        paper(
            bar(14.1, 8.4, 0.9, 5.4),
            bar(17.4, 8.4, 0.9, 5.4),
            bar(20.8, 9.4, 0.9, 4.4),
            bar(11, 14.4, 9, 0.9),
        ),
    ),
    "political": _event(
        ink("M16 2.4L29.6 10V12.2H2.4V10z", bar(3, 26.8, 26, 3), bar(5, 24.6, 22, 1.8)),
        ink(
            bar(5.6, 13.8, 3.4, 10),
            bar(11.4, 13.8, 3.4, 10),
            bar(17.2, 13.8, 3.4, 10),
            bar(23, 13.8, 3.4, 10),
        ),
        paper(disc(16, 8.2, 1.7)),
    ),
    "order": _event(
        ink("M2 7.4Q2 6 3.4 6H28.6Q30 6 30 7.4V24.6Q30 26 28.6 26H3.4Q2 26 2 24.6z"),
        paper(
            "M4.6 8H27.4L16 16.6zM4 9.8L11 15.2L4 22.4zM28 9.8L21 15.2L28 22.4zM5.2 24L12.6 16.5"
            "L16 19L19.4 16.5L26.8 24z"
        ),
    ),
    "air": _event(
        ink(
            "M1 10H31V12.6H1z",
            "M3.4 19H28.6V21.4H3.4z",
            bar(6, 11, 1.3, 9),
            bar(24.7, 11, 1.3, 9),
            disc(11.6, 25.4, 2.2),
            disc(20.4, 25.4, 2.2),
        ),
        ink(disc(16, 15.6, 4.2)),
        ink(bar(15.2, 5, 1.6, 22)),
        paper(disc(16, 15.6, 1.5)),
    ),
    "naval": _event(
        ink(
            disc(16, 5.4, 3.8),
            bar(14.7, 8, 2.6, 18),
            bar(9.6, 11, 12.8, 2.4),
            "M16 30.2C8.8 29.8 3.6 25.4 3 18.8L1 20.6V15.6L6.6 17.2L5.4 18.6C6.2 23 10.4 26.4 16 26.6"
            "C21.6 26.4 25.8 23 26.6 18.6L25.4 17.2L31 15.6V20.6L29 18.8C28.4 25.4 23.2 29.8 16 30.2z",
        ),
        paper(disc(16, 5.4, 1.7)),
    ),
    "aftermath": _event(
        ink(
            "M6 2H26V5H24C24 10.4 21.4 13 18.4 16C21.4 19 24 21.6 24 27H26V30H6V27H8"
            "C8 21.6 10.6 19 13.6 16C10.6 13 8 10.4 8 5H6z"
        ),
        paper(
            "M10.4 5H21.6C21.4 8 20.2 10 18.6 11.8H13.4C11.8 10 10.6 8 10.4 5zM16 17.2"
            "C18.4 19.6 20.6 21.4 21.4 24.6"
            "L16 22.4L10.6 24.6C11.4 21.4 13.6 19.6 16 17.2z"
        ),
    ),
}


def symbols() -> dict[str, Pictogram]:
    """Every pictogram: those of units by arm (boxes 48 by 32), those of events by kind (32 by 32)."""
    return _ARMS | _EVENTS
