import assert from "node:assert/strict";
import test from "node:test";
import { Pictures } from "../../src/phaseline/atlas/player/pictures.mjs";

const drawing = (name, box) => ({ box, shapes: [{ d: name, paint: "side" }] });
const scene = {
  symbols: { cavalry: drawing("horse", [0, 0, 48, 32]) },
  app6: {
    arms: { cavalry: drawing("slash", [18, 43, 164, 114]) },
    echelons: { corps: drawing("xxx", [18, 8, 164, 35]) },
  },
};
const side = { colour: "#123456", shape: "circle" };

function node() {
  const style = {};
  return { className: "", said: style, style: { setProperty: (name, value) => (style[name] = value) } };
}

// A document whose canvases write out, as their address, their size and what was drawn on them where.
function pictures(shown, signs) {
  const canvas = () => {
    const said = [];
    const ink = {
      scale: (across) => said.push(`×${across.toFixed(2)}`),
      translate: (x, y) => said.push(`${x},${y}`),
      fill: ({ d }) => said.push(`${d}=${ink.fillStyle}`),
    };
    return { getContext: () => ink, toDataURL: function () { return [`${this.width}x${this.height}`, ...said].join(" "); } };
  };
  class Path2D {
    constructor(d) {
      this.d = d;
    }
  }
  const document = { documentElement: {}, createElement: canvas };
  return new Pictures({ document, window: { Path2D, getComputedStyle: () => ({ getPropertyValue: () => "#000" }) }, scene: shown, signs });
}

const drawn = ({ said }) => said["background-image"];

test("a pictogram stands on a plate of its side's shape, whatever the unit's echelon", () => {
  const plate = node();
  pictures(scene, null).onPlate(plate, "cavalry", side, "corps");
  assert.equal(plate.className, "pl-plate pl-shape-circle");
  assert.match(drawn(plate), /^url\("192x128 ×4\.00 0,0 horse=/);
});

test("in APP-6 an echelon's mark is stacked on the frame, and the box holds both", () => {
  const plate = node();
  pictures(scene, "app6").onPlate(plate, "cavalry", side, "corps");
  assert.equal(plate.className, "pl-app6 pl-app6-cavalry pl-app6-marked");
  assert.match(drawn(plate), /^url\("192x174 ×1\.17 -18,-8 xxx=#123456 slash=#123456"\)$/);
  assert.deepEqual([plate.said["--wide"], plate.said["--tall"]], ["164", "149"]);
});

test("in APP-6 no side's shape is told, so that none looks hostile", () => {
  const plate = node();
  pictures(scene, "app6").plate(plate, { ...side, shape: "diamond" });
  assert.equal(plate.className, "pl-plate pl-shape-square");
});

test("a sign changes its style and back, and every picture is made once", () => {
  const made = pictures(scene, null);
  const plate = node();
  const styles = [null, "app6", null, "app6"].map((signs) => {
    made.setSigns(signs);
    made.onPlate(plate, "cavalry", side, null);
    return plate.className;
  });
  assert.deepEqual(styles.slice(0, 2), ["pl-plate pl-shape-circle", "pl-app6 pl-app6-cavalry"]);
  assert.deepEqual(styles.slice(2), styles.slice(0, 2));
  assert.equal(made.made.size, 2);
  assert.equal(made.stacks.size, 1);
});

test("a scene without signs in APP-6 keeps its pictograms", () => {
  const plate = node();
  pictures({ symbols: scene.symbols }, "app6").onPlate(plate, "cavalry", side, null);
  assert.equal(plate.className, "pl-plate pl-shape-circle");
});
