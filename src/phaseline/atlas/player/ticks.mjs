// Where a unit's record has a date, a tick stands across the way that it has come, with the date beside it where there is
// room (see Marks).
import { svgElement } from "./dom.mjs";
import { headingAt } from "./heads.mjs";
import { overlaps } from "./labels.mjs";

const TICK_HALF = 11;
const SAME_WAY = 0.5;
// In Mercator pixels at zoom 0: some 150 m.
const SAME_SPOT = 0.001;
const CLOSE_UP = 2 ** 14;

// Pure: the ticks of all units: at which vertex, from which minute on they show, the direction of the way there, in how few
// words their date is told, whether it is attested. One at a way's beginning shows when the unit has left.
export function ticksOf({ scene, paths }) {
  return scene.units.flatMap(({ ticks = [], legs = [], side }, u) => {
    const moves = legs.filter(({ still }) => !still);
    return ticks.flatMap(([vertex, words, sure = 0]) => {
      const came = moves.find(({ to }) => to === vertex);
      const left = moves.find(({ from }) => from >= vertex);
      const [leg, at] = came ? [came, came.to - 1] : [left, left?.from];
      const heading = leg && legHeading(paths, u, paths.first[u] + at);
      if (!heading) return [];
      const i = paths.first[u] + vertex;
      const from = came ? paths.t[i] : paths.t[paths.first[u] + left.from + 1];
      return [{ side, from, words, sure, heading, x: paths.x[i], y: paths.y[i] }];
    });
  });
}

// The direction of a segment, or of those before it.
function legHeading(paths, u, segment) {
  return headingAt({ ...paths, style: [] }, u, segment, 1, CLOSE_UP);
}

// Pure: the dates to tell, those attested first, of these the latest. Of two at one place that say the same the first is told,
// and none that only says of it that it is approximate.
export function datesOf(story) {
  const told = [];
  const said = ({ words }) => Object.values(words)[0];
  for (const tick of ticksOf(story).sort((a, b) => b.sure - a.sure || a.from - b.from)) {
    const like = (other) => isAt(other, tick) && said(tick).includes(said(other));
    if (!told.some(like)) told.push(tick);
  }
  return told.sort((a, b) => b.sure - a.sure || b.from - a.from);
}

function isAt(one, other) {
  return Math.abs(one.x - other.x) + Math.abs(one.y - other.y) < SAME_SPOT;
}

// Pure: of ticks at one place across ways of about one direction, to or fro, the first.
export function distinct(ticks) {
  const kept = [];
  for (const tick of [...ticks].sort((a, b) => a.from - b.from)) {
    const [right, down] = tick.heading;
    const like = (other) => isAt(other, tick) && Math.abs(right * other.heading[1] - down * other.heading[0]) < SAME_WAY;
    if (!kept.some(like)) kept.push(tick);
  }
  return kept;
}

export class Ticks {
  // svg: that of the ways.
  constructor({ document, svg, story }) {
    const make = (name, colour) => {
      const node = svgElement(document, "path", name);
      node.style.setProperty("--side", colour);
      svg.append(node);
      return { node, d: "" };
    };
    this.ticks = distinct(ticksOf(story));
    const casing = make("pl-tick-casing", "");
    this.lines = [casing, ...story.scene.sides.map(({ colour }) => make("pl-tick-mark", colour))];
  }

  // Takes a new view of the map (see frame.mjs).
  fit({ scale, originX, originY }) {
    for (const tick of this.ticks) {
      const [right, down] = tick.heading;
      const [x, y] = [tick.x * scale - originX, tick.y * scale - originY];
      const end = (by) => `${(x - by * down).toFixed(1)} ${(y + by * right).toFixed(1)}`;
      tick.box = [x, y, x, y];
      tick.d = `M${end(TICK_HALF)}L${end(-TICK_HALF)}`;
    }
  }

  // covers: the boxes of what stands on the map, under which no tick peeps out.
  draw(minute, covers) {
    const found = this.lines.map(() => "");
    for (const { from, box, d, side } of this.ticks) {
      if (minute < from || covers.some((cover) => overlaps(cover, box))) continue;
      found[0] += d;
      found[side + 1] += d;
    }
    this.lines.forEach((line, i) => {
      if (found[i] !== line.d) line.node.setAttribute("d", found[i]);
      line.d = found[i];
    });
  }
}
