// The lines that a campaign declares: thin across the advance from when their first unit reaches them, stronger when all have.
import { inLanguage, svgElement } from "./dom.mjs";
import { around, centred, joined } from "./labels.mjs";
import { mercatorX, mercatorY } from "./paths.mjs";

const OFF_LINE = 6;

// Pure: a line's name with its dates, by language.
export function phaseWords({ title, when }) {
  return Object.fromEntries(Object.keys(title).map((lang) => [lang, `${title[lang]} · ${inLanguage(when, lang)}`]));
}

// Pure: which lines the first unit reached after one minute and not after another.
export function linesReached({ phase_lines: lines = [] }, after, until) {
  return lines.filter(({ t }) => t > after && t <= until);
}

// Pure: where a line's label may stand, about its middle or its ends; points are in pixels.
export function phaseSpots(points, w, h) {
  const ends = [points[Math.floor(points.length / 2)], points[0], points.at(-1)];
  const beside = ends.map(([x, y]) => around(x, y, w, h, OFF_LINE));
  const [[ax, ay], [bx, by]] = [points[0], points.at(-1)];
  return joined(joined(beside[0], joined(beside[1], beside[2])), centred((ax + bx) / 2, (ay + by) / 2, w, h));
}

// Pure: a line's points in the pixels of a frame.
export function phasePoints({ line }, { scale, originX, originY }) {
  return line.map(([lon, lat]) => [mercatorX(lon) * scale - originX, mercatorY(lat) * scale - originY]);
}

export class PhaseLines {
  // svg: that of the ways, under which they lie.
  constructor({ document, svg, story }) {
    this.lines = (story.scene.phase_lines ?? []).map((line) => {
      const group = svgElement(document, "g", "pl-off");
      group.append(svgElement(document, "path", "pl-phase-casing"), svgElement(document, "path", "pl-phase"));
      svg.prepend(group);
      return { line, group, shown: "pl-off" };
    });
  }

  fit(frame) {
    for (const { line, group } of this.lines) {
      const points = phasePoints(line, frame).map((point) => point.map((part) => part.toFixed(1)).join(" "));
      for (const path of group.children) path.setAttribute("d", `M${points.join("L")}`);
    }
  }

  draw(minute) {
    for (const entry of this.lines) {
      const { t, t1 } = entry.line;
      const shown = minute < t ? "pl-off" : minute < t1 ? "" : "pl-phase-all";
      if (shown !== entry.shown) entry.group.setAttribute("class", shown);
      entry.shown = shown;
    }
  }
}
