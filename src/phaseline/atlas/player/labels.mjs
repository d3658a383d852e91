// Where labels and signs may stand without touching. Pure: items with possible positions in, choices out.
// A box is [left, top, right, bottom] in pixels; a position is a list of boxes. Positions are {count, at(i)}, the most
// readable first: each is made when it is asked for, since most never are.

import { clamp } from "./time.mjs";

const CELL = 64;
const NOBODY = -1;
const LEAST_LEADER = 12;
// Faults of a position.
const CROSSING = 3;
const CUT = 2;

// A list of positions that are there.
export function listed(positions) {
  return { count: positions.length, at: (i) => positions[i] };
}

// These, then those.
export function joined(these, those) {
  return {
    count: these.count + those.count,
    at: (i) => (i < these.count ? these.at(i) : those.at(i - these.count)),
  };
}

// In whole pixels, as labels are drawn.
function oneBox(left, top, w, h) {
  const x = Math.round(left);
  const y = Math.round(top);
  return [[x, y, x + w, y + h]];
}

// Left and top of a label beside a point, as parts of the clear distance and of the label's own breadth and height.
const AROUND = [
  [1, 0, 0, -0.5],
  [-1, -1, 0, -0.5],
  [0.75, 0, -0.75, -1],
  [0.75, 0, 0.75, 0],
  [-0.75, -1, -0.75, -1],
  [-0.75, -1, 0.75, 0],
  [0, -0.5, -1, -1],
  [0, -0.5, 1, 0],
  [1, 0, 0, -0.8],
  [1, 0, 0, -0.2],
  [-1, -1, 0, -0.8],
  [-1, -1, 0, -0.2],
];

// Twelve positions around a point; r is the clear distance from it.
export function around(x, y, w, h, r) {
  return {
    count: AROUND.length,
    at: (i) => {
      const [right, wide, down, high] = AROUND[i];
      return oneBox(x + right * r + wide * w, y + down * r + high * h, w, h);
    },
  };
}

const CENTRED = [
  [0, 0],
  [0, -1],
  [0, 1],
  [-0.5, 0],
  [0.5, 0],
  [-0.5, -1],
  [0.5, 1],
];

// On the point, or moved a little from it: for the names of areas.
export function centred(x, y, w, h) {
  return {
    count: CENTRED.length,
    at: (i) => oneBox(x - w / 2 + CENTRED[i][0] * w, y - h / 2 + CENTRED[i][1] * 1.6 * h, w, h),
  };
}

// As AROUND, with the grip as a third measure of the left edge.
const RINGED = [
  [0, 0, -1, -1, -1],
  [1, 0, 0, 0, -0.5],
  [-1, -1, 0, 0, -0.5],
  [0, 0, -1, 1, 0],
  [0.72, 0, 0, -0.72, -1],
  [0.72, 0, 0, 0.72, 0],
  [-0.72, -1, 0, -0.72, -1],
  [-0.72, -1, 0, 0.72, 0],
  [0, -1, 1, -1, -1],
  [0, -1, 1, 1, 0],
];

// Which way each of RINGED lies from the point, right and down, in about the same length.
const RINGED_WAYS = [
  [0.3, -1],
  [1, 0],
  [-1, 0],
  [0.3, 1],
  [0.8, -0.8],
  [0.8, 0.8],
  [-0.8, -0.8],
  [-0.8, 0.8],
  [-0.3, -1],
  [-0.3, 1],
];
const COMPASS = 8;
const LATER = 0.06;

// The numbers of RINGED in the order in which a sign would take them that stands off from its point towards an eighth of
// the compass, clockwise from the right; of two as good the more readable comes first.
function inOrderOf(eighth) {
  const angle = (eighth / COMPASS) * 2 * Math.PI;
  const worth = RINGED_WAYS.map(([x, y], i) => x * Math.cos(angle) + y * Math.sin(angle) - i * LATER);
  return [...RINGED.keys()].sort((a, b) => worth[b] - worth[a]);
}

const AS_READ = [...RINGED.keys()];
const TOWARDS = Array.from({ length: COMPASS }, (_, eighth) => inOrderOf(eighth));

// The eighth of the compass of a way right and down.
export function eighthOf(right, down) {
  return (Math.round((Math.atan2(down, right) / (2 * Math.PI)) * COMPASS) + COMPASS) % COMPASS;
}

// Positions all round a point, nearer ones first: for signs, which must all find room. The grip is how far from its
// left edge a sign prefers to stand over the point; towards: the eighth of the compass it prefers to stand in, if any.
export function ringed(x, y, w, h, { grip = w / 2, near = 9, ring = 24, rings = 8, towards = null } = {}) {
  const order = towards === null ? AS_READ : TOWARDS[towards];
  return {
    count: RINGED.length * rings,
    at: (i) => {
      const d = near + Math.floor(i / RINGED.length) * ring;
      const [right, wide, held, down, high] = RINGED[order[i % RINGED.length]];
      return oneBox(x + right * d + wide * w + held * grip, y + down * d + high * h, w, h);
    },
  };
}

// On a point, or packed about it like seeds: for small squares of which several may stand at one point.
export function packed(x, y, size) {
  const pitch = size + 1;
  return {
    count: PACKED.length,
    at: (i) => oneBox(x + PACKED[i][0] * pitch - size / 2, y + PACKED[i][1] * pitch - size / 2, size, size),
  };
}

const FARTHEST = 4;
const ROW = Array.from({ length: 2 * FARTHEST + 1 }, (_, i) => i - FARTHEST);
const PACKED = ROW.flatMap((dx) => ROW.map((dy) => [dx, dy]))
  .filter(([dx, dy]) => Math.hypot(dx, dy) <= FARTHEST)
  .sort((a, b) => Math.hypot(...a) - Math.hypot(...b));

// A turned label, as a chain of upright boxes along it.
export function along({ x, y, angle }, w, h) {
  const count = Math.max(1, Math.ceil(w / h));
  const boxes = [];
  for (let i = 0; i < count; i += 1) {
    const at = ((i + 0.5) / count - 0.5) * w;
    const cx = x + at * Math.cos(angle);
    const cy = y + at * Math.sin(angle);
    const half = h * 0.62;
    boxes.push([cx - half, cy - half, cx + half, cy + half]);
  }
  return boxes;
}

export function overlaps(a, b) {
  return a[0] < b[2] && b[0] < a[2] && a[1] < b[3] && b[1] < a[3];
}

export function inside(box, bounds) {
  return box[0] >= bounds[0] && box[1] >= bounds[1] && box[2] <= bounds[2] && box[3] <= bounds[3];
}

// Boxes that can be asked whether another lies on one of them; a box of one's own does not count.
export class Grid {
  constructor([left, top, right, bottom], boxes = []) {
    Object.assign(this, { left, top });
    this.columns = Math.max(1, Math.ceil((right - left) / CELL));
    this.rows = Math.max(1, Math.ceil((bottom - top) / CELL));
    this.cells = new Map();
    for (const [box, owner] of boxes) this.add(box, owner);
  }

  column(x) {
    return clamp(Math.floor((x - this.left) / CELL), 0, this.columns - 1);
  }

  row(y) {
    return clamp(Math.floor((y - this.top) / CELL), 0, this.rows - 1);
  }

  add(box, owner) {
    const last = [this.column(box[2]), this.row(box[3])];
    for (let row = this.row(box[1]); row <= last[1]; row += 1) {
      for (let column = this.column(box[0]); column <= last[0]; column += 1) {
        const key = row * this.columns + column;
        const cell = this.cells.get(key);
        if (cell) cell.push(box, owner);
        else this.cells.set(key, [box, owner]);
      }
    }
  }

  // Whether a box of another lies there; owned: only one that belongs to someone counts.
  hits(box, owner, owned = false) {
    const right = this.column(box[2]);
    const bottom = this.row(box[3]);
    for (let row = this.row(box[1]); row <= bottom; row += 1) {
      for (let column = this.column(box[0]); column <= right; column += 1) {
        const cell = this.cells.get(row * this.columns + column);
        if (!cell) continue;
        for (let i = 0; i < cell.length; i += 2) {
          if (cell[i + 1] !== owner && !(owned && cell[i + 1] === null) && overlaps(box, cell[i])) return true;
        }
      }
    }
    return false;
  }
}

// The line from an item's true point to its position, if that lies so far off that it has one.
export function leaderOf({ positions, leadFrom, inset, x, y, cuts }, choice) {
  if (leadFrom === undefined || choice < leadFrom || cutsAt({ cuts }, choice) > 1) return null;
  const [[left, top, right, bottom]] = positions.at(choice);
  const toX = clamp(x, left + inset, right - inset);
  const toY = clamp(y, top + inset, bottom - inset);
  return Math.hypot(toX - x, toY - y) > LEAST_LEADER ? [x, y, toX, toY] : null;
}

function side(ax, ay, bx, by, x, y) {
  return (bx - ax) * (y - ay) - (by - ay) * (x - ax);
}

// Whether two lines cross at a point inside both.
export function cross([ax, ay, bx, by], [cx, cy, dx, dy]) {
  const across = side(ax, ay, bx, by, cx, cy) * side(ax, ay, bx, by, dx, dy);
  return across < 0 && side(cx, cy, dx, dy, ax, ay) * side(cx, cy, dx, dy, bx, by) < 0;
}

function passes(line, [left, top, right, bottom]) {
  const [ax, ay, bx, by] = line;
  if ((ax < left && bx < left) || (ax > right && bx > right) || (ay < top && by < top) || (ay > bottom && by > bottom)) return false;
  return cross(line, [left, top, right, bottom]) || cross(line, [left, bottom, right, top]);
}

function grown([left, top, right, bottom], by) {
  return [left - by, top - by, right + by, bottom + by];
}

function count(list, holds) {
  let found = 0;
  for (const entry of list) if (holds(entry)) found += 1;
  return found;
}

// Chooses a position for each item, in the order given, so that no two touch, and of those the tidiest: where leaders
// neither cross nor pass under what stands, and a name is nearer to its own dot than to another.
// item: {positions, last?: choice kept if still good, must?: stands even where no position is free, own?: an owner
// whose blocked boxes do not count, apart?: how far from others' boxes it would stand, cuts?: from which positions on it is
// worse off, and from which again, so that it has no leader either, and leadFrom, inset, x, y of its leader}; fixed: a
// grid of what is blocked at every step; grid: one of what is blocked now, to which the chosen boxes are added. Answers,
// per item, the chosen position's index, or -1.
export function placeLabels(items, { bounds, fixed = new Grid(bounds), grid = new Grid(bounds) }) {
  const standing = [];
  const leaders = [];
  return items.map((item) => {
    const { positions, apart = 0, own = NOBODY } = item;
    const clear = (box) => inside(box, bounds) && !fixed.hits(box, own) && !grid.hits(box, own);
    const free = (choice) => positions.at(choice).every(clear);
    const untidy = (choice) => {
      const leader = leaderOf(item, choice);
      let faults = 0;
      if (leader) {
        faults += CROSSING * count(leaders, (other) => cross(leader, other));
        faults += count(standing, (box) => passes(leader, box));
      }
      for (const box of positions.at(choice)) {
        faults += count(leaders, (other) => passes(other, box));
        if (apart && fixed.hits(grown(box, apart), own, true)) faults += 1;
      }
      return faults;
    };
    const choice = chosen(item, free, untidy);
    if (choice < 0) return choice;
    for (const box of positions.at(choice)) {
      grid.add(box, null);
      if (item.leadFrom !== undefined) standing.push(box);
    }
    const leader = leaderOf(item, choice);
    if (leader) leaders.push(leader);
    return choice;
  });
}

// How many times an item is worse off at a position.
export function cutsAt({ cuts }, choice) {
  return cuts ? count(cuts, (from) => choice >= from) : 0;
}

// The last choice if it is still free and tidy, else the first of the tidiest that are free. Each cut is worth a small
// fault, but no crossing.
function chosen(item, free, untidy) {
  const { positions: { count: most }, last = -1, must } = item;
  if (last >= 0 && last < most && free(last) && !untidy(last)) return last;
  let best = must ? 0 : -1;
  let least = Infinity;
  for (let i = 0; i < most && least > CUT * cutsAt(item, i); i += 1) {
    if (!free(i)) continue;
    const faults = untidy(i) + CUT * cutsAt(item, i);
    if (faults < least) [best, least] = [i, faults];
  }
  return best;
}

// Straight stretches of a line of points long enough for a label of width w, best first.
export function straightSpots(points, w, bounds, most = 6) {
  const run = [0];
  for (let i = 1; i < points.length; i += 1) {
    run.push(run[i - 1] + Math.hypot(points[i][0] - points[i - 1][0], points[i][1] - points[i - 1][1]));
  }
  const spots = [];
  for (let from = 0; from + w <= run[run.length - 1]; from += 24) {
    const spot = spotAt(points, run, from, w);
    if (spot && inside([spot.x, spot.y, spot.x, spot.y], bounds)) spots.push(spot);
  }
  return spots.sort((a, b) => a.bend - b.bend).slice(0, most);
}

function spotAt(points, run, from, w) {
  const a = pointAt(points, run, from);
  const b = pointAt(points, run, from + w);
  const chord = Math.hypot(b[0] - a[0], b[1] - a[1]);
  if (chord < 0.9 * w) return null;
  const middle = pointAt(points, run, from + w / 2);
  const flip = b[0] < a[0];
  const angle = Math.atan2(flip ? a[1] - b[1] : b[1] - a[1], flip ? a[0] - b[0] : b[0] - a[0]);
  const bend = 1 - chord / w + Math.abs(angle) * 0.02;
  return { x: (middle[0] * 2 + a[0] + b[0]) / 4, y: (middle[1] * 2 + a[1] + b[1]) / 4, angle, bend };
}

function pointAt(points, run, at) {
  let i = 1;
  while (i < run.length - 1 && run[i] < at) i += 1;
  const share = run[i] > run[i - 1] ? (at - run[i - 1]) / (run[i] - run[i - 1]) : 0;
  return [
    points[i - 1][0] + (points[i][0] - points[i - 1][0]) * share,
    points[i - 1][1] + (points[i][1] - points[i - 1][1]) * share,
  ];
}
