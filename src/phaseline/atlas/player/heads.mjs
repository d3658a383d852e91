// The heads of movement arrows: at the end of what each unit has travelled, so that a still picture tells which way it went.
// A sign stands behind its unit, so the head reaches ahead of it; where no unit stands at the end, it points there.
import { svgElement } from "./dom.mjs";
import { between, segmentAt, shareAt, UNKNOWN } from "./paths.mjs";

const HEAD_TIP = 16;
const HEAD_BACK = 4;
const HEAD_HALF = 9;
const HEAD_LAG = 26;
const NARROW_MAP = 600;
const SMALL_HEAD = 0.75;
// How many pixels of the way give its direction, and how few are no way yet.
const HEADING_REACH = 14;
const LEAST_WAY = 5;

// The direction in which unit u came to a share of a segment, as right and down in a length of 1; null if it has hardly
// moved, or by a way that is not known.
export function headingAt({ x, y, first, style }, u, segment, share, scale) {
  const here = [between(x, segment, share), between(y, segment, share)];
  let way = [0, 0, 0];
  for (let i = segment; i >= first[u] && style[i] !== UNKNOWN && way[2] < HEADING_REACH; i -= 1) {
    const [right, down] = [here[0] - x[i], here[1] - y[i]];
    way = [right, down, Math.hypot(right, down) * scale];
  }
  const [right, down, pixels] = way;
  return pixels < LEAST_WAY ? null : [(right * scale) / pixels, (down * scale) / pixels];
}

// The head at the end of what a unit has travelled of a leg at a minute, as path data; nothing where it has hardly moved.
export function headOf(paths, { scale, originX, originY }, { unit, to }, minute, stands, size = 1) {
  const { x, y, t } = paths;
  const segment = minute >= t[to] ? to - 1 : segmentAt(paths, unit, minute);
  const share = minute >= t[to] ? 1 : shareAt(paths, unit, segment, minute);
  const heading = headingAt(paths, unit, segment, share, scale);
  const at = [between(x, segment, share) * scale - originX, between(y, segment, share) * scale - originY];
  return heading ? headPath(...at, heading, stands, size) : "";
}

// The head's outline at the end of a way where a unit stands, or none; size 1 as on the screen.
function headPath(x, y, [right, down], stands, size = 1) {
  const lag = stands ? 0 : HEAD_LAG;
  const at = (along, aside) => {
    const ahead = along - lag;
    const spot = [x + (ahead * right - aside * down) * size, y + (ahead * down + aside * right) * size];
    return spot.map((part) => part.toFixed(1)).join(" ");
  };
  return `M${at(HEAD_TIP, 0)}L${at(-HEAD_BACK, HEAD_HALF)}L${at(0, 0)}L${at(-HEAD_BACK, -HEAD_HALF)}z`;
}

// The heads of all units of a colour in one path; two that lie on each other are one.
export class Heads {
  // svg: that of the moment, under whose marks they lie.
  constructor({ document, svg, story }) {
    const { sides, units } = story.scene;
    this.paths = story.paths;
    this.sides = sides.flatMap(({ colour }, s) => {
      const own = [...units.keys()].filter((u) => units[u].side === s);
      if (!own.length) return [];
      const node = svgElement(document, "path", "pl-head-of-way");
      node.style.setProperty("--side", colour);
      svg.prepend(node);
      return [{ units: own, node, d: "" }];
    });
  }

  fit(frame) {
    this.frame = frame;
    this.done = new Map();
  }

  // begun: per unit the leg of its way that it has begun last, with its last vertex `to`.
  draw(begun, minute, { shown, vague }) {
    for (const side of this.sides) {
      const heads = new Set(side.units.map((u) => (begun[u] ? this.head(begun[u], minute, shown[u] && !vague[u]) : "")));
      const d = [...heads].join("");
      if (d !== side.d) side.node.setAttribute("d", d);
      side.d = d;
    }
  }

  head(leg, minute, stands) {
    const done = minute >= this.paths.t[leg.to];
    const known = done ? this.done.get(leg) : null;
    if (known?.stands === stands) return known.d;
    const d = headOf(this.paths, this.frame, leg, minute, stands, this.frame.width < NARROW_MAP ? SMALL_HEAD : 1);
    if (done) this.done.set(leg, { d, stands });
    return d;
  }
}
