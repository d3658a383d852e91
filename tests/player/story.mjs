// The small scene that the tests read, and the modules' folder.
import { readFileSync } from "node:fs";

export const scene = JSON.parse(readFileSync(new URL("./scene.json", import.meta.url), "utf8"));
