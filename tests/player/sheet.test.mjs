import assert from "node:assert/strict";
import test from "node:test";
import { layerPoint } from "../../src/phaseline/atlas/player/frame.mjs";
import { pathData } from "../../src/phaseline/atlas/player/frame.mjs";
import { sheetFrame } from "../../src/phaseline/atlas/player/sheetframe.mjs";
import { sidesInPrint } from "../../src/phaseline/atlas/player/sheetsigns.mjs";

const EXTENTS = {
  "a broad country": [45, 40, 49.4, 41.95],
  "a long coast": [47.9, 38, 48.6, 42.1],
  "a city": [49.78, 40.288, 49.94, 40.446],
};

for (const [name, extent] of Object.entries(EXTENTS)) {
  test(`the printed map holds all of ${name}, and two stand on a page`, () => {
    const frame = sheetFrame(extent);
    const [west, south, east, north] = extent;
    for (const [lon, lat] of [[west, north], [east, south]]) {
      const { x, y } = layerPoint(frame, lon, lat);
      assert.ok(x > -0.01 && x < frame.width + 0.01 && y > -0.01 && y < frame.height + 0.01);
    }
    assert.ok(frame.height <= 350 && frame.width <= 430 && frame.width >= 300);
  });
}

test("a line keeps no points that fall together and none outside the frame", () => {
  const frame = { width: 100, height: 100 };
  assert.equal(pathData([[1, 1], [1.2, 1.2], [9, 9]], frame), "M1.0 1.0L9.0 9.0");
  assert.equal(pathData([[1, 1], [9, 9]], frame, true), "M1.0 1.0L9.0 9.0z");
  assert.equal(pathData([[-50, 5], [-9, 9]], frame), "");
  assert.equal(pathData([], frame), "");
});

test("sides of one shape differ by a rim, all by the pattern of their ways", () => {
  const sides = ["square", "circle", "square", "diamond"].map((shape) => ({ shape, colour: "#000" }));
  const told = sidesInPrint(sides, [0, 2, 3]);
  assert.deepEqual([...told.keys()], [0, 2, 3]);
  assert.deepEqual([...told.values()].map(({ rim }) => rim), [0, 1, 0]);
  assert.deepEqual([...told.values()].map(({ pattern }) => pattern), [0, 1, 2]);
});
