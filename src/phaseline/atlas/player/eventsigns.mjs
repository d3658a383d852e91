// The signs of events.
import { element, inLanguage } from "./dom.mjs";
import { layerPoint } from "./frame.mjs";
import { around, joined, ringed } from "./labels.mjs";
import { hideMark, isInside, makeMark } from "./mark.mjs";
import { colourOfEvent } from "./pictures.mjs";
import { EVENT_PHASES } from "./state.mjs";

// Sizes of an event's sign, in em: round it, and of its picture alone.
const ROUND_EM = 2.24;
const PICTURE_EM = 1.6;
const EVENT_RINGS = { near: 10, ring: 16 };
const NEAR_RINGS = { near: 10, ring: 6, rings: 5 };

export class EventSigns {
  constructor({ document, pane, story, pictures, lang }) {
    Object.assign(this, { document, pane, scene: story.scene, pictures });
    this.list = this.scene.events.map((event) => this.make(event, lang));
  }

  make(event, lang) {
    const node = element(this.document, "div", `pl-event pl-event-${event.kind}`);
    node.title = inLanguage(event.title, lang);
    this.pictures.onPaper(node, event.kind, colourOfEvent(this.scene, event));
    return makeMark(this.pane, node);
  }

  turn(phases) {
    this.list.forEach((mark, e) => this.turnEvent(mark, phases[e]));
  }

  turnEvent(mark, phase) {
    if (mark.phase === phase) return;
    mark.phase = phase;
    mark.node.classList.toggle("pl-fresh", phase === EVENT_PHASES.fresh);
    mark.node.classList.toggle("pl-mark", phase === EVENT_PHASES.mark);
  }

  // Those that have just happened, and the others; what does not show is hidden.
  items(phases, { frame, bounds, em, small }) {
    const found = { fresh: [], later: [] };
    this.list.forEach((mark, e) => {
      const { lon, lat } = this.scene.events[e];
      const spot = phases[e] === EVENT_PHASES.gone ? null : layerPoint(frame, lon, lat);
      if (!spot || !isInside(bounds, spot.x, spot.y)) hideMark(mark);
      else if (phases[e] === EVENT_PHASES.fresh) found.fresh.push(this.freshItem(mark, spot, em, small));
      else found.later.push(this.laterItem(mark, spot, em, phases[e]));
    });
    return found;
  }

  freshItem(mark, { x, y }, em, small) {
    const size = em * ROUND_EM;
    const all = ringed(x, y, size, size, EVENT_RINGS);
    const near = small ? ringed(x, y, size, size, NEAR_RINGS) : all;
    const positions = small ? joined(near, all) : all;
    return { mark, must: true, cuts: [near.count], leadFrom: 0, inset: 8, last: mark.last, positions, x, y, covers: true };
  }

  laterItem(mark, { x, y }, em, phase) {
    const margin = phase === EVENT_PHASES.mark ? (em * (ROUND_EM - PICTURE_EM)) / 2 : 0;
    const size = em * ROUND_EM - 2 * margin;
    return { mark, margin, last: mark.last, positions: around(x, y, size, size, 9), covers: true };
  }

  setLanguage(lang) {
    this.list.forEach((mark, e) => {
      mark.node.title = inLanguage(this.scene.events[e].title, lang);
    });
  }
}
