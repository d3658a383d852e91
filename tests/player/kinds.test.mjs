import assert from "node:assert/strict";
import test from "node:test";
import { dotKind, isArea, isWrittenAlone, nameClass, rankShown } from "../../src/phaseline/atlas/player/kinds.mjs";

test("the closer the map, the lesser places it names, from great cities to buildings", () => {
  assert.deepEqual([5, 6.5, 7.5, 9, 12, 14].map(rankShown), [1, 2, 3, 4, 5, 6]);
});

test("areas have no dot, quarters and streets of a town one only if there is more to say of them", () => {
  assert.equal(dotKind("sea"), null);
  assert.ok(isArea("uezd") && !isArea("quarter"));
  assert.deepEqual(["quarter", "street", "building"].map(isWrittenAlone), [true, true, false]);
  assert.equal(dotKind("quarter"), "other");
});

test("a name is written as its kind and rank want", () => {
  const named = (kind, rank) => nameClass({ kind, rank }).split(" ").at(-1);
  assert.deepEqual(
    [named("sea"), named("state"), named("uezd"), named("quarter", 5), named("street", 6), named("city", 1), named("building", 6)],
    ["pl-label-water", "pl-label-state", "pl-label-area", "pl-label-quarter", "pl-label-street", "pl-label-rank1", "pl-label-rank4"],
  );
});
