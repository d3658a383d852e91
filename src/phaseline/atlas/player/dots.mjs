// The dots of places: they stand where they stand, and say who holds the place.
import { element } from "./dom.mjs";
import { dotKind, isWrittenAlone, rankShown } from "./kinds.mjs";
import { makeMark, revealMark } from "./mark.mjs";
import { UNHELD } from "./state.mjs";

export class Dots {
  constructor({ document, pane, story }) {
    Object.assign(this, { document, pane, scene: story.scene });
    this.list = this.scene.places.map((place) => this.make(place));
  }

  make(place) {
    const kind = dotKind(place.kind);
    if (!kind || place.lon === null || place.lon === undefined) return null;
    const node = element(this.document, "div", `pl-dot pl-dot-${kind} pl-certainty-${place.certainty ?? "certain"}`);
    return { ...makeMark(this.pane, node), holder: UNHELD, declared: false, always: false };
  }

  // Takes a new view; answers the boxes of those that show at every step, which are of the more important places.
  fit({ zoom }, spots) {
    this.spots = spots;
    const most = rankShown(zoom);
    const boxes = [];
    this.list.forEach((dot, p) => {
      if (!dot) return;
      const { kind, rank } = this.scene.places[p];
      dot.always = (rank ?? 4) <= most && !isWrittenAlone(kind);
      dot.node.style.left = `${Math.round(spots[p].x)}px`;
      dot.node.style.top = `${Math.round(spots[p].y)}px`;
      revealMark(dot);
      if (dot.always) boxes.push(this.boxOf(p));
    });
    return boxes;
  }

  boxOf(p) {
    const { x, y } = this.spots[p];
    return [[x - 5, y - 5, x + 5, y + 5], p + 1];
  }

  // A new step: who holds what.
  turn({ holders, declared }) {
    this.list.forEach((dot, p) => dot && this.turnDot(dot, holders[p], Boolean(declared[p])));
  }

  turnDot(dot, holder, declared) {
    if (holder === dot.holder && declared === dot.declared) return;
    Object.assign(dot, { holder, declared });
    dot.node.classList.toggle("pl-held", holder !== UNHELD);
    dot.node.classList.toggle("pl-declared", declared);
    dot.node.style.setProperty("--side", this.scene.sides[holder]?.colour ?? "transparent");
  }

  // Shows the dots of the places that count at this step; answers the boxes of those that do not show at every step.
  draw(told, holders) {
    const boxes = [];
    this.list.forEach((dot, p) => {
      if (!dot || dot.always) return;
      const wanted = told.has(p) || holders[p] !== UNHELD;
      if (wanted) boxes.push(this.boxOf(p));
      if (wanted === dot.shown) return;
      dot.node.classList.toggle("pl-off", !wanted);
      dot.shown = wanted;
    });
    return boxes;
  }
}
