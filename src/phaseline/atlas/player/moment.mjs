// What belongs to the moment alone, as a few elements: where units may have been, leaders to the signs, true points.
// A unit on its way may have been farther along it or farther back: a band on that way. One that only stands may
// have stood anywhere within a circle.
import { svgElement } from "./dom.mjs";
import { between, wayWithin } from "./paths.mjs";
import { kmPerPixel } from "./scale.mjs";

const LEAST_HALO = 8;
const POINT_RADIUS = 5;

export class Moment {
  constructor({ document, pane, reachPane, story }) {
    this.paths = story.paths;
    const make = (tag, name, parent) => {
      const node = svgElement(document, tag, name);
      parent.append(node);
      return node;
    };
    const reach = make("svg", "pl-moment", reachPane);
    const svg = make("svg", "pl-moment", pane);
    this.leaderCasing = make("path", "pl-leader-casing", svg);
    this.leaderLine = make("path", "pl-leader", svg);
    const circle = (unit, name, parent) => {
      const node = make("circle", name, parent);
      node.style.setProperty("--side", story.scene.sides[unit.side].colour);
      return { node, at: "" };
    };
    this.halos = story.scene.units.map((unit) => circle(unit, "pl-halo", reach));
    this.bands = story.scene.units.map((unit) => {
      const node = make("path", "pl-band", reach);
      node.style.setProperty("--side", story.scene.sides[unit.side].colour);
      return { node, d: "" };
    });
    this.points = story.scene.units.map((unit) => circle(unit, "pl-point", svg));
    this.leaders = "";
  }

  fit(frame) {
    this.frame = frame;
  }

  draw({ shown, segment, share }, leaders) {
    for (let u = 0; u < this.points.length; u += 1) {
      if (shown[u]) this.drawUnit(u, segment[u], share[u]);
      else this.hide(u);
    }
    this.drawLeaders(leaders);
  }

  drawUnit(u, segment, share) {
    const { x, y, km, lat } = this.paths;
    const px = between(x, segment, share) * this.frame.scale - this.frame.originX;
    const py = between(y, segment, share) * this.frame.scale - this.frame.originY;
    const length = between(km, segment, share) / kmPerPixel(between(lat, segment, share), 0);
    const radius = length * this.frame.scale;
    const way = radius < LEAST_HALO ? [] : wayWithin(this.paths, u, segment, share, length);
    this.set(this.points[u], px, py, POINT_RADIUS);
    this.set(this.halos[u], px, py, radius < LEAST_HALO || way.length ? 0 : radius);
    this.trace(this.bands[u], way);
  }

  hide(u) {
    this.set(this.points[u], 0, 0, 0);
    this.set(this.halos[u], 0, 0, 0);
    this.trace(this.bands[u], []);
  }

  trace(band, way) {
    const { scale, originX, originY } = this.frame;
    const spots = way.map(([x, y]) => `${(x * scale - originX).toFixed(1)} ${(y * scale - originY).toFixed(1)}`);
    const d = spots.length ? `M${spots.join("L")}` : "";
    if (band.d === d) return;
    band.d = d;
    band.node.setAttribute("d", d);
  }

  set(circle, x, y, radius) {
    const at = radius > 0 ? `translate(${x.toFixed(1)} ${y.toFixed(1)}) scale(${radius.toFixed(1)})` : "";
    if (circle.at === at) return;
    circle.at = at;
    circle.node.setAttribute("r", at ? "1" : "0");
    circle.node.setAttribute("transform", at);
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
