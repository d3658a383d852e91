import assert from "node:assert/strict";
import test from "node:test";
import { kmPerPixel, roundLength, scaleBars, zoomShowing } from "../../src/phaseline/atlas/player/scale.mjs";

test("round lengths", () => {
  assert.deepEqual([1, 1.9, 2, 4.9, 5, 9.99, 73, 0.3, 0.17].map(roundLength), [1, 1.5, 2, 4, 5, 8, 60, 0.3, 0.15]);
});

test("a bar is as long as it says, in km, versts and miles, and has room for its words", () => {
  const sizes = { km: 1, versts: 1.0668, miles: 1.609344 };
  for (let zoom = 5; zoom < 16; zoom += 0.25) {
    const bars = scaleBars(41, zoom, 120);
    assert.deepEqual(bars.map(({ unit }) => unit), Object.keys(sizes));
    for (const { unit, length, pixels } of bars) {
      assert.ok(Math.abs((pixels * kmPerPixel(41, zoom)) / (length * sizes[unit]) - 1) < 1e-9);
      assert.ok(pixels < 120.001 && pixels >= 79.99, `${length} ${unit}: ${pixels}`);
    }
  }
});

test("so many km fill so many pixels", () => {
  assert.ok(Math.abs(kmPerPixel(41, zoomShowing(41, 50, 400)) * 400 - 50) < 1e-9);
});

test("a degree of longitude on the equator is 111.3 km", () => {
  assert.ok(Math.abs((kmPerPixel(0, 0) * 256) / 360 - 111.32) < 0.01);
});
