// The units' ways as elements, one for each leg of a way: the whole way faintly, the travelled part strongly. A step
// touches only the legs that it begins, continues or ends; they are polylines, whose points, unlike a path's data, are no
// matter of style. For thousands of units see tracks.mjs.
import { svgElement } from "./dom.mjs";
import { eighthOf } from "./labels.mjs";
import { between, ROUTE_STYLES, shareAt, UNKNOWN } from "./paths.mjs";

const BEFORE = 0;
const UNDER_WAY = 1;
const DONE = 2;

export class Ways {
  constructor({ document, pane, story }) {
    this.paths = story.paths;
    this.svg = svgElement(document, "svg", "pl-ways");
    pane.append(this.svg);
    const make = (tag, name, colour) => {
      const node = svgElement(document, tag, name);
      node.style.setProperty("--side", colour);
      this.svg.append(node);
      return node;
    };
    const colours = story.scene.units.map((unit) => story.scene.sides[unit.side].colour);
    this.ahead = aheadOf(this.paths, colours).map((group) => ({ ...group, node: make("path", `pl-ahead pl-way-${group.style}`, group.colour) }));
    this.legs = legsOf(story).map((leg) => ({
      ...leg,
      casing: make("polyline", "pl-way-casing", ""),
      line: make("polyline", `pl-way pl-way-${leg.style}`, colours[leg.unit]),
      drawn: BEFORE,
    }));
  }

  // Takes a new view of the map (see frame.mjs); all is drawn anew.
  fit(frame) {
    this.frame = frame;
    this.svg.style.transform = "";
    for (const { spans, node } of this.ahead) {
      node.setAttribute("d", spans.map(([from, to]) => `M${this.points(from, to).join("L")}`).join(""));
    }
    for (const leg of this.legs) {
      leg.points = this.points(leg.from, leg.to);
      leg.drawn = null;
    }
  }

  // While the map zooms, what is drawn is stretched to where it will stand.
  stretch(scale, toPoint) {
    const point = toPoint(0, 0);
    this.svg.style.transform = `translate(${point.x}px, ${point.y}px) scale(${scale})`;
  }

  // Answers per unit the leg that it has begun last, as far as one is drawn.
  draw(minute) {
    const { t } = this.paths;
    const begun = [];
    for (const leg of this.legs) {
      if (minute <= t[leg.from] || (leg.whole && minute < t[leg.to])) this.set(leg, BEFORE, []);
      else if (minute >= t[leg.to]) this.set(leg, DONE, leg.points);
      else this.set(leg, UNDER_WAY, this.part(leg, minute));
      if (leg.drawn !== BEFORE) begun[leg.unit] = leg;
    }
    return begun;
  }

  set(leg, drawn, points) {
    if (leg.drawn === drawn && drawn !== UNDER_WAY) return;
    leg.drawn = drawn;
    const written = points.join(" ");
    leg.casing.setAttribute("points", written);
    leg.line.setAttribute("points", written);
  }

  part(leg, minute) {
    const { t } = this.paths;
    let last = leg.from;
    while (last + 1 < leg.to && t[last + 1] <= minute) last += 1;
    const passed = leg.points.slice(0, last - leg.from + 1);
    return [...passed, this.point(last, shareAt(this.paths, leg.unit, last, minute))];
  }

  points(from, to) {
    return Array.from({ length: to - from + 1 }, (_, i) => this.point(from + i, 0));
  }

  point(i, share) {
    const { scale, originX, originY } = this.frame;
    const x = between(this.paths.x, i, share) * scale - originX;
    const y = between(this.paths.y, i, share) * scale - originY;
    return `${x.toFixed(1)} ${y.toFixed(1)}`;
  }
}

// The legs on which a unit moves by a way that is known, the earliest first: of two on one line the later lies on top. One
// that is whole shows when it has ended.
export function legsOf({ scene, paths }) {
  const legs = scene.units.flatMap((unit, u) =>
    (unit.legs ?? []).map(({ from, to, whole }) => ({ unit: u, from: paths.first[u] + from, to: paths.first[u] + to, whole })),
  );
  return legs
    .filter(({ from, to }) => paths.run[to] > paths.run[from] && paths.style[from] !== UNKNOWN)
    .map((leg) => ({ ...leg, style: ROUTE_STYLES[paths.style[leg.from]] }))
    .sort((a, b) => paths.t[a.from] - paths.t[b.from] || a.unit - b.unit);
}

// The spans of vertices of one colour and style, together.
function aheadOf(paths, colours) {
  const groups = new Map();
  for (let u = 0; u < paths.count; u += 1) {
    const last = paths.first[u + 1] - 1;
    for (let from = paths.first[u], to = from; from < last; from = to) {
      const number = paths.style[from];
      while (to < last && paths.style[to] === number) to += 1;
      if (number === UNKNOWN) continue;
      const key = `${colours[u]} ${number}`;
      const group = groups.get(key) ?? { colour: colours[u], style: ROUTE_STYLES[number], spans: [] };
      group.spans.push([from, to]);
      groups.set(key, group);
    }
  }
  return [...groups.values()];
}

// For each unit, from which minutes on it leaves which eighth of the compass behind it.
export function rearsOf(story) {
  const rears = story.scene.units.map(() => []);
  for (const { unit, from, to } of legsOf(story)) {
    const { t, x, y } = story.paths;
    const way = [x[from] - x[to], y[from] - y[to]];
    if (way[0] || way[1]) rears[unit].push({ t: t[from], eighth: eighthOf(...way) });
  }
  return rears;
}

// Pure: the eighth behind a unit at a minute, on its present or last leg; null before it has moved.
export function rearAt(rears, minute) {
  return rears.findLast(({ t }) => t <= minute)?.eighth ?? null;
}
