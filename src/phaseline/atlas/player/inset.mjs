// A small map of the whole view, with a frame where the reader is: shown in a corner while the map shows but a small
// part of the view. Its ground is drawn when it is first wanted; after that only the frame moves.
import { featuresOf, linesOf } from "./base.mjs";
import { drawn } from "./dom.mjs";
import { pathData } from "./frame.mjs";
import { mercatorX, mercatorY } from "./paths.mjs";

const MUCH_LESS = 0.25;
const LEAST_WIDTH = 640;
const LEAST_HEIGHT = 420;
const ROOMY = 640;
const INSET_MARGIN = 0.12;
const LONG_SIDE = 130;
const LEAST_FRAME = 7;

// [west, south, east, north] in degrees as a box in Mercator pixels of zoom 0.
export function mercatorBox([west, south, east, north]) {
  const [x, y] = [mercatorX(west), mercatorY(north)];
  return { x, y, width: mercatorX(east) - x, height: mercatorY(south) - y };
}

// Whether what the map shows is a small part of the view's extent: by area, both as [west, south, east, north].
export function showsLittle(shown, extent) {
  const area = ({ width, height }) => width * height;
  return area(mercatorBox(shown)) < MUCH_LESS * area(mercatorBox(extent));
}

// What the small map holds, in its pixels: its size, and where a longitude and latitude stand in it.
export function insetOf(extent) {
  const box = mercatorBox(extent);
  const scale = LONG_SIDE / (Math.max(box.width, box.height) * (1 + 2 * INSET_MARGIN));
  const [left, top] = [box.x - box.width * INSET_MARGIN, box.y - box.height * INSET_MARGIN];
  return {
    width: box.width * (1 + 2 * INSET_MARGIN) * scale,
    height: box.height * (1 + 2 * INSET_MARGIN) * scale,
    at: (lon, lat) => [(mercatorX(lon) - left) * scale, (mercatorY(lat) - top) * scale],
  };
}

export class Inset {
  // act: whole() shows the whole view; isAway(): whether the reader has moved the map, and may have lost the way: where
  // there is little room, the story goes without.
  constructor({ document, map, scene, act }) {
    Object.assign(this, { document, map, scene, act });
    this.node = document.getElementById("pl-inset");
    this.inset = insetOf(scene.extent);
    this.onMoved = () => this.follow();
    this.onClick = () => this.leave();
    map.on("moveend", this.onMoved);
    this.node.addEventListener("click", this.onClick);
  }

  follow() {
    const bounds = this.map.getBounds();
    const shown = [bounds.getWest(), bounds.getSouth(), bounds.getEast(), bounds.getNorth()];
    const { x, y } = this.map.getSize();
    const hasRoom = x >= LEAST_WIDTH && y >= (this.act.isAway() ? LEAST_HEIGHT : ROOMY);
    const wanted = hasRoom && showsLittle(shown, this.scene.extent);
    if (this.node.hidden === wanted) this.node.hidden = !wanted;
    if (wanted) this.frameAt(shown);
  }

  frameAt([west, south, east, north]) {
    this.frame ??= this.draw();
    const [left, top] = this.inset.at(west, north);
    const [right, bottom] = this.inset.at(east, south);
    const [width, height] = [right - left, bottom - top].map((length) => Math.max(LEAST_FRAME, length));
    const box = { x: (left + right - width) / 2, y: (top + bottom - height) / 2, width, height };
    for (const [name, value] of Object.entries(box)) this.frame.setAttribute(name, value.toFixed(1));
  }

  // Draws the ground, the view's extent, great cities; answers the frame of where the reader is.
  draw() {
    const { document, scene, inset } = this;
    const { width, height, at } = inset;
    const [west, south, east, north] = scene.extent;
    const [left, top] = at(west, north);
    const [right, bottom] = at(east, south);
    const rings = featuresOf(scene.base?.land).flatMap(linesOf);
    const land = rings.map((ring) => pathData(ring.map(([lat, lon]) => at(lon, lat)), inset, true)).join("");
    const size = { width: width.toFixed(0), height: height.toFixed(0) };
    const svg = drawn(document, "svg", "", { ...size, viewBox: `0 0 ${size.width} ${size.height}`, "aria-hidden": "true" });
    const frame = drawn(document, "rect", "pl-inset-frame");
    svg.append(
      drawn(document, "path", "pl-inset-land", { d: land, "fill-rule": "evenodd" }),
      drawn(document, "rect", "pl-inset-extent", { x: left, y: top, width: right - left, height: bottom - top }),
      ...this.cities(),
      frame,
    );
    this.node.replaceChildren(svg);
    return frame;
  }

  cities() {
    const great = this.scene.places.filter(({ kind, rank, lon }) => kind === "city" && rank === 1 && lon !== null);
    return great.map(({ lon, lat }) => {
      const [cx, cy] = this.inset.at(lon, lat);
      return drawn(this.document, "circle", "pl-inset-city", { cx: cx.toFixed(1), cy: cy.toFixed(1), r: 2 });
    });
  }

  // The whole view hides the small map: the focus goes to the time, as it does from the button back to the story.
  leave() {
    if (this.document.activeElement === this.node) this.document.getElementById("pl-time").focus();
    this.act.whole();
  }

  shut() {
    this.map.off("moveend", this.onMoved);
    this.node.removeEventListener("click", this.onClick);
  }
}
