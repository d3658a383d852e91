// The ways of very many units, on canvases of our own no larger than they need to be: the whole way faintly, the
// travelled part strongly, and the units' true points. Going forward only the new part is drawn. For few units see
// ways.mjs.
import { between, segmentAt, shareAt, UNKNOWN } from "./paths.mjs";

const MARGIN = 60;
const LINE_ROOM = 8;
const AHEAD_WIDTH = 0.7;
const AHEAD_OPACITY = 0.25;
const WIDTH = 1.2;
const POINT = 3;
const LAYERS = ["ahead", "travelled", "points"];

export class Tracks {
  constructor({ document, pane, story, density }) {
    this.paths = story.paths;
    this.density = density;
    this.groups = groupByColour(
      story.scene.units.map((unit) => story.scene.sides[unit.side].colour),
      this.paths,
    );
    this.reach = reachOf(this.paths);
    this.canvases = LAYERS.map((name) => {
      const canvas = document.createElement("canvas");
      canvas.className = `pl-canvas pl-canvas-${name}`;
      pane.append(canvas);
      return canvas;
    });
    [this.ahead, this.travelled, this.points] = this.canvases.map((canvas) => canvas.getContext("2d"));
    this.drawnTo = null;
  }

  // Takes a new view of the map (see frame.mjs); all is drawn anew.
  fit(view) {
    const [west, north, east, south] = this.reach;
    const left = Math.floor(Math.max(view.left - MARGIN, west * view.scale - view.originX - LINE_ROOM));
    const top = Math.floor(Math.max(view.top - MARGIN, north * view.scale - view.originY - LINE_ROOM));
    const right = Math.min(view.left + view.width + MARGIN, east * view.scale - view.originX + LINE_ROOM);
    const bottom = Math.min(view.top + view.height + MARGIN, south * view.scale - view.originY + LINE_ROOM);
    const width = Math.max(1, Math.ceil(right - left));
    const height = Math.max(1, Math.ceil(bottom - top));
    this.frame = { ...view, left, top, width, height, x: view.originX + left, y: view.originY + top };
    const ratio = Math.min(2, this.density());
    for (const canvas of this.canvases) {
      canvas.width = Math.round(width * ratio);
      canvas.height = Math.round(height * ratio);
      canvas.style.width = `${width}px`;
      canvas.style.height = `${height}px`;
      canvas.style.transform = `translate(${left}px, ${top}px)`;
      canvas.getContext("2d").setTransform(ratio, 0, 0, ratio, 0, 0);
    }
    this.drawnTo = null;
    this.drawAhead();
  }

  // While the map zooms, what is drawn is stretched to where it will stand.
  stretch(scale, toPoint) {
    const point = toPoint(this.frame.left, this.frame.top);
    for (const canvas of this.canvases) {
      canvas.style.transform = `translate(${point.x}px, ${point.y}px) scale(${scale})`;
    }
  }

  clear(ink) {
    ink.clearRect(0, 0, this.frame.width, this.frame.height);
  }

  x(i, share) {
    return between(this.paths.x, i, share) * this.frame.scale - this.frame.x;
  }

  y(i, share) {
    return between(this.paths.y, i, share) * this.frame.scale - this.frame.y;
  }

  // Adds unit u's way between two minutes, as far as it is known, to the open path.
  trace(ink, u, from, to) {
    const { t, first, style } = this.paths;
    const end = first[u + 1] - 1;
    let i = segmentAt(this.paths, u, from);
    const start = t[i] < from ? shareAt(this.paths, u, i, from) : 0;
    ink.moveTo(this.x(i, start), this.y(i, start));
    for (; i < end && t[i] < to; i += 1) {
      const share = t[i + 1] > to ? shareAt(this.paths, u, i, to) : 1;
      if (style[i] === UNKNOWN) ink.moveTo(this.x(i, share), this.y(i, share));
      else ink.lineTo(this.x(i, share), this.y(i, share));
    }
  }

  drawAhead() {
    this.clear(this.ahead);
    this.ahead.globalAlpha = AHEAD_OPACITY;
    for (const { colour, units } of this.groups) this.stroke(this.ahead, colour, AHEAD_WIDTH, units, -Infinity, Infinity);
  }

  // The travelled part up to a minute: forward only what is new, backward all of it.
  draw(minute) {
    if (minute === this.drawnTo) return;
    const from = this.drawnTo !== null && minute > this.drawnTo ? this.drawnTo : -Infinity;
    if (from === -Infinity) this.clear(this.travelled);
    for (const { colour, units } of this.groups) {
      const moving = units.filter((u) => this.moves(u, from, minute));
      if (moving.length) this.stroke(this.travelled, colour, WIDTH, moving, from, minute);
    }
    this.drawnTo = minute;
  }

  moves(u, from, to) {
    const { t, first } = this.paths;
    return to > t[first[u]] && from < t[first[u + 1] - 1];
  }

  stroke(ink, colour, width, units, from, to) {
    ink.beginPath();
    for (const u of units) this.trace(ink, u, from, to);
    ink.lineJoin = "round";
    ink.lineWidth = width;
    ink.strokeStyle = colour;
    ink.stroke();
  }

  drawPoints({ shown, segment, share }) {
    const ink = this.points;
    this.clear(ink);
    for (const { colour, units } of this.groups) {
      ink.beginPath();
      for (const u of units) {
        if (!shown[u]) continue;
        ink.rect(this.x(segment[u], share[u]) - POINT / 2, this.y(segment[u], share[u]) - POINT / 2, POINT, POINT);
      }
      ink.fillStyle = colour;
      ink.fill();
    }
  }
}

// West, north, east and south of all paths in Mercator pixels at zoom 0.
function reachOf({ x, y }) {
  const reach = [Infinity, Infinity, -Infinity, -Infinity];
  for (let i = 0; i < x.length; i += 1) {
    if (x[i] < reach[0]) reach[0] = x[i];
    if (y[i] < reach[1]) reach[1] = y[i];
    if (x[i] > reach[2]) reach[2] = x[i];
    if (y[i] > reach[3]) reach[3] = y[i];
  }
  return reach;
}

// Units of one colour together.
function groupByColour(colours, paths) {
  const groups = new Map();
  colours.forEach((colour, u) => {
    if (paths.first[u] === paths.first[u + 1]) return;
    const group = groups.get(colour) ?? { colour, units: [] };
    group.units.push(u);
    groups.set(colour, group);
  });
  return [...groups.values()];
}
