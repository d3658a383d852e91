// Finding places, units and events by any of their names. Pure: a scene and what was typed in, findings out.
import { foldName } from "./fold.mjs";

const RANKS = { exact: 0, beginning: 1, word: 2, within: 3, near: 4 };
const ORDER = { place: 0, unit: 1, event: 2 };
const LEAST_FOR_NEAR = 4;
const MOST = 40;

// Everything that can be found, each with its names folded and as written: {kind: "place", "unit" or "event", index, told,
// names: [[folded, written], …]}.
export function makeIndex({ places, units, events }) {
  const namesOf = ({ title, names = [] }) => [title, ...names.map(([text]) => text)];
  return [
    ...places.map((place, index) => entryOf("place", index, place.told !== false, namesOf(place))),
    ...units.map((unit, index) => entryOf("unit", index, true, [unit.name, unit.short])),
    ...events.map((event, index) => entryOf("event", index, true, [event.title])),
  ];
}

function entryOf(kind, index, told, texts) {
  const written = texts.flatMap((text) => (typeof text === "string" ? [text] : Object.values(text ?? {})));
  const names = new Map();
  for (const name of written) {
    const folded = foldName(name);
    if (folded && !names.has(folded)) names.set(folded, name);
  }
  return { kind, index, told, names: [...names] };
}

// The findings for what was typed, the best first: {kind, index, name: the name that answers, rank}. Of equals the
// places come before the units, these before the events; what the story tells of before what one only finds the way by.
export function search(index, typed, most = MOST) {
  const query = foldName(typed);
  if (!query) return [];
  const found = index.map((entry) => bestName(entry, query)).filter(Boolean);
  return found.sort((a, b) => a.rank - b.rank || ORDER[a.kind] - ORDER[b.kind] || b.told - a.told || a.length - b.length).slice(0, most);
}

function bestName({ kind, index, told, names }, query) {
  let best = null;
  for (const [folded, name] of names) {
    const rank = rankOf(folded, query);
    if (rank === null || (best && (best.rank < rank || (best.rank === rank && best.length <= folded.length)))) continue;
    best = { kind, index, told, name, rank, length: folded.length };
  }
  return best;
}

// How well a folded name answers a folded query; null where it does not.
export function rankOf(name, query) {
  if (name === query) return RANKS.exact;
  if (name.startsWith(query)) return RANKS.beginning;
  const at = name.indexOf(query);
  if (at >= 0) return name.includes(` ${query}`) ? RANKS.word : RANKS.within;
  if (query.length < LEAST_FOR_NEAR) return null;
  return wordStarts(name).some((start) => oneLetterOff(name.slice(start), query)) ? RANKS.near : null;
}

function wordStarts(name) {
  return Array.from(name, (_, i) => i).filter((i) => i === 0 || name[i - 1] === " ");
}

// Whether a text begins with the query but for one letter changed, left out, put in, or swapped with the next.
export function oneLetterOff(text, query) {
  let same = 0;
  while (same < query.length && text[same] === query[same]) same += 1;
  const goesOn = (inText, inQuery) => text.startsWith(query.slice(same + inQuery), same + inText);
  const swapped = text[same] === query[same + 1] && text[same + 1] === query[same];
  return goesOn(1, 1) || goesOn(1, 0) || goesOn(0, 1) || (swapped && goesOn(2, 2));
}
