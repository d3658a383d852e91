import assert from "node:assert/strict";
import test from "node:test";
import { layerPoint, pathData } from "../../src/phaseline/atlas/player/frame.mjs";
import { framesIn, mapHeight, PAPER, sheetFrame, shownIn } from "../../src/phaseline/atlas/player/sheetframe.mjs";
import { scalePlace } from "../../src/phaseline/atlas/player/sheetscale.mjs";
import { sidesInPrint } from "../../src/phaseline/atlas/player/sheetsigns.mjs";
import { arrowsAlong, runsOf } from "../../src/phaseline/atlas/player/sheetways.mjs";

const EXTENTS = {
  "a broad country": [45, 40, 49.4, 41.95],
  "a long coast": [47.9, 38, 48.6, 42.1],
  "a city": [49.78, 40.288, 49.94, 40.446],
};

for (const [name, extent] of Object.entries(EXTENTS)) {
  test(`the printed map fills the page's width and holds all of ${name}`, () => {
    const frame = sheetFrame(extent, { width: PAPER.width, height: mapHeight(extent, 700) });
    const [west, south, east, north] = extent;
    for (const [lon, lat] of [[west, north], [east, south]]) {
      const { x, y } = layerPoint(frame, lon, lat);
      assert.ok(x > -0.01 && x < frame.width + 0.01 && y > -0.01 && y < frame.height + 0.01);
    }
    const shown = shownIn(frame);
    assert.ok(shown[0] <= west + 1e-6 && shown[1] <= south + 1e-6 && shown[2] >= east - 1e-6 && shown[3] >= north - 1e-6);
    assert.ok(frame.height >= 660 && frame.height <= 700);
  });

  test(`the scale bar of ${name} is true to one in a hundred at the map's middle`, () => {
    const frame = sheetFrame(extent, { width: PAPER.width, height: 600 });
    const { length, pixels, box } = scalePlace(frame, []);
    const { x, y } = layerPoint(frame, (extent[0] + extent[2]) / 2, frame.lat);
    assert.ok(Math.abs(y - frame.height / 2) < 0.5);
    const degrees = (pixels / frame.width) * (shownIn(frame)[2] - shownIn(frame)[0]);
    const km = degrees * 111.32 * Math.cos((frame.lat * Math.PI) / 180);
    assert.ok(Math.abs(km / length - 1) < 0.01, `${km} km for ${length}`);
    assert.ok(Math.abs(x - frame.width / 2) < 0.5 && box[0] >= 0 && box[2] <= frame.width && box[3] <= frame.height);
  });
}

test("a map is as tall as the page has room, within what reads well", () => {
  const extent = EXTENTS["a city"];
  assert.equal(mapHeight(extent, 600), 600);
  assert.equal(mapHeight(extent, 100), 380);
  assert.ok(mapHeight(extent, 2000) <= 780);
});

test("the scale bar keeps out of the corner where things stand", () => {
  const frame = sheetFrame(EXTENTS["a city"], { width: 687, height: 600 });
  const [lowerLeft] = scalePlace(frame, []).box;
  const [elsewhere] = scalePlace(frame, [{ x: 30, y: 580 }]).box;
  assert.ok(lowerLeft < 20 && elsewhere > 300);
});

test("the frames of chapters lie on the map of the whole, one for those that are alike, none that is nearly the whole", () => {
  const size = { width: 687, height: 600 };
  const [whole, part] = [[45, 40, 49, 43], [46, 41, 47, 41.6]].map((extent) => sheetFrame(extent, size));
  const found = framesIn(whole, [whole, part, part]);
  assert.equal(found.length, 1);
  assert.equal(found[0].words, "2, 3");
  const [left, top, width, height] = found[0].box;
  assert.ok(left > 0 && top > 0 && left + width < 687 && top + height < 600);
});

test("legs of a unit that go on from one another are one run", () => {
  const legs = [
    { unit: 1, points: [[0, 0], [9, 0]] },
    { unit: 2, points: [[9, 0], [9, 9]] },
    { unit: 1, points: [[9, 0], [20, 0]] },
    { unit: 1, points: [[50, 0], [60, 0]] },
  ];
  assert.deepEqual(runsOf(legs).map(({ unit, points }) => [unit, points.length]), [[1, 3], [2, 2], [1, 2]]);
});

test("arrows point the way along a run, beside dots, and not one on another", () => {
  const size = { width: 400, height: 400 };
  const east = { unit: 0, points: [[20, 50], [380, 50]] };
  const south = { unit: 1, points: [[50, 20], [50, 60], [50, 380]] };
  const arrows = arrowsAlong([east, south, { ...east, unit: 2 }], size, [{ x: 65, y: 50 }]);
  assert.ok(arrows.filter(({ unit }) => unit !== 1).every(({ angle, y }) => angle === 0 && y === 50));
  assert.ok(arrows.filter(({ unit }) => unit === 1).every(({ angle, x }) => angle === 90 && x === 50));
  const apart = arrows.flatMap((a, i) => arrows.slice(0, i).filter((b) => b.angle === a.angle).map((b) => Math.hypot(a.x - b.x, a.y - b.y)));
  assert.ok(Math.min(...apart) > 40);
  assert.ok(arrows.length >= 6 && arrows.every(({ x, y }) => Math.hypot(x - 65, y - 50) > 9));
  assert.deepEqual(arrowsAlong([{ unit: 0, points: [[0, 0], [5, 0]] }], size, []), []);
});

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
