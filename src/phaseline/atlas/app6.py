"""Unit signs after the military standard, as plain drawing instructions like those of `symbols`.

The standard is NATO's APP-6(D) of 2017, which shares these signs with MIL-STD-2525D of 2014: frames by symbol
set and standard identity, the echelon marks (amplifier B), the staff line of a headquarters (amplifier S),
icons by the codes below. They are drawn in the grid in which a land unit's frame is 150 by 100, and held
against milsymbol 3.0.4 by eye; lines are two to three times as thick, since a sign on the map is only 31
pixels wide, and icons white, as on any dark fill. The drawing is ours: milsymbol (MIT) is a Python package
only as some 100 MB of prepared signs, of which eleven are wanted, and sets letters in the reader's own font.

Two decisions. Which side is friend and which is hostile is not a map's to say: every side has the frame of
own forces, filled with its colour. And what the standard has no sign for, as it knows no 1920, is put
together of its parts:

- armored train: armour (set 10, 120500) on rails (its sector 2 modifier 36);
- cavalry: reconnaissance and cavalry (121300); infantry 121100; artillery: field artillery (130300);
- locomotive, train: land equipment (set 15) 150100 and 150200, a railcar, in the round frame of equipment;
- ship: surface combatant, line (set 30, 120200), whatever the ship; aircraft: fixed wing (set 01, 110100);
- workers, and other armed people who are no army: three civilian individuals (set 11) in a unit's frame;
- police and guards: the shield of the police (set 20, 112107) in a unit's frame;
- headquarters: the frame of a unit that is told no closer, on its staff.
"""

from collections.abc import Callable

from phaseline.atlas.symbols import Pictogram, Shape, bar, disc, ink, paper, side

Outline = Callable[[float], str]
"""A frame's outline, so much wider than the standard's on every side."""

_EDGE, _LINE = 6.5, 2.5
_TOP = 50
_MARK_TOP, _MARK_SIZE, _MARK_LINE, _HALO = 11.5, 28, 7, 3.5
_STAFF = 46
_SHIELD = [
    *[(-18, -18), (-12, -11), (-6, -11), (0, -18), (6, -11), (12, -11), (18, -18)],
    *[(15, -5), (24, 9), (0, 18), (-24, 9), (-15, -5), (-18, -18)],
]


def _land(out: float) -> str:
    return bar(25 - out, _TOP - out, 150 + 2 * out, 100 + 2 * out)


def _round(out: float) -> str:
    return disc(100, _TOP + 60, 60 + out)


def _dome(out: float) -> str:
    left, right, top, foot = 45 - out, 155 + out, _TOP - out, _TOP + 120
    return (
        f"M{right:g} {foot:g}C{right:g} {top + 20:g} {115 + out:g} {top:g} 100 {top:g}"
        f"C{85 - out:g} {top:g} {left:g} {top + 20:g} {left:g} {foot:g}z"
    )


def _framed(outline: Outline, box: list[float], *icon: Shape) -> Pictogram:
    frame = [paper(outline(_EDGE)), ink(outline(_LINE)), side(outline(-_LINE / 2))]
    return {"box": box, "shapes": [*frame, *icon]}


def _unit(*icon: Shape) -> Pictogram:
    return _framed(_land, [18, 43, 164, 114], *icon)


def _equipment(*icon: Shape) -> Pictogram:
    return _framed(_round, [33, 43, 134, 134], *icon)


def _rising(x: float, y: float, width: float, height: float, across: float) -> str:
    """A band from a box's lower left corner to its upper right one, `across` wide along the box's sides."""
    up, right, foot = across * height / width, x + width, y + height
    points = [(right - across, y), (right, y), (right, y + up), (x + across, foot), (x, foot), (x, foot - up)]
    return _polygon(points)


def _falling(x: float, y: float, width: float, height: float, across: float) -> str:
    up, right, foot = across * height / width, x + width, y + height
    points = [(x, y), (x + across, y), (right, foot - up), (right, foot), (right - across, foot), (x, y + up)]
    return _polygon(points)


def _polygon(points: list[tuple[float, float]]) -> str:
    return "M" + "L".join(f"{x:g} {y:g}" for x, y in points) + "z"


def _track(out: float) -> str:
    reach = 25 + 1.3 * out
    top, foot = 78 - out, 118 + out
    return (
        f"M125 {top:g}C{125 + reach:g} {top:g} {125 + reach:g} {foot:g} 125 {foot:g}H75"
        f"C{75 - reach:g} {foot:g} {75 - reach:g} {top:g} 75 {top:g}z"
    )


def _shield(size: float) -> str:
    """The standard's shield about the frame's middle, so many times its size."""
    start, *rest = (f"{100 + size * x:g} {100 + size * y:g}" for x, y in _SHIELD)
    return f"M{start}C{' '.join(rest)}z"


def _person(x: float) -> str:
    return disc(x, 80, 8) + bar(x - 3.5, 88, 7, 37) + bar(x - 12, 98, 24, 7)


_ARMS: dict[str, Pictogram] = {
    "armored-train": _unit(
        paper(_track(3.5)),
        side(_track(-3.5)),
        paper(bar(62, 126, 76, 5), *(disc(x, 137, 6) for x in (71, 84, 116, 129))),
    ),
    "locomotive": _equipment(
        paper("M65 75H105V105H135V145H65z"),
        side("M73 83H97V113H127V137H73z"),
    ),
    "train": _equipment(
        paper("M65 72H71C77 86 123 86 129 72H135V142H65z", *(disc(x, 148, 6) for x in (74, 88, 112, 126))),
        side("M73 86C84 93 116 93 127 86V134H73z"),
    ),
    "cavalry": _unit(paper(_rising(25, 50, 150, 100, 9))),
    "infantry": _unit(paper(_rising(25, 50, 150, 100, 8)), paper(_falling(25, 50, 150, 100, 8))),
    "artillery": _unit(paper(disc(100, 100, 18))),
    "ship": _equipment(
        paper(
            "M100 142L62 114L85 118V103H92V95H70V87H92V79H108V87H130V95H108V103H115V118L138 114z",
        )
    ),
    "aircraft": _framed(
        _dome,
        [38, 43, 124, 134],
        paper(
            "M100 82L95 89V103L64 128V136L95 120L96 139L87 147V152L100 148L113 152V147L104 139L105 120"
            "L136 136V128L105 103V89z"
        ),
    ),
    "workers": _unit(paper(*(_person(x) for x in (62, 100, 138)))),
    "police": _unit(paper(_shield(2)), side(_shield(1.45))),
    "headquarters": {
        "box": [18, 43, 164, 114 + _STAFF],
        "shapes": [
            paper(bar(25 - _EDGE, 150, 16, _STAFF + _EDGE)),
            *_unit()["shapes"],
            ink(bar(25 - _LINE, 150, 8, _STAFF + _LINE)),
        ],
    },
}


def _columns(count: int, pitch: float) -> list[float]:
    return [100 + pitch * (i - (count - 1) / 2) for i in range(count)]


def _dots(count: int) -> Pictogram:
    y = _MARK_TOP + _MARK_SIZE / 2
    return _mark(*("".join(disc(x, y, 9 + out) for x in _columns(count, 30)) for out in (_HALO, 0)))


def _strokes(count: int) -> Pictogram:
    def drawn(out: float) -> str:
        width = _MARK_LINE + 2 * out
        top, height = _MARK_TOP - out, _MARK_SIZE + 2 * out
        return "".join(bar(x - width / 2, top, width, height) for x in _columns(count, 22))

    return _mark(drawn(_HALO), drawn(0))


def _crosses(count: int) -> Pictogram:
    def drawn(out: float) -> str:
        size, thick = _MARK_SIZE + 2 * out, (_MARK_LINE + 2 * out) * 0.7
        boxes = [(x - size / 2, _MARK_TOP - out, size, size, thick) for x in _columns(count, 32)]
        return "".join(draw(*box) for box in boxes for draw in (_rising, _falling))

    return _mark(drawn(_HALO), drawn(0))


def _mark(halo: str, drawn: str) -> Pictogram:
    return {"box": [18, 8, 164, 35], "shapes": [paper(halo), ink(drawn)]}


_ECHELONS: dict[str, Pictogram] = {
    "section": _dots(2),
    "platoon": _dots(3),
    "company": _strokes(1),
    "battalion": _strokes(2),
    "regiment": _strokes(3),
    "brigade": _crosses(1),
    "division": _crosses(2),
    "corps": _crosses(3),
    "army": _crosses(4),
    "front": _crosses(5),
}


def app6() -> dict[str, dict[str, Pictogram]]:
    """The signs of `arms` and the marks of `echelons`, in one grid: a mark stands on every frame."""
    return {"arms": _ARMS, "echelons": _ECHELONS}
