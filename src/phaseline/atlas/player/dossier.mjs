// What the scene tells of a place or a unit. Pure: a scene in, lists out.
import { stepAt } from "./time.mjs";

// What tells of a place or a unit ({kind: "place" | "unit", index}), each event or arrival by its step and title.
export function stepsOf({ steps, events }, { kind, index }) {
  const field = kind === "place" ? "places" : "units";
  const tells = (told) => (told[field] ?? []).includes(index);
  return steps.flatMap(({ cards, arrivals }, step) =>
    [...cards.map((card) => events[card]), ...(arrivals ?? [])].filter(tells).map(({ title }) => ({ step, title })),
  );
}

// The disagreements about a unit, or about what happened to it or at a place.
export function claimsOf({ claims = [], events }, { kind, index }) {
  const field = kind === "place" ? "places" : "units";
  const about = (event) => event !== null && (events[event]?.[field] ?? []).includes(index);
  return claims.filter((claim) => (kind === "unit" && claim.unit === index) || about(claim.event));
}

// The names of a place by their use, in the order of the scene: [[use, [[text, [language, …]], …]], …].
export function namesByUse({ names = [] }) {
  const uses = new Map();
  for (const [text, languages, use] of names) {
    if (!uses.has(use)) uses.set(use, []);
    uses.get(use).push([text, languages.split(" ").filter((language) => language !== "und")]);
  }
  return [...uses];
}

// Whom a place's position and names are owed to, as [title, locator].
export function sourcesOf({ gazetteer = {} }, { sources = [] }) {
  return sources.map((source) => {
    const [, id, locator] = /^([^:]*):?(.*)$/.exec(source);
    return [gazetteer[id] ?? id, locator];
  });
}

// The fixes of a unit with the step in force at each, null for those before or after the map's time.
export function fixesOf({ start, end }, times, { fixes = [] }) {
  return fixes.map((fix) => ({ ...fix, step: fix.t < start || fix.t > end ? null : stepAt(times, fix.t) }));
}
