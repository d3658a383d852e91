import assert from "node:assert/strict";
import test from "node:test";
import { headsOf, silentUnits } from "../../src/phaseline/atlas/player/gather.mjs";
import { makeStory } from "../../src/phaseline/atlas/player/state.mjs";
import { scene } from "./story.mjs";

// A corps, its division, that one's two regiments, and two trains, all of one army that is not on the map.
const units = [
  { arm: "headquarters" },
  { arm: "cavalry", echelon: "corps", superior: 0 },
  { arm: "cavalry", echelon: "division", superior: 1 },
  { arm: "cavalry", echelon: "regiment", superior: 2 },
  { arm: "cavalry", echelon: "regiment", superior: 2 },
  { arm: "armored-train", superior: 0 },
  { arm: "armored-train", superior: 0 },
];
const at = (u, x, more = {}) => ({ u, x, y: 100, apart: false, vague: false, moves: false, ...more });
const heads = (...found) => Object.fromEntries(headsOf(units, found));

test("who stands where a superior stands is under the highest of them there", () => {
  assert.deepEqual(heads(at(1, 50), at(2, 50), at(3, 55), at(4, 60)), { 2: 1, 3: 1, 4: 1 });
});

test("who has moved off is under whom it moved off with", () => {
  assert.deepEqual(heads(at(1, 50), at(2, 90), at(3, 90)), { 3: 2 });
  assert.deepEqual(heads(at(1, 50), at(2, 90), at(3, 150)), {});
});

test("without its superior, like stands under the first of its like", () => {
  assert.deepEqual(heads(at(3, 50), at(4, 52)), { 4: 3 });
  assert.deepEqual(heads(at(1, 50), at(5, 50), at(6, 50)), { 6: 5 });
});

test("who is told of, or is not known to be there, stands apart", () => {
  assert.deepEqual(heads(at(1, 50), at(2, 50, { apart: true }), at(3, 50)), { 3: 2 });
  assert.deepEqual(heads(at(1, 50, { apart: true, vague: true }), at(2, 50)), {});
});

test("on the march only those are together who keep step", () => {
  assert.deepEqual(heads(at(1, 50, { moves: true }), at(2, 52, { moves: true })), { 2: 1 });
  assert.deepEqual(heads(at(1, 50, { moves: true }), at(2, 58)), {});
});

test("units are silent of which no step tells and which never move", () => {
  const still = { ...scene.units[0], id: "still", path: { t: [1400], lon: [49], lat: [41], km: [0] }, legs: [] };
  const story = makeStory({ ...scene, units: [...scene.units, still] });
  assert.deepEqual([...silentUnits(story)].filter((u) => u >= scene.units.length), [scene.units.length]);
  assert.ok(!silentUnits(story).has(0));
});
