// How well it is known where a unit is: a scene tells where that changes. Pure.
import { lastNotAfter } from "./time.mjs";

const ALWAYS_KNOWN = -1;

// Per unit the minutes at which its entries begin; null for one that is always known to be where it is drawn.
export function knownTimesOf({ units }) {
  return units.map(({ known }) => (known?.length ? Float64Array.from(known, ({ t }) => t) : null));
}

// The entry that holds for unit u at a minute, by its index; -1 where there is none.
export function knownAt({ knownTimes }, u, minute) {
  const times = knownTimes[u];
  return times ? lastNotAfter(times, minute) : ALWAYS_KNOWN;
}

export function isVague(unit, entry) {
  return entry >= 0 && unit.known[entry].vague === 1;
}

export function isLate(unit, entry) {
  return entry >= 0 && unit.known[entry].late === 1;
}

export function knownWords(unit, entry) {
  return entry >= 0 ? unit.known[entry].words : null;
}

// Whether a scene ever shows a unit that is vague, or late.
export function everKnown({ start, units }, is) {
  const begins = start ?? -Infinity;
  return units.some((unit) => (unit.known ?? []).some((_, i) => is(unit, i) && (unit.known[i + 1]?.t ?? Infinity) > begins));
}
