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

const scene = { steps: Array(10).fill({}), languages: ["en", "az"], tellings: [{ witness: "mikoyan" }] };

for (const [hash, step, lang] of table) {
  test(`the address ${hash || "with nothing"} is read`, () => {
    assert.deepEqual(readAddress(hash, scene), { step, lang, witness: null, signs: null, only: null, names: null });
  });
}

test("the address is written, and what it also says is kept", () => {
  const none = { lang: null, witness: null };
  assert.equal(writeAddress("", { ...none, step: 4 }), "#step=4");
  assert.equal(writeAddress("#step=1&lang=en", { ...none, step: 2, lang: "az" }), "#step=2&lang=az");
  assert.equal(writeAddress("#note=x&step=1", { ...none, step: 2, witness: "mikoyan" }), "#note=x&step=2&witness=mikoyan");
  assert.equal(writeAddress("#witness=mikoyan&step=1", { ...none, step: 2 }), "#step=2");
});

test("signs in APP-6 are asked for and told of, pictograms need no word", () => {
  assert.equal(readAddress("#signs=app6", scene).signs, "app6");
  assert.equal(readAddress("#signs=pictograms", scene).signs, null);
  assert.equal(readAddress("#signs=<b>", scene).signs, null);
  const plain = { step: 2, lang: null, witness: null };
  assert.equal(writeAddress("#step=1", { ...plain, signs: "app6" }), "#step=2&signs=app6");
  assert.equal(writeAddress("#step=1&signs=app6", { ...plain, signs: null }), "#step=2");
});

test("a witness is followed who has a telling of his own", () => {
  assert.equal(readAddress("#witness=mikoyan", scene).witness, "mikoyan");
  assert.equal(readAddress("#witness=nobody", scene).witness, null);
  assert.equal(readAddress("#witness=mikoyan", { ...scene, tellings: undefined }).witness, null);
});

test("names other than those of the text are asked for and told of", () => {
  assert.equal(readAddress("#names=modern", scene).names, "modern");
  assert.equal(readAddress("#names=two", scene).names, "two");
  assert.equal(readAddress("#names=text", scene).names, null);
  assert.equal(readAddress("#names=<b>", scene).names, null);
  const plain = { step: 2, lang: null, witness: null };
  assert.equal(writeAddress("#step=1", { ...plain, names: "period" }), "#step=2&names=period");
  assert.equal(writeAddress("#step=1&names=period", { ...plain, names: null }), "#step=2");
});
