import assert from "node:assert/strict";
import test from "node:test";
import { kmAt } from "../../src/phaseline/atlas/player/graph.mjs";
import { apart, uncovered } from "../../src/phaseline/atlas/player/lines.mjs";

test("of names that touch, the more important one stays", () => {
  const [a, b, c] = [
    { at: 10, room: 10, rank: 1 },
    { at: 15, room: 10, rank: 0 },
    { at: 25, room: 10, rank: 1 },
  ];
  assert.deepEqual(apart([a, b, c]), new Set([b, c]));
});

test("a sign that would cover an earlier one is left out", () => {
  const signs = [{ x: 0, y: 0 }, { x: 5, y: 5 }, { x: 5, y: 30 }];
  assert.deepEqual(uncovered(signs, 20), [signs[0], signs[2]]);
});

test("a run's km is even between its bends, and none outside", () => {
  const run = { t: [60, 120, 120, 180], km: [0, 30, 30, 40] };
  assert.equal(kmAt(run, 90), 15);
  assert.equal(kmAt(run, 120), 30);
  assert.equal(kmAt(run, 150), 35);
  assert.equal(kmAt(run, 180), 40);
  assert.equal(kmAt(run, 59), null);
  assert.equal(kmAt(run, 181), null);
});
