// What a place's kind says of how the map shows it. Pure.
import { WATER_KINDS } from "./lettering.mjs";

const AREAS = new Set([
  ...WATER_KINDS,
  "state",
  "region",
  "mountain",
  "plain",
  "peninsula",
  "island",
  "uezd",
  "governorate",
  "district",
  "frontier",
  "railway-line",
]);
const DOTS = new Set(["city", "town", "station", "village", "bridge", "pass"]);
// From which zooms on names of the next ranks show.
const CLOSER = [6.2, 7, 8, 11, 13.2];
const IN_TOWN = new Set(["quarter", "street"]);

export function isArea(kind) {
  return AREAS.has(kind);
}

export function dotKind(kind) {
  if (AREAS.has(kind)) return null;
  return DOTS.has(kind) ? kind : "other";
}

// Whether its name stands for itself, without a dot, as a plan of a town writes it, unless there is more to say of it.
export function isWrittenAlone(kind) {
  return IN_TOWN.has(kind);
}

export function nameClass(place) {
  if (WATER_KINDS.has(place.kind)) return "pl-label pl-label-water";
  if (place.kind === "state") return "pl-label pl-label-state";
  if (AREAS.has(place.kind)) return "pl-label pl-label-area";
  if (IN_TOWN.has(place.kind)) return `pl-label pl-label-${place.kind}`;
  return `pl-label pl-label-rank${Math.min(place.rank ?? 4, 4)}`;
}

// The lowest rank whose names show at a zoom.
export function rankShown(zoom) {
  const rank = CLOSER.findIndex((least) => zoom < least);
  return rank < 0 ? CLOSER.length + 1 : rank + 1;
}
