import assert from "node:assert/strict";
import test from "node:test";
import { along, around, centred, cross, cutsAt, eighthOf, Grid, joined, leaderOf, overlaps, packed, placeLabels, ringed, straightSpots } from "../../src/phaseline/atlas/player/labels.mjs";

const bounds = [0, 0, 400, 300];

// A fixed run of scattered numbers in [0, 1).
function scattered(seed) {
  let value = seed;
  return () => {
    value = (value * 1103515245 + 12345) % 2147483648;
    return value / 2147483648;
  };
}

function touching(items, choices) {
  const boxes = items.flatMap((item, i) => (choices[i] < 0 ? [] : item.positions.at(choices[i]).map((box) => [i, box])));
  return boxes.filter(([i, box], k) => boxes.some(([j, other], m) => m > k && i !== j && overlaps(box, other)));
}

test("labels of crowded points never touch, and the first keeps its best place", () => {
  for (const seed of [1, 2, 3, 4, 5]) {
    const random = scattered(seed);
    const items = Array.from({ length: 80 }, () => ({
      positions: around(20 + 360 * random(), 20 + 260 * random(), 30 + 50 * random(), 14, 8),
    }));
    const choices = placeLabels(items, { bounds });
    assert.deepEqual(touching(items, choices), []);
    assert.ok(choices.filter((choice) => choice >= 0).length > 20);
  }
});

test("twelve signs at one point all find room of their own", () => {
  const items = Array.from({ length: 12 }, () => ({ must: true, positions: ringed(200, 150, 90, 22) }));
  const choices = placeLabels(items, { bounds });
  assert.ok(choices.every((choice) => choice >= 0));
  assert.deepEqual(touching(items, choices), []);
});

test("a label keeps clear of what is blocked, but not of its own dot", () => {
  const positions = around(100, 100, 40, 12, 8);
  assert.equal(placeLabels([{ positions }], { bounds, grid: new Grid(bounds, [[[100, 90, 160, 110], null]]) })[0], 1);
  assert.equal(placeLabels([{ positions, own: 7 }], { bounds, grid: new Grid(bounds, [[[90, 90, 160, 110], 7]]) })[0], 0);
  assert.equal(placeLabels([{ positions, own: 8 }], { bounds, grid: new Grid(bounds, [[[0, 0, 400, 300], 7]]) })[0], -1);
});

test("a label stays inside the map, and keeps its last position while that is free", () => {
  assert.equal(placeLabels([{ positions: around(390, 100, 40, 12, 8) }], { bounds })[0], 1);
  assert.equal(placeLabels([{ positions: around(200, 100, 40, 12, 8), last: 5 }], { bounds })[0], 5);
  assert.equal(placeLabels([{ positions: around(200, 100, 40, 12, 8), last: 99 }], { bounds })[0], 0);
});

test("a sign that must stand stands even where nothing is free", () => {
  const item = { must: true, positions: around(100, 100, 40, 12, 8) };
  assert.equal(placeLabels([item], { bounds, grid: new Grid(bounds, [[bounds, null]]) })[0], 0);
});

test("names of areas prefer their centre", () => {
  assert.deepEqual(centred(100, 100, 40, 10).at(0), [[80, 95, 120, 105]]);
});

test("a river's name lies along its straightest stretch, and reads from left to right", () => {
  const bent = [[20, 20], [40, 60], [20, 100], [60, 120], [380, 140]];
  const [best] = straightSpots(bent, 60, bounds);
  assert.ok(best.x > 60 && best.bend < 0.02);
  const [back] = straightSpots([...bent].reverse(), 60, bounds);
  assert.ok(Math.abs(back.angle) < Math.PI / 2);
  assert.deepEqual(straightSpots([[0, 0], [10, 0]], 60, bounds), []);
});

test("a turned label is covered by its chain of boxes", () => {
  const boxes = along({ x: 100, y: 100, angle: Math.PI / 4 }, 80, 12);
  assert.ok(boxes.length >= 6);
  assert.ok(boxes.some((box) => box[0] < 76) && boxes.some((box) => box[2] > 124));
});

test("leaders do not cross where they need not, nor run under what stands", () => {
  const sign = (x, y) => ({ x, y, inset: 4, leadFrom: 0, positions: ringed(x, y, 40, 20, { ring: 13, rings: 12 }) });
  for (const seed of [1, 2, 3, 4, 5, 6]) {
    const random = scattered(seed);
    const items = Array.from({ length: 7 }, () => sign(180 + 40 * random(), 130 + 40 * random()));
    const choices = placeLabels(items, { bounds });
    const leaders = items.map((item, i) => leaderOf(item, choices[i])).filter(Boolean);
    const crossings = leaders.flatMap((a, i) => leaders.slice(i + 1).filter((b) => cross(a, b)));
    assert.ok(choices.every((choice) => choice >= 0));
    assert.deepEqual(crossings, []);
  }
});

test("a name keeps apart from the dot of another where it can", () => {
  const fixed = new Grid(bounds, [[[95, 95, 105, 105], 1], [[147, 90, 155, 98], 2]]);
  const positions = around(100, 100, 38, 12, 8);
  assert.equal(placeLabels([{ positions, own: 1 }], { bounds, fixed })[0], 0);
  assert.equal(placeLabels([{ positions, own: 1, apart: 6 }], { bounds, fixed })[0], 1);
});

test("a way right and down lies in an eighth of the compass, clockwise from the right", () => {
  const ways = [[5, 0.2], [3, 3], [0, 9], [-2, 2.1], [-4, -0.3], [-1, -1], [0.1, -7], [6, -5]];
  assert.deepEqual(ways.map((way) => eighthOf(...way)), [0, 1, 2, 3, 4, 5, 6, 7]);
});

test("a sign that is to stand in an eighth of the compass stands there first, and has the same places to choose from", () => {
  const middle = ([[left, top, right, bottom]]) => [(left + right) / 2, (top + bottom) / 2];
  const plain = ringed(0, 0, 40, 20);
  for (let eighth = 0; eighth < 8; eighth += 1) {
    const positions = ringed(0, 0, 40, 20, { towards: eighth });
    const angle = (eighth / 8) * 2 * Math.PI;
    const [x, y] = middle(positions.at(0));
    assert.ok(x * Math.cos(angle) + y * Math.sin(angle) > 0.7 * Math.hypot(x, y), `eighth ${eighth}`);
    const all = (list) => Array.from({ length: list.count }, (_, i) => String(list.at(i))).sort();
    assert.deepEqual(all(positions), all(plain));
  }
});

test("small squares at one point are packed about it, the first on it", () => {
  const items = Array.from({ length: 9 }, () => ({ positions: packed(200, 150, 10) }));
  const choices = placeLabels(items, { bounds });
  assert.deepEqual(items[0].positions.at(choices[0]), [[195, 145, 205, 155]]);
  assert.deepEqual(touching(items, choices), []);
  for (const [i, choice] of choices.entries()) {
    const [[left, top]] = items[i].positions.at(choice);
    assert.ok(Math.abs(left - 195) <= 11 && Math.abs(top - 145) <= 11);
  }
});

test("an item is cut short once, then again, as room grows scarce, and in its last form has no leader", () => {
  const full = ringed(100, 100, 80, 20, { rings: 1 });
  const brief = ringed(100, 100, 20, 20, { rings: 1 });
  const positions = joined(joined(full, brief), packed(100, 100, 10));
  const item = { positions, cuts: [full.count, full.count + brief.count], leadFrom: 0, inset: 4, x: 100, y: 100 };
  const form = (box) => {
    const grid = new Grid(bounds, [[[0, 0, 400, box], null], [[0, 200 - box, 400, 300], null]]);
    const [choice] = placeLabels([item], { bounds, grid });
    return [cutsAt(item, choice), choice < 0 ? null : leaderOf(item, choice)];
  };
  assert.equal(form(60)[0], 0);
  assert.deepEqual(form(94), [2, null]);
  const narrow = new Grid(bounds, [[[0, 0, 85, 300], null], [[135, 0, 400, 300], null]]);
  assert.equal(cutsAt(item, placeLabels([item], { bounds, grid: narrow })[0]), 1);
});
