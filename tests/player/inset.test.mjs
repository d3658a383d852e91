import assert from "node:assert/strict";
import test from "node:test";
import { insetOf, mercatorBox, showsLittle } from "../../src/phaseline/atlas/player/inset.mjs";

const extent = [44.8, 38.3, 50.6, 43.1];

test("the small map is for less than a quarter of the view's area", () => {
  assert.ok(!showsLittle(extent, extent));
  assert.ok(!showsLittle([44.8, 39.4, 48.2, 43.1], extent));
  assert.ok(showsLittle([46, 40, 48, 41.5], extent));
});

test("the view's extent stands whole in it, with a margin on each side", () => {
  const { width, height, at } = insetOf(extent);
  assert.ok(Math.abs(Math.max(width, height) - 130) < 1e-9);
  const [left, top] = at(extent[0], extent[3]);
  const [right, bottom] = at(extent[2], extent[1]);
  assert.ok(left > 4 && top > 4);
  assert.ok(Math.abs(left - (width - right)) < 1e-9 && Math.abs(top - (height - bottom)) < 1e-9);
  const box = mercatorBox(extent);
  assert.ok(Math.abs((right - left) / (bottom - top) - box.width / box.height) < 1e-9);
});
