// What belongs to the moment alone, as a few elements: halos in their true size, leaders to the signs, true points.
import { svgElement } from "./dom.mjs";
import { between } from "./paths.mjs";
import { kmPerPixel } from "./scale.mjs";

const LEAST_HALO = 8;
const POINT_RADIUS = 5;

export class Moment {
  constructor({ document, pane, story }) {
    this.paths = story.paths;
    const make = (tag, name, parent) => {
      const node = svgElement(document, tag, name);
      parent.append(node);
      return node;
    };
    this.svg = make("svg", "pl-moment", pane);
    const halos = make("g", "pl-halos", this.svg);
    this.leaderCasing = make("path", "pl-leader-casing", this.svg);
    this.leaderLine = make("path", "pl-leader", this.svg);
    const points = make("g", "pl-points", this.svg);
    const circle = (unit, name, parent) => {
      const node = make("circle", name, parent);
      node.style.setProperty("--side", story.scene.sides[unit.side].colour);
      return { node, at: "" };
    };
    this.halos = story.scene.units.map((unit) => circle(unit, "pl-halo", halos));
    this.points = story.scene.units.map((unit) => circle(unit, "pl-point", points));
    this.leaders = "";
  }

  fit(frame) {
    this.frame = frame;
  }

  draw({ shown, segment, share }, leaders) {
    const { x, y, km, lat } = this.paths;
    for (let u = 0; u < this.points.length; u += 1) {
      if (!shown[u]) {
        this.set(this.points[u], 0, 0, 0);
        this.set(this.halos[u], 0, 0, 0);
        continue;
      }
      const px = between(x, segment[u], share[u]) * this.frame.scale - this.frame.originX;
      const py = between(y, segment[u], share[u]) * this.frame.scale - this.frame.originY;
      const radius = between(km, segment[u], share[u]) / kmPerPixel(between(lat, segment[u], share[u]), this.frame.zoom);
      this.set(this.points[u], px, py, POINT_RADIUS);
      this.set(this.halos[u], px, py, radius < LEAST_HALO ? 0 : radius);
      this.tone(this.halos[u], radius);
    }
    this.drawLeaders(leaders);
  }

  set(circle, x, y, radius) {
    const at = radius > 0 ? `translate(${x.toFixed(1)} ${y.toFixed(1)}) scale(${radius.toFixed(1)})` : "";
    if (circle.at === at) return;
    circle.at = at;
    circle.node.setAttribute("r", at ? "1" : "0");
    circle.node.setAttribute("transform", at);
  }

  // The wider a halo, the fainter, so that wide ones do not drown the map.
  tone(halo, radius) {
    const tone = radius > 130 ? "pl-halo pl-halo-wide" : radius > 50 ? "pl-halo pl-halo-middle" : "pl-halo";
    if (halo.tone === tone) return;
    halo.tone = tone;
    halo.node.setAttribute("class", tone);
  }

  drawLeaders(leaders) {
    const path = leaders
      .map(([x, y, toX, toY]) => `M${x.toFixed(1)} ${y.toFixed(1)}L${toX.toFixed(1)} ${toY.toFixed(1)}`)
      .join("");
    if (path === this.leaders) return;
    this.leaders = path;
    this.leaderCasing.setAttribute("d", path);
    this.leaderLine.setAttribute("d", path);
  }
}
