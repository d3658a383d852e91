// The units' ways on canvases of our own: the whole way faintly, the travelled part strongly, and what belongs to
// the moment (halos, the units' true points, leaders to their signs). Going forward only the new part is drawn.
import { between, mercatorX, mercatorY, segmentAt, shareAt } from "./paths.mjs";
import { kmPerPixel } from "./scale.mjs";

const MARGIN = 80;
const SOLID = 0;
const DASHES = [[], [0.1, 7], [9, 6]];
const DASH_CAPS = ["round", "round", "butt"];
const AHEAD_DASHES = [[5, 5], [1.5, 5], [7, 7]];
const WIDTH = 4;
const CASING = "rgba(255, 252, 243, 0.9)";
const LEADER = "#4a4238";
const MANY = 400;
const LAYERS = ["ahead", "travelled", "moment"];

export class Tracks {
  constructor({ document, pane, momentPane, story, density }) {
    this.paths = story.paths;
    this.density = density;
    this.colours = story.scene.units.map((unit) => story.scene.sides[unit.side].colour);
    this.groups = groupByColour(this.colours, this.paths);
    this.many = this.paths.count > MANY;
    this.canvases = LAYERS.map((name) => {
      const canvas = document.createElement("canvas");
      canvas.className = `pl-canvas pl-canvas-${name}`;
      (name === "moment" ? momentPane : pane).append(canvas);
      return canvas;
    });
    [this.ahead, this.travelled, this.moment] = this.canvases.map((canvas) => canvas.getContext("2d"));
    this.drawnTo = null;
  }

  // Takes a new view of the map (see frame.mjs); all is drawn anew.
  fit(view) {
    const width = view.width + 2 * MARGIN;
    const height = view.height + 2 * MARGIN;
    const ratio = Math.min(2, this.density());
    const left = view.left - MARGIN;
    const top = view.top - MARGIN;
    this.frame = { ...view, left, top, width, height, x: view.originX + left, y: view.originY + top };
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

  // The travelled part up to a minute: forward only what is new, backward all of it.
  draw(minute) {
    if (minute === this.drawnTo) return;
    const from = this.drawnTo !== null && minute > this.drawnTo ? this.drawnTo : -Infinity;
    if (from === -Infinity) this.clear(this.travelled);
    for (const { colour, units, styles } of this.groups) {
      for (const style of styles) {
        if (style === SOLID || this.many) this.drawTogether(colour, units, from, minute, style);
        else for (const u of units) this.drawDashed(colour, u, from, minute, style);
      }
    }
    this.drawnTo = minute;
  }

  moves(u, from, to) {
    const { t, first } = this.paths;
    return to > t[first[u]] && from < t[first[u + 1] - 1];
  }

  drawTogether(colour, units, from, to, style) {
    const ink = this.travelled;
    ink.beginPath();
    for (const u of units) if (this.moves(u, from, to)) this.trace(ink, u, from, to, style);
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

  // What belongs to the moment alone: halos in their true size, leaders to the signs, the units' true points.
  drawMoment(units, leaders) {
    const ink = this.moment;
    this.clear(ink);
    if (!this.many) this.drawHalos(ink, units);
    this.drawLeaders(ink, leaders);
    for (const { colour, units: members } of this.groups) {
      ink.beginPath();
      for (const u of members) if (units.shown[u]) this.addPoint(ink, units.segment[u], units.share[u]);
      ink.fillStyle = colour;
      ink.fill();
      if (this.many) continue;
      ink.lineWidth = 1.8;
      ink.strokeStyle = "#fffdf6";
      ink.stroke();
    }
  }

  addPoint(ink, segment, share) {
    const x = this.x(segment, share);
    const y = this.y(segment, share);
    if (this.many) {
      ink.rect(x - 1.5, y - 1.5, 3, 3);
    } else {
      ink.moveTo(x + 5, y);
      ink.arc(x, y, 5, 0, 2 * Math.PI);
    }
  }

  drawHalos(ink, { shown, segment, share }) {
    for (let u = 0; u < this.paths.count; u += 1) {
      if (!shown[u]) continue;
      const km = between(this.paths.km, segment[u], share[u]);
      const radius = km / kmPerPixel(between(this.paths.lat, segment[u], share[u]), this.frame.zoom);
      if (radius < 8) continue;
      ink.beginPath();
      ink.arc(this.x(segment[u], share[u]), this.y(segment[u], share[u]), radius, 0, 2 * Math.PI);
      ink.fillStyle = this.colours[u];
      ink.globalAlpha = 0.1;
      ink.fill();
      ink.globalAlpha = 0.6;
      ink.lineWidth = 1;
      ink.setLineDash([3, 4]);
      ink.strokeStyle = this.colours[u];
      ink.stroke();
      ink.setLineDash([]);
      ink.globalAlpha = 1;
    }
  }

  drawLeaders(ink, leaders) {
    for (const [width, colour] of [
      [3.4, CASING],
      [1.3, LEADER],
    ]) {
      ink.beginPath();
      for (const [x, y, toX, toY] of leaders) {
        ink.moveTo(x - this.frame.left, y - this.frame.top);
        ink.lineTo(toX - this.frame.left, toY - this.frame.top);
      }
      ink.lineWidth = width;
      ink.strokeStyle = colour;
      ink.stroke();
    }
  }
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
