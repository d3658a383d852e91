// The pictograms as background images: one element carries a whole picture, so that to move, hide or change it touches
// one element. Drawings are given as shapes in three paints (see symbols and app6 in the scene).
import { element, setClass, setStyle } from "./dom.mjs";

const WHITE = "#fffdf6";
const NO_SIDE = "#6b6255";
const BITMAP_PIXELS = 192;

// The colour of the side that an event is told of: the taker of a place, else the first unit's.
export function colourOfEvent({ sides, units }, event) {
  const side = event.takes?.[0]?.[1] ?? units[event.units?.[0]]?.side;
  return sides[side]?.colour ?? NO_SIDE;
}

// The sign of an arm in APP-6, or of none, with the mark of an echelon above it.
export function app6Drawing({ arms, echelons }, arm, echelon) {
  return stacked([echelons[echelon], arms[arm]].filter(Boolean));
}

// Drawings of one grid as one, the first lowest.
function stacked(drawings) {
  const side = (find, edge) => find(...drawings.map(({ box }) => edge(box)));
  const left = side(Math.min, ([x]) => x);
  const top = side(Math.min, ([, y]) => y);
  const right = side(Math.max, ([x, , width]) => x + width);
  const foot = side(Math.max, ([, y, , height]) => y + height);
  return { box: [left, top, right - left, foot - top], shapes: drawings.flatMap(({ shapes }) => shapes) };
}

export class Pictures {
  // signs: the style of units' signs, "app6" or null for pictograms.
  constructor({ document, window, scene, signs = null }) {
    const root = window.getComputedStyle(document.documentElement);
    const paint = (name) => root.getPropertyValue(`--${name}`).trim();
    const { symbols, app6 } = scene;
    Object.assign(this, { document, window, symbols, app6, made: new Map(), stacks: new Map() });
    this.setSigns(signs);
    this.ink = paint("ink");
    this.paper = paint("paper");
    this.accent = paint("accent");
  }

  // A scene without signs in APP-6 keeps its pictograms.
  setSigns(signs) {
    this.signs = this.app6 ? signs : null;
  }

  // A unit's sign: its arm in white on a plate of its side's colour and shape, or in APP-6.
  onPlate(node, name, { colour, shape }, echelon = null) {
    if (this.signs) {
      this.inFrame(node, name, colour, echelon);
      return;
    }
    this.plate(node, { colour, shape });
    this.put(node, name, { ink: WHITE, paper: colour, side: WHITE });
  }

  plate(node, { colour, shape }) {
    setClass(node, `pl-plate pl-shape-${this.signs ? "square" : shape}`);
    setStyle(node, "background-color", colour);
  }

  // An arm for the legend, of no side.
  ofArm(node, arm) {
    if (this.signs) this.inFrame(node, arm, NO_SIDE);
    else this.onPaper(node, arm);
  }

  // The mark of an echelon alone.
  ofEchelon(node, echelon) {
    this.inFrame(node, null, NO_SIDE, echelon);
  }

  // In APP-6: the frame and icon of an arm, the mark of an echelon above it, in the size of the drawing's box.
  inFrame(node, arm, colour, echelon = null) {
    const drawing = this.drawingOf(arm, echelon);
    setClass(node, ["pl-app6", arm && `pl-app6-${arm}`, echelon && "pl-app6-marked"].filter(Boolean).join(" "));
    setStyle(node, "background-color", "transparent");
    setStyle(node, "--wide", String(drawing.box[2]));
    setStyle(node, "--tall", String(drawing.box[3]));
    this.put(node, `app6 ${arm} ${echelon}`, { ink: this.ink, paper: WHITE, side: colour }, drawing);
  }

  drawingOf(arm, echelon) {
    const key = `${arm} ${echelon}`;
    if (!this.stacks.has(key)) this.stacks.set(key, app6Drawing(this.app6, arm, echelon));
    return this.stacks.get(key);
  }

  // In ink on paper, with what belongs to a side in its colour.
  onPaper(node, name, colour = this.accent) {
    this.put(node, name, { ink: this.ink, paper: this.paper, side: colour });
  }

  put(node, name, paints, drawing = this.symbols[name]) {
    const key = `${name} ${paints.ink} ${paints.side} ${paints.paper}`;
    if (!this.made.has(key)) this.made.set(key, this.make(drawing, paints));
    setStyle(node, "background-image", this.made.get(key));
  }

  make(drawing, paints) {
    return drawing ? `url("${bitmap(this.document, this.window, drawing, paints)}")` : "none";
  }
}

// A drawing as the address of a bitmap, fine enough for signs on the largest screens: an SVG image would be a document
// of its own, which a browser lays out again wherever it is painted.
function bitmap(document, window, { box: [left, top, width, height], shapes }, paints) {
  const scale = BITMAP_PIXELS / Math.max(width, height);
  const canvas = element(document, "canvas");
  canvas.width = Math.round(width * scale);
  canvas.height = Math.round(height * scale);
  const ink = canvas.getContext("2d", { willReadFrequently: true });
  ink.scale(scale, scale);
  ink.translate(-left, -top);
  for (const { d, paint } of shapes) {
    ink.fillStyle = paints[paint];
    ink.fill(new window.Path2D(d));
  }
  return canvas.toDataURL();
}
