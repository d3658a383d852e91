// Chapters on the time bar, and where events crowd along it. All of it pure.

const WINDOWS = 30;

// The step that each chapter begins with; -1 for one without steps.
export function chapterStarts({ steps, chapters }) {
  return (chapters ?? []).map((_, c) => steps.findIndex((step) => step.chapter === c));
}

// The step that a turn by a chapter leads to: forward to where the next one begins, back to where this one begins
// or, from there, the one before; null where there is none.
export function chapterTurn(starts, step, by) {
  const begun = starts.filter((start) => start >= 0);
  const found = by > 0 ? begun.find((start) => start > step) : begun.findLast((start) => start < step);
  return found ?? null;
}

// Where buttons that want to stand at rising places may stand, each with at least so much room, within a width.
export function spread(wanted, least, width) {
  const places = [];
  wanted.forEach((place, i) => places.push(i ? Math.max(place, places[i - 1] + least) : place));
  for (let i = places.length - 1; i >= 0; i -= 1) {
    const most = i === places.length - 1 ? width - least : places[i + 1] - least;
    places[i] = Math.max(0, Math.min(places[i], most));
  }
  return places;
}

// For each step, how much is told about its time, as a share of the most at any: what lies within a thirtieth of
// the whole time counts, the nearer the more.
export function crowding(steps) {
  const span = (steps[steps.length - 1]?.t ?? 0) - (steps[0]?.t ?? 0);
  const reach = Math.max(1, span / WINDOWS);
  const weights = steps.map((step) => step.cards.length + (step.arrivals ?? []).length);
  const sums = steps.map(({ t }) =>
    steps.reduce((sum, other, j) => sum + weights[j] * Math.max(0, 1 - Math.abs(other.t - t) / reach), 0),
  );
  const most = Math.max(1e-9, ...sums);
  return sums.map((sum) => sum / most);
}
