// The small scene and the words of the interface that the tests read.
import { readFileSync } from "node:fs";

export const scene = JSON.parse(readFileSync(new URL("./scene.json", import.meta.url), "utf8"));
const WORDS = new URL("../../src/phaseline/atlas/player/words.json", import.meta.url);
export const words = JSON.parse(readFileSync(WORDS, "utf8"));
