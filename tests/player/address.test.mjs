import assert from "node:assert/strict";
import test from "node:test";
import { readAddress, writeAddress } from "../../src/phaseline/atlas/player/address.mjs";

const table = [
  ["#step=3&lang=az", 3, "az"],
  ["#lang=en", null, "en"],
  ["", null, null],
  ["#step=0", 0, null],
  ["#step=10", null, null],
  ["#step=-1", null, null],
  ["#step=1e1", null, null],
  ["#step=two&lang=xx", null, null],
  ["#step=99999999999999999999", null, null],
  ["#step=<script>&lang=%", null, null],
];

for (const [hash, step, lang] of table) {
  test(`the address ${hash || "with nothing"} is read`, () => {
    assert.deepEqual(readAddress(hash, 10, ["en", "az"]), { step, lang });
  });
}

test("the address is written, and what it also says is kept", () => {
  assert.equal(writeAddress("", 4, null), "#step=4");
  assert.equal(writeAddress("#step=1&lang=en", 2, "az"), "#step=2&lang=az");
  assert.equal(writeAddress("#witness=mikoyan&step=1", 2, null), "#witness=mikoyan&step=2");
});
