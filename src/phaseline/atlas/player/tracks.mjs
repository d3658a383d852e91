// The units' ways on canvases of our own, no larger than they need to be: the whole way faintly, the travelled part
// strongly. Going forward only the new part is drawn. Of very many units the true points are drawn here too.
import { between, mercatorX, mercatorY, segmentAt, shareAt } from "./paths.mjs";

const MARGIN = 60;
const LINE_ROOM = 8;
const SOLID = 0;
const DASHES = [[], [0.1, 7], [9, 6]];
const DASH_CAPS = ["round", "round", "butt"];
const AHEAD_DASHES = [[5, 5], [1.5, 5], [7, 7]];
const WIDTH = 4;
const CASING = "rgba(255, 252, 243, 0.9)";
const POINT = 3;

export class Tracks {
  // many: draw thinly and plainly, as fits thousands of units.
  constructor({ document, pane, story, density, many }) {
    this.paths = story.paths;
    this.times = story.times;
    this.density = density;
    this.colours = story.scene.units.map((unit) => story.scene.sides[unit.side].colour);
    this.groups = groupByColour(this.colours, this.paths);
    this.many = many;
    this.reach = reachOf(this.paths);
    this.canvases = (many ? ["ahead", "travelled", "points"] : ["ahead", "travelled"]).map((name) => {
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

  // Adds unit u's way between two minutes to the open path, as far as it is of one style.
  trace(ink, u, from, to, style) {
    const { t, style: styles, first } = this.paths;
    const end = first[u + 1] - 1;
    let pen = false;
    for (let i = segmentAt(this.paths, u, from); i < end && t[i] < to; i += 1) {
      if (styles[i] !== style || t[i + 1] <= from) {
        pen = false;
        continue;
      }
      if (!pen) {
        const share = t[i] < from ? shareAt(this.paths, u, i, from) : 0;
        ink.moveTo(this.x(i, share), this.y(i, share));
      }
      const share = t[i + 1] > to ? shareAt(this.paths, u, i, to) : 1;
      ink.lineTo(this.x(i, share), this.y(i, share));
      pen = true;
    }
  }

  drawAhead() {
    const ink = this.ahead;
    this.clear(ink);
    ink.lineWidth = this.many ? 0.7 : 1.6;
    ink.globalAlpha = this.many ? 0.25 : 0.6;
    for (const { colour, units, styles } of this.groups) {
      ink.strokeStyle = colour;
      for (const style of styles) {
        ink.setLineDash(this.many ? [] : AHEAD_DASHES[style]);
        ink.beginPath();
        for (const u of units) this.trace(ink, u, -Infinity, Infinity, style);
        ink.stroke();
      }
    }
  }

  // The travelled part up to a minute: forward only what is new, backward all of it. Step by step, so that of two
  // units on one line the later lies on top.
  draw(minute) {
    if (minute === this.drawnTo) return;
    let from = this.drawnTo !== null && minute > this.drawnTo ? this.drawnTo : -Infinity;
    if (from === -Infinity) this.clear(this.travelled);
    for (const to of this.stopsBetween(from, minute)) {
      this.drawPart(from, to);
      from = to;
    }
    this.drawnTo = minute;
  }

  stopsBetween(from, to) {
    return this.many ? [to] : [...this.times.filter((t) => t > from && t < to), to];
  }

  drawPart(from, to) {
    for (const { colour, units, styles } of this.groups) {
      for (const style of styles) {
        if (style === SOLID || this.many) this.drawTogether(colour, units, from, to, style);
        else for (const u of units) this.drawDashed(colour, u, from, to, style);
      }
    }
  }

  moves(u, from, to) {
    const { t, first } = this.paths;
    return to > t[first[u]] && from < t[first[u + 1] - 1];
  }

  drawTogether(colour, units, from, to, style) {
    const ink = this.travelled;
    const moving = units.filter((u) => this.moves(u, from, to));
    if (!moving.length) return;
    ink.beginPath();
    for (const u of moving) this.trace(ink, u, from, to, style);
    this.stroke(colour, SOLID, 0);
  }

  // Dashed parts are drawn one unit at a time, so that their dashes run on.
  drawDashed(colour, u, from, to, style) {
    if (!this.moves(u, from, to)) return;
    this.travelled.beginPath();
    this.trace(this.travelled, u, from, to, style);
    const start = segmentAt(this.paths, u, from);
    const run = between(this.paths.run, start, shareAt(this.paths, u, start, from));
    this.stroke(colour, style, run * this.frame.scale);
  }

  stroke(colour, style, offset) {
    const ink = this.travelled;
    ink.lineJoin = "round";
    if (!this.many) {
      ink.setLineDash([]);
      ink.lineCap = "butt";
      ink.lineWidth = style === SOLID ? WIDTH + 3 : WIDTH + 2;
      ink.strokeStyle = CASING;
      ink.stroke();
    }
    ink.setLineDash(DASHES[style]);
    ink.lineDashOffset = offset;
    ink.lineCap = DASH_CAPS[style];
    ink.lineWidth = this.many ? 1.2 : WIDTH;
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

// Units of one colour together, with the styles that occur among them.
function groupByColour(colours, paths) {
  const groups = new Map();
  colours.forEach((colour, u) => {
    if (paths.first[u] === paths.first[u + 1]) return;
    const group = groups.get(colour) ?? { colour, units: [], styles: new Set() };
    group.units.push(u);
    for (let i = paths.first[u]; i < paths.first[u + 1] - 1; i += 1) group.styles.add(paths.style[i]);
    groups.set(colour, group);
  });
  return [...groups.values()];
}
