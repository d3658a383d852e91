import assert from "node:assert/strict";
import test from "node:test";
import { retell } from "../../src/phaseline/atlas/player/tellings.mjs";

const scene = {
  events: [{ id: "a", t: 1 }, { id: "b", t: 2 }],
  units: [{ id: "u" }],
  steps: [{ t: 1 }, { t: 2 }],
  graph: { km: 9, runs: [{ t: [1, 2] }], claims: [] },
  tellings: [
    { witness: "memoir", events: [0, { id: "b", t: 5 }], steps: [0, { t: 5 }], graph: { runs: [0, { t: [2, 5] }] } },
  ],
};

test("a telling replaces what it tells otherwise and keeps the rest", () => {
  const told = retell(scene, "memoir");
  assert.equal(told.events[0], scene.events[0]);
  assert.deepEqual(told.events[1], { id: "b", t: 5, preferred: scene.events[1] });
  assert.deepEqual(told.steps, [{ t: 1 }, { t: 5 }]);
  assert.equal(told.units, scene.units);
  assert.deepEqual(told.graph, { km: 9, runs: [{ t: [1, 2] }, { t: [2, 5] }], claims: [] });
  assert.equal(scene.events[1].t, 2);
});

test("whoever tells nothing otherwise leaves the scene as it is", () => {
  assert.equal(retell(scene, "nobody"), scene);
  assert.equal(retell({ ...scene, tellings: undefined }, "memoir").events, scene.events);
});
