// The signs of the printed maps and their key as SVG. Sides are told apart without colour as well: by the shape of
// their plate, by a line round it where two have one shape, and by what runs along their ways.
import { drawn } from "./dom.mjs";
import { app6Drawing, colourOfEvent } from "./pictures.mjs";

const WHITE_INK = "#ffffff";
const PRINT_INK = "#1c1915";
const PLATES = {
  square: "M-12 -8H12V8H-12z",
  circle: "M-5 -8H5A8 8 0 0 1 5 8H-5A8 8 0 0 1 -5 -8z",
  diamond: "M-14 0L-9 -8.5H9L14 0L9 8.5H-9z",
  triangle: "M0 -11L12 -4V8H-12V-4z",
};
const HELD = {
  square: "M-4.5 -4.5H4.5V4.5H-4.5z",
  circle: "M-5 0A5 5 0 0 1 5 0A5 5 0 0 1 -5 0z",
  diamond: "M0 -6L6 0L0 6L-6 0z",
  triangle: "M0 -6L5.6 4.2H-5.6z",
};
const DOTS_IN_PRINT = { city: 4.4, town: 3.4, village: 2, other: 2.6 };
// Kinds that are no circle, by their lines.
const DRAWN_DOTS = {
  station: "M-2.8 -2.8H2.8V2.8H-2.8z",
  bridge: "M-5.5 -3H5.5M-5.5 3H5.5",
  pass: "M-3 -4.5Q-5.5 0 -3 4.5M3 -4.5Q5.5 0 3 4.5",
};
const ARROW = "M-5 -5L6 0L-5 5L-2.5 0z";
export const PLATE = { width: 25, height: 17, middle: 8.5 };
const PATTERNS = 4;
// Of a sign in APP-6: pixels a unit of its grid, the middle of the frame there, the room of its side's shape before it.
const FRAME = { scale: 26 / 164, middle: 100, shape: 12 };

// Pure: per side of those drawn: its colour, its shape, how often its shape came before, the pattern of its ways.
export function sidesInPrint(sides, used) {
  const seen = {};
  return new Map(
    used.map((s, i) => {
      const { colour, shape } = sides[s];
      seen[shape] = (seen[shape] ?? -1) + 1;
      return [s, { colour, shape, rim: seen[shape], pattern: i % PATTERNS }];
    }),
  );
}

export function pictogram(document, drawing, [x, y, width, height], paints) {
  const svg = drawn(document, "svg", "pl-sheet-picture", { x, y, width, height });
  if (!drawing) return svg;
  svg.setAttribute("viewBox", drawing.box.join(" "));
  for (const { d, paint } of drawing.shapes) svg.append(drawn(document, "path", "", { d, fill: paints[paint] }));
  return svg;
}

// A unit's plate about a point, with the picture of its arm where that is given.
export function plateAt(document, { colour, shape, rim }, [x, y], drawing) {
  const group = drawn(document, "g", "pl-sheet-plate", { transform: `translate(${x} ${y})` });
  const d = PLATES[shape] ?? PLATES.square;
  group.append(drawn(document, "path", "", { d, fill: colour, stroke: WHITE_INK, "stroke-width": 1 }));
  if (rim) group.append(drawn(document, "path", `pl-sheet-rim pl-sheet-rim-${rim}`, { d, transform: "scale(0.84)" }));
  const low = shape === "triangle" ? 1 : 0;
  const paints = { ink: WHITE_INK, paper: colour, side: WHITE_INK };
  if (drawing) group.append(pictogram(document, drawing, [-9, -6 + low, 18, 12], paints));
  return group;
}

// A unit's sign in the style chosen: its size, how far down its middle is, and how it is drawn about a left and top.
export function unitSign({ document, scene, sides, signs }, { arm, echelon, side }) {
  const paint = sides.get(side);
  if (signs === "app6" && scene.app6) return framedSign(document, app6Drawing(scene.app6, arm, echelon), paint);
  const draw = ([left, top]) => plateAt(document, paint, [left + PLATE.width / 2, top + PLATE.middle], scene.symbols[arm]);
  return { ...PLATE, draw };
}

// In APP-6 all sides have one frame: so that they can be told apart without colour, the shape of the side stands before.
function framedSign(document, drawing, paint) {
  const [, gridTop, wide, high] = drawing.box;
  const [width, height, middle] = [wide, high, FRAME.middle - gridTop].map((length) => length * FRAME.scale);
  const draw = ([left, top]) => {
    const group = drawn(document, "g", "pl-sheet-plate");
    const paints = { ink: PRINT_INK, paper: WHITE_INK, side: paint.colour };
    const frame = pictogram(document, drawing, [left + FRAME.shape, top, width, height], paints);
    group.append(heldAt(document, paint, [left + 5.5, top + middle], false), frame);
    return group;
  };
  return { width: width + FRAME.shape, height, middle, draw };
}

// A place's dot, by its kind.
export function dotAt(document, kind, [x, y]) {
  const name = `pl-sheet-dot pl-sheet-dot-${kind}`;
  const d = DRAWN_DOTS[kind];
  if (d) return drawn(document, "path", name, { d, transform: `translate(${x.toFixed(1)} ${y.toFixed(1)})` });
  return drawn(document, "circle", name, { cx: x.toFixed(1), cy: y.toFixed(1), r: DOTS_IN_PRINT[kind] });
}

// Which way a way goes.
export function arrowAt(document, { colour }, { x, y, angle }) {
  const transform = `translate(${x.toFixed(1)} ${y.toFixed(1)}) rotate(${angle.toFixed(0)})`;
  return drawn(document, "path", "pl-sheet-arrow", { d: ARROW, fill: colour, transform });
}

// What marks a place as held: the shape of the side, hollow where power was only declared.
export function heldAt(document, { colour, shape }, [x, y], declared) {
  const paint = { fill: declared ? WHITE_INK : colour, stroke: declared ? colour : WHITE_INK };
  const d = HELD[shape] ?? HELD.square;
  const at = { transform: `translate(${x.toFixed(1)} ${y.toFixed(1)})` };
  return drawn(document, "path", "pl-sheet-held", { d, ...paint, ...at, "stroke-width": declared ? 2 : 1.2 });
}

// A way: its casing, its line, and the pattern that runs along it.
export function wayAlong(document, { colour, pattern }, points, style, earlier) {
  const group = drawn(document, "g", `pl-sheet-way pl-sheet-${style}${earlier ? " pl-sheet-earlier" : ""}`);
  group.append(drawn(document, "polyline", "pl-sheet-casing", { points }));
  group.append(drawn(document, "polyline", "pl-sheet-line", { points, stroke: colour }));
  const core = `pl-sheet-core pl-sheet-core-${pattern}`;
  if (pattern && !earlier) group.append(drawn(document, "polyline", core, { points }));
  return group;
}

// The picture of an event's kind, in ink.
export function eventPicture(document, scene, event, box) {
  const paints = { ink: PRINT_INK, paper: WHITE_INK, side: colourOfEvent(scene, event) };
  return pictogram(document, scene.symbols[event.kind], box, paints);
}
