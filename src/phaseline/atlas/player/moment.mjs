// What belongs to the moment alone: where units may have been, leaders to the signs, true points. A unit on its way may
// have been farther along it or farther back: a band on that way. One that only stands may have stood anywhere
// within a circle. One path a side for each, so that a step touches few elements, and common ground is not darker.
import { svgElement } from "./dom.mjs";
import { between, wayWithin } from "./paths.mjs";
import { kmPerPixel } from "./scale.mjs";

const LEAST_HALO = 8;
const POINT_RADIUS = 5;
const LEADER_WIDTH = 1.4;

export class Moment {
  constructor({ document, pane, reachPane, story }) {
    const { sides, units } = story.scene;
    this.paths = story.paths;
    const make = (name, parent, colour = "") => {
      const node = svgElement(document, "path", name);
      if (colour) node.style.setProperty("--side", colour);
      parent.append(node);
      return { node, d: "" };
    };
    const reach = svgElement(document, "svg", "pl-moment");
    const marks = svgElement(document, "svg", "pl-moment");
    reachPane.append(reach);
    pane.append(marks);
    this.leaders = make("pl-leader", marks);
    this.sides = sides
      .map(({ colour }, s) => ({ colour, units: units.flatMap((unit, u) => (unit.side === s ? [u] : [])) }))
      .filter((side) => side.units.length)
      .map(({ colour, units: own }) => ({
        units: own,
        halo: make("pl-halo", reach, colour),
        band: make("pl-band", reach, colour),
        point: make("pl-point", marks, colour),
      }));
  }

  fit(frame) {
    this.frame = frame;
  }

  draw({ shown, segment, share }, leaders) {
    for (const { units, halo, band, point } of this.sides) {
      const found = { halo: "", band: "", point: "" };
      for (const u of units) if (shown[u]) this.addUnit(found, u, segment[u], share[u]);
      write(halo, found.halo);
      write(band, found.band);
      write(point, found.point);
    }
    write(this.leaders, leaders.map(bar).join(""));
  }

  addUnit(found, u, segment, share) {
    const { x, y, km, lat } = this.paths;
    const { scale, originX, originY } = this.frame;
    const px = between(x, segment, share) * scale - originX;
    const py = between(y, segment, share) * scale - originY;
    found.point += circle(px, py, POINT_RADIUS);
    const length = between(km, segment, share) / kmPerPixel(between(lat, segment, share), 0);
    if (length * scale < LEAST_HALO) return;
    const way = wayWithin(this.paths, u, segment, share, length);
    if (!way.length) found.halo += circle(px, py, length * scale);
    else found.band += `M${way.map(([wx, wy]) => spot(wx * scale - originX, wy * scale - originY)).join("L")}`;
  }
}

function spot(x, y) {
  return `${Math.round(x * 10) / 10} ${Math.round(y * 10) / 10}`;
}

// A line as a narrow area, so that one path has both its ink and its casing.
function bar([x, y, toX, toY]) {
  const half = LEADER_WIDTH / 2 / Math.hypot(toX - x, toY - y);
  const dx = (y - toY) * half;
  const dy = (toX - x) * half;
  return `M${spot(x - dx, y - dy)}L${spot(toX - dx, toY - dy)}L${spot(toX + dx, toY + dy)}L${spot(x + dx, y + dy)}z`;
}

function circle(x, y, radius) {
  const r = Math.round(radius * 10) / 10;
  return `M${spot(x - r, y)}a${r} ${r} 0 1 0 ${2 * r} 0a${r} ${r} 0 1 0 ${-2 * r} 0`;
}

function write(path, d) {
  if (path.d === d) return;
  path.d = d;
  path.node.setAttribute("d", d);
}
