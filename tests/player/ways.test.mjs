import assert from "node:assert/strict";
import test from "node:test";
import { rearAt, rearsOf } from "../../src/phaseline/atlas/player/ways.mjs";
import { makeStory } from "../../src/phaseline/atlas/player/state.mjs";

const unit = (path, legs) => ({ path, legs });
const path = { t: [0, 60, 120, 180], lon: [48, 49, 49, 48], lat: [40, 40, 40, 41], km: [0, 0, 0, 0] };
const legs = [{ from: 0, to: 1, route: "attested" }, { from: 1, to: 2, route: "attested" }, { from: 2, to: 3, route: "conjectural" }];
const standing = { t: [0], lon: [48], lat: [40], km: [1] };
const story = makeStory({ steps: [{ t: 0, cards: [] }], events: [], places: [], units: [unit(path, legs), unit(standing, [])] });
const [moving, still] = rearsOf(story);

test("behind a unit that goes east is the west, also where it has halted; then the south-east", () => {
  assert.deepEqual([0, 30, 60, 119].map((minute) => rearAt(moving, minute)), [4, 4, 4, 4]);
  assert.deepEqual([120, 150, 999].map((minute) => rearAt(moving, minute)), [1, 1, 1]);
});

test("nothing is behind a unit that has not moved", () => {
  assert.equal(rearAt(moving, -1), null);
  assert.equal(rearAt(still, 50), null);
});
