import assert from "node:assert/strict";
import test from "node:test";
import { placesTold, unitsActing } from "../../src/phaseline/atlas/player/told.mjs";

const scene = {
  events: [{ units: [0, 2], places: [1] }, { places: [] }],
  steps: [{ cards: [0, 1], arrivals: [{ units: [3], places: [0] }] }, { cards: [1] }],
  places: [{ named_by: null }, { named_by: 2 }, { named_by: null }],
};

test("a step tells of the units and places of its events and arrivals, and of who lends a place its name", () => {
  assert.deepEqual([...unitsActing(scene, 0)], [0, 2, 3]);
  assert.deepEqual([...placesTold(scene, 0)].sort(), [0, 1, 2]);
  assert.deepEqual([unitsActing(scene, 1).size, placesTold(scene, 1).size], [0, 0]);
});
