// The pictograms as CSS images: one element carries a whole picture, so that to move, hide or change it touches one
// element. Drawings are given as shapes in three paints (see symbols in the scene).
import { setClass, setStyle, svgElement } from "./dom.mjs";

const WHITE = "#fffdf6";
const NO_SIDE = "#6b6255";

// The colour of the side that an event is told of: the taker of a place, else the first unit's.
export function colourOfEvent({ sides, units }, event) {
  const side = event.takes?.[0]?.[1] ?? units[event.units?.[0]]?.side;
  return sides[side]?.colour ?? NO_SIDE;
}

export class Pictures {
  constructor({ document, window, symbols }) {
    const root = window.getComputedStyle(document.documentElement);
    const paint = (name) => root.getPropertyValue(`--${name}`).trim();
    Object.assign(this, { document, window, symbols, made: new Map() });
    this.ink = paint("ink");
    this.paper = paint("paper");
    this.accent = paint("accent");
  }

  // In white on a plate of a side's colour and shape.
  onPlate(node, name, { colour, shape }) {
    this.plate(node, { colour, shape });
    this.put(node, name, { ink: WHITE, paper: colour, side: WHITE });
  }

  plate(node, { colour, shape }) {
    setClass(node, `pl-plate pl-shape-${shape}`);
    setStyle(node, "background-color", colour);
  }

  // In ink on paper, with what belongs to a side in its colour.
  onPaper(node, name, colour = this.accent) {
    this.put(node, name, { ink: this.ink, paper: this.paper, side: colour });
  }

  put(node, name, paints) {
    const key = `${name} ${paints.ink} ${paints.side} ${paints.paper}`;
    if (!this.made.has(key)) this.made.set(key, this.make(this.symbols[name], paints));
    setStyle(node, "background-image", this.made.get(key));
  }

  make(drawing, paints) {
    if (!drawing) return "none";
    const svg = svgElement(this.document, "svg");
    svg.setAttribute("viewBox", drawing.box.join(" "));
    for (const { d, paint } of drawing.shapes) {
      const path = svgElement(this.document, "path");
      path.setAttribute("fill", paints[paint]);
      path.setAttribute("d", d);
      svg.append(path);
    }
    const markup = new this.window.XMLSerializer().serializeToString(svg);
    return `url("data:image/svg+xml,${encodeURIComponent(markup)}")`;
  }
}
