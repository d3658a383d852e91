// The small scene that the tests read, and the modules' folder.
import { readFileSync } from "node:fs";

export const scene = JSON.parse(readFileSync(new URL("./scene.json", import.meta.url), "utf8"));
export const vectors = JSON.parse(readFileSync(new URL("./vectors.json", import.meta.url), "utf8"));
