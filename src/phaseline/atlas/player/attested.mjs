// Only what is attested: a scene without what is inferred or interpolated. Pure.
import { isLate, isVague } from "./known.mjs";

const ROUNDING = 1;

// The scene with only the ways that units are attested to have come, whole when they had come them; with only attested
// fixes and dates; and the spans of minutes in which each unit was where it is attested to have been.
export function onlyAttested(scene) {
  const lines = (scene.phase_lines ?? []).filter(({ sure }) => sure).map(attestedLine);
  const graph = scene.graph && { ...scene.graph, runs: scene.graph.runs.filter(({ basis }) => basis !== "inferred") };
  return { ...scene, units: scene.units.map(attestedUnit), phase_lines: lines, graph };
}

function attestedLine(line) {
  return { ...line, ...line.sure, arrivals: line.arrivals.filter(([, , sure]) => sure) };
}

function attestedUnit(unit) {
  const { legs = [], fixes = [], ticks = [] } = unit;
  return {
    ...unit,
    spans: spansOf(unit),
    known: [],
    legs: legs.map((leg) => (leg.still ? leg : { ...leg, whole: true, ...(leg.sure ? {} : { route: "unknown" }) })),
    fixes: fixes.filter(({ basis }) => basis === "attested"),
    ticks: ticks.filter(([, , sure]) => sure),
  };
}

// [[from, to], …]: from an attested arrival until the unit leaves, is told of otherwise, is vague or late.
function spansOf(unit) {
  const { fixes = [], legs = [], path } = unit;
  const leaves = legs.filter(({ still }) => !still).map(({ from }) => path.t[from]);
  const doubts = (unit.known ?? []).map(({ t }, i) => ({ t, doubtful: isVague(unit, i) || isLate(unit, i) }));
  const clouds = doubts.filter(({ doubtful }) => doubtful).map(({ t }) => t);
  return fixes.flatMap(({ t, basis }, i) => {
    if (basis !== "attested" || doubts.findLast((doubt) => doubt.t <= t)?.doubtful) return [];
    const ends = [...leaves, ...clouds, fixes[i + 1]?.t ?? Infinity];
    return [[t - ROUNDING, Math.min(...ends.filter((end) => end >= t - ROUNDING)) + ROUNDING]];
  });
}
