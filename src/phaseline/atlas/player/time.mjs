// Minutes, and finding one's way among them. Time here is whole minutes from the campaign's epoch; the
// player never reads, formats or converts a date.

export function clamp(value, low, high) {
  return Math.min(high, Math.max(low, value));
}

// The last index in [from, to) whose time is not after the minute; from - 1 where there is none.
export function lastNotAfter(times, minute, from = 0, to = times.length) {
  let low = from;
  let high = to;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (times[middle] <= minute) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

// The step in force at a minute: before the first step that is the first.
export function stepAt(times, minute) {
  return Math.max(0, lastNotAfter(times, minute));
}

// How far the minute lies between a and b, from 0 to 1.
export function shareBetween(a, b, minute) {
  return b > a ? clamp((minute - a) / (b - a), 0, 1) : 1;
}

export function eased(share) {
  return share < 0.5 ? 2 * share * share : 1 - 2 * (1 - share) * (1 - share);
}

// How long playing takes from each step to the next, in milliseconds at single speed: longer gaps take
// longer, but far less than in proportion, so that dense hours slow down and empty days pass.
export function paceOf(times, shortest = 1500, longest = 4200) {
  const pace = new Float64Array(Math.max(0, times.length - 1));
  for (let i = 0; i < pace.length; i += 1) {
    const gap = Math.max(0, times[i + 1] - times[i]);
    pace[i] = clamp(shortest + 380 * Math.log2(1 + gap / 30), shortest, longest);
  }
  return pace;
}
