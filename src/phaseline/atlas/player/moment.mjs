// What belongs to the moment alone: where units may have been, leaders to the signs, true points. A unit on its way may
// have been farther along it or farther back: a band on that way. One that only stands may have stood anywhere
// within a circle, and so may one of which no more is known than that: it has no point, and its circle shows only when the
// step tells of it. One path a side for each, so that a step touches few elements, and common ground is not darker.
import { svgElement } from "./dom.mjs";
import { overlaps } from "./labels.mjs";
import { between, wayWithin } from "./paths.mjs";
import { kmPerPixel } from "./scale.mjs";

const LEAST_HALO = 8;
const WIDEST_HALO = 1 / 3;
const NOTE_PLACES = 24;
const NOTE_LETTER = 6.5;
const NOTE_HEIGHT = 16;
const NOTE_FOOT = 4;
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
    this.svg = marks;
    this.leaders = { signs: make("pl-leader", marks), names: make("pl-leader pl-leader-name", marks) };
    this.makeNote = () => {
      const node = svgElement(document, "text", "pl-ring-note");
      reach.append(node);
      return { node, text: "", at: "" };
    };
    this.notes = [];
    this.sides = sides
      .map(({ colour }, s) => ({ colour, units: units.flatMap((unit, u) => (unit.side === s ? [u] : [])) }))
      .filter((side) => side.units.length)
      .map(({ colour, units: own }) => ({
        units: own,
        halo: make("pl-halo", reach, colour),
        band: make("pl-band", reach, colour),
        ring: make("pl-ring", reach, colour),
        point: make("pl-point", marks, colour),
      }));
  }

  fit(frame) {
    this.frame = frame;
    this.widest = (Math.min(frame.width, frame.height) * WIDEST_HALO) / 2;
  }

  // isFree: whether nothing stands in a box of the map; hasPoint: whether a unit's place is marked by a point; acting: the
  // units that the step tells of, which alone have the widest rings.
  draw({ shown, segment, share, vague }, { leaders, isFree, hasPoint, acting }) {
    const rings = new Map();
    Object.assign(this, { acting, hasPoint });
    for (const { units, halo, band, ring, point } of this.sides) {
      const found = { halo: "", band: "", ring: "", point: "", rings };
      for (const u of units) if (shown[u]) this.addUnit(found, u, segment[u], share[u], vague[u]);
      write(halo, found.halo);
      write(band, found.band);
      write(ring, found.ring);
      write(point, found.point);
    }
    for (const to of ["signs", "names"]) write(this.leaders[to], leaders[to].map(bar).join(""));
    this.note([...rings.values()], isFree);
  }

  // Says how wide the faint rings are, each where there is room along it.
  note(rings, isFree) {
    while (this.notes.length < rings.length) this.notes.push(this.makeNote());
    const taken = [];
    const free = (box) => isFree(box) && !taken.some((other) => overlaps(box, other));
    this.notes.forEach((note, i) => {
      const text = rings[i] ? `± ${rings[i].km} km` : "";
      const box = text && roomAlong(rings[i], text.length * NOTE_LETTER, free);
      if (box) taken.push(box);
      writeNote(note, box ? text : "", box ? `translate(${(box[0] + box[2]) / 2} ${box[3] - NOTE_FOOT})` : note.at);
    });
  }

  addUnit(found, u, segment, share, vague) {
    const { x, y, km, lat } = this.paths;
    const { scale, originX, originY } = this.frame;
    const px = between(x, segment, share) * scale - originX;
    const py = between(y, segment, share) * scale - originY;
    if (!vague && this.hasPoint(u)) found.point += circle(px, py, POINT_RADIUS);
    const length = between(km, segment, share) / kmPerPixel(between(lat, segment, share), 0);
    if (length * scale < LEAST_HALO) return;
    const way = vague ? [] : wayWithin(this.paths, u, segment, share, length);
    if (vague && !this.acting.has(u)) return;
    if (!way.length) this.addCircle(found, u, [px, py, length * scale], Math.round(between(km, segment, share)));
    else found.band += `M${way.map(([wx, wy]) => spot(wx * scale - originX, wy * scale - originY)).join("L")}`;
  }

  addCircle(found, u, [x, y, r], km) {
    const drawn = circle(x, y, r);
    if (r <= this.widest) found.halo += drawn;
    else if (this.acting.has(u) && this.holds(x, y, r)) {
      found.ring += drawn;
      found.rings.set(`${drawn} ${km}`, { x, y, r, km });
    }
  }

  // Whether a ring is in sight all round.
  holds(x, y, r) {
    const { left, top, width, height } = this.frame;
    return x - r >= left && y - r >= top && x + r <= left + width && y + r <= top + height;
  }
}

// A box on a ring for a note so wide; none if there is no room.
function roomAlong({ x, y, r }, width, isFree) {
  for (let i = 0; i < NOTE_PLACES; i += 1) {
    const angle = (i / NOTE_PLACES) * 2 * Math.PI;
    const left = Math.round(x + r * Math.cos(angle) - width / 2);
    const top = Math.round(y + r * Math.sin(angle) - NOTE_HEIGHT / 2);
    const box = [left, top, left + width, top + NOTE_HEIGHT];
    if (isFree(box)) return box;
  }
  return null;
}

function writeNote(note, text, at) {
  if (note.text !== text) note.node.textContent = text;
  if (note.at !== at) note.node.setAttribute("transform", at);
  Object.assign(note, { text, at });
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
