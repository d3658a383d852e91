// Where labels and signs may stand without touching. Pure: items with possible positions in, choices out.
// A box is [left, top, right, bottom] in pixels; a position is a list of boxes.

const CELL = 48;
const NOBODY = -1;

// Eight positions around a point, the most readable first; r is the clear distance from the point.
export function around(x, y, w, h, r) {
  const d = r * 0.75;
  const spots = [
    [x + r, y - h / 2],
    [x - r - w, y - h / 2],
    [x + d, y - d - h],
    [x + d, y + d],
    [x - d - w, y - d - h],
    [x - d - w, y + d],
    [x - w / 2, y - r - h],
    [x - w / 2, y + r],
  ];
  return spots.map(([left, top]) => [[left, top, left + w, top + h]]);
}

// On the point, or moved a little from it: for the names of areas.
export function centred(x, y, w, h, reach = 1) {
  const spots = [
    [0, 0],
    [0, -1],
    [0, 1],
    [-0.5, 0],
    [0.5, 0],
    [-0.5, -1],
    [0.5, 1],
  ];
  return spots.map(([dx, dy]) => {
    const left = x - w / 2 + dx * w * reach;
    const top = y - h / 2 + dy * 1.6 * h * reach;
    return [[left, top, left + w, top + h]];
  });
}

// Positions all round a point, nearer ones first: for signs, which must all find room. The grip is how far from its
// left edge a sign prefers to stand over the point.
export function ringed(x, y, w, h, { grip = w / 2, near = 9, ring = 24, rings = 8 } = {}) {
  const positions = [];
  for (let i = 0; i < rings; i += 1) {
    const d = near + i * ring;
    const slant = d * 0.72;
    const corners = [
      [x - grip, y - d - h],
      [x + d, y - h / 2],
      [x - d - w, y - h / 2],
      [x - grip, y + d],
      [x + slant, y - slant - h],
      [x + slant, y + slant],
      [x - slant - w, y - slant - h],
      [x - slant - w, y + slant],
      [x + grip - w, y - d - h],
      [x + grip - w, y + d],
    ];
    for (const [left, top] of corners) positions.push([[left, top, left + w, top + h]]);
  }
  return positions;
}

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

function inside(box, bounds) {
  return box[0] >= bounds[0] && box[1] >= bounds[1] && box[2] <= bounds[2] && box[3] <= bounds[3];
}

function makeGrid() {
  const cells = new Map();
  const eachCell = (box, visit) => {
    for (let row = Math.floor(box[1] / CELL); row <= Math.floor(box[3] / CELL); row += 1) {
      for (let column = Math.floor(box[0] / CELL); column <= Math.floor(box[2] / CELL); column += 1) {
        if (visit(row * 65536 + column)) return true;
      }
    }
    return false;
  };
  return {
    add: (box, owner) => {
      eachCell(box, (key) => {
        const cell = cells.get(key);
        if (cell) cell.push(box, owner);
        else cells.set(key, [box, owner]);
      });
    },
    hits: (box, owner) =>
      eachCell(box, (key) => {
        const cell = cells.get(key);
        if (!cell) return false;
        for (let i = 0; i < cell.length; i += 2) {
          if (cell[i + 1] !== owner && overlaps(box, cell[i])) return true;
        }
        return false;
      }),
  };
}

// Chooses a position for each item, in the order given, so that no two touch.
// item: {positions, last?: choice kept if still free, must?: stands even where no position is free, own?: an owner
// whose blocked boxes do not count}. Answers, per item, the chosen position's index, or -1 for none.
export function placeLabels(items, { bounds, blocked = [] }) {
  const grid = makeGrid();
  for (const [box, owner] of blocked) grid.add(box, owner);
  return items.map((item) => {
    const free = (choice) =>
      item.positions[choice].every((box) => inside(box, bounds) && !grid.hits(box, item.own ?? NOBODY));
    let choice = item.last >= 0 && item.last < item.positions.length && free(item.last) ? item.last : -1;
    for (let i = 0; choice < 0 && i < item.positions.length; i += 1) if (free(i)) choice = i;
    if (choice < 0 && item.must) choice = 0;
    if (choice >= 0) for (const box of item.positions[choice]) grid.add(box, null);
    return choice;
  });
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
