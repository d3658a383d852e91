import assert from "node:assert/strict";
import test from "node:test";
import { kmPerPixel, roundLength, scaleBars } from "../../src/phaseline/atlas/player/scale.mjs";

test("round lengths", () => {
  assert.deepEqual([1, 1.9, 2, 4.9, 5, 9.99, 73, 0.3].map(roundLength), [1, 1, 2, 2, 5, 5, 50, 0.2]);
});

test("a bar is as long as it says, in km and in versts", () => {
  for (const { unit, length, pixels } of scaleBars(41, 8, 150)) {
    const km = pixels * kmPerPixel(41, 8);
    assert.ok(Math.abs(km / (unit === "km" ? length : length * 1.0668) - 1) < 1e-9);
    assert.ok(pixels <= 150 && pixels > 55);
  }
});

test("a degree of longitude on the equator is 111.3 km", () => {
  assert.ok(Math.abs((kmPerPixel(0, 0) * 256) / 360 - 111.32) < 0.01);
});
