// The words of phase lines, and the dates beside the ticks along the ways.
import { element, inLanguage } from "./dom.mjs";
import { around } from "./labels.mjs";
import { hideMark, isInside, makeMark } from "./mark.mjs";
import { phasePoints, phaseSpots, phaseWords } from "./phaselines.mjs";
import { datesOf } from "./ticks.mjs";

const DATE_OFF = 9;
const DATE_PLACES = 8;
const DATE_ZOOM = 7;

export class DatedLabels {
  constructor({ document, pane, story, lang }) {
    const make = (name, words) => ({ ...makeMark(pane, element(document, "div", name, inLanguage(words, lang))), words });
    this.lines = (story.scene.phase_lines ?? []).map((line) => ({ ...make("pl-phase-label", phaseWords(line)), line }));
    this.dates = datesOf(story).map((date) => ({ ...make(date.sure ? "pl-tick-date pl-sure" : "pl-tick-date", date.words), date }));
    this.all = [...this.lines, ...this.dates];
  }

  // Takes a new view. From afar there is no room for dates that none attests, on a small map for none.
  fit(frame, bounds, small) {
    Object.assign(this, { frame, bounds, small, showsAll: frame.zoom >= DATE_ZOOM });
    for (const mark of this.all) mark.positions = null;
  }

  // What may show at a minute; the rest is hidden.
  items(minute) {
    const items = (marks, isWanted, positionsOf) => marks.flatMap((mark) => {
      if (!isWanted(mark)) {
        hideMark(mark);
        return [];
      }
      mark.positions ??= positionsOf(mark);
      return [{ mark, last: mark.last, positions: mark.positions }];
    });
    return {
      lines: items(this.lines, ({ line }) => minute >= line.t, ({ line, w, h }) => phaseSpots(phasePoints(line, this.frame), w, h)),
      dates: items(this.dates, ({ date }) => this.isDateWanted(date, minute), ({ date, w, h }) => this.datePositions(date, w, h)),
    };
  }

  isDateWanted(date, minute) {
    return !this.small && minute >= date.from && (date.sure || this.showsAll) && isInside(this.bounds, ...this.spotOf(date));
  }

  spotOf({ x, y }) {
    const { scale, originX, originY } = this.frame;
    return [x * scale - originX, y * scale - originY];
  }

  datePositions(date, w, h) {
    return { ...around(...this.spotOf(date), w, h, DATE_OFF), count: DATE_PLACES };
  }

  setLanguage(lang) {
    for (const { node, words } of this.all) node.textContent = inLanguage(words, lang);
  }
}
