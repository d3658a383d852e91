import assert from "node:assert/strict";
import test from "node:test";
import { toldOtherwise } from "../../src/phaseline/atlas/player/controls.mjs";

test("the steps are found whose cards a witness tells otherwise", () => {
  const events = [{}, { preferred: {} }, {}];
  const steps = [{ cards: [0] }, { cards: [0, 1] }, { cards: [] }, { cards: [2] }];
  assert.deepEqual(toldOtherwise({ steps, events }), [1]);
});
