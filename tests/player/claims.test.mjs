import assert from "node:assert/strict";
import test from "node:test";
import { claimsOfEvent, claimsOfUnits } from "../../src/phaseline/atlas/player/claims.mjs";

const claims = [
  { id: "of-an-event", event: 2, unit: 1 },
  { id: "of-a-unit", event: null, unit: 1 },
  { id: "of-another", event: null, unit: 0 },
];

test("a disagreement stands with its event", () => {
  assert.deepEqual(claimsOfEvent({ claims }, 2), [claims[0]]);
  assert.deepEqual(claimsOfEvent({ claims }, -1), []);
});

test("one about a unit alone stands, once, with a step that tells of the unit", () => {
  assert.deepEqual(claimsOfUnits({ claims }, [{ units: [1] }, { units: [1, 5] }, {}]), [claims[1]]);
});

test("a scene without disagreements has none", () => {
  assert.deepEqual(claimsOfEvent({}, 0), []);
  assert.deepEqual(claimsOfUnits({}, [{ units: [0] }]), []);
});
