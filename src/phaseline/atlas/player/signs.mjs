// The signs of units: a plate with a name beside it; where there is no room for the name the plate alone, and where there
// is none for that either a speck in the side's colour at the unit's own place. On a small map only those have signs whom
// the step tells of and who move; the others are specks. Who stands under a superior's sign is counted on it.
import { element, inLanguage, setStyle } from "./dom.mjs";
import { headsOf, silentUnits } from "./gather.mjs";
import { isLate, knownWords } from "./known.mjs";
import { joined, packed, ringed } from "./labels.mjs";
import { hideMark, isInside, makeMark } from "./mark.mjs";
import { between } from "./paths.mjs";
import { rearAt, rearsOf } from "./ways.mjs";

const SPECK = 10;
const SPECK_FORM = 2;
const CROWD = 8;
const RING = 13;
const SMALL_RING = 7;
// How many rings far a sign may stand from its unit, with its name and without.
const REACH = { small: [5, 3], told: [11, 7], crowd: [4, 3], free: [5, 4] };
const MORE_EM = 1.9 * 0.96;
const FIRST_OWNER = -2;

export class Signs {
  constructor({ document, pane, story, pictures, lang, many }) {
    Object.assign(this, { document, pane, story, pictures, lang, told: new Set() });
    this.list = many ? [] : story.scene.units.map((unit) => this.make(unit));
    this.rears = rearsOf(story);
    this.silent = silentUnits(story);
  }

  make(unit) {
    const side = this.story.scene.sides[unit.side];
    const node = element(this.document, "div", "pl-sign");
    setStyle(node, "--side", side.colour);
    const plate = element(this.document, "span");
    this.pictures.onPlate(plate, unit.arm, side, unit.echelon);
    node.append(plate, element(this.document, "span", "pl-sign-name", inLanguage(unit.short, this.lang)));
    return { ...makeMark(this.pane, node), known: -1, form: 0, under: "" };
  }

  // Draws each sign's plate again, in the other style.
  redraw() {
    const { units, sides } = this.story.scene;
    this.list.forEach((mark, u) => {
      const { arm, side, echelon } = units[u];
      this.pictures.onPlate(mark.node.firstChild, arm, sides[side], echelon);
    });
  }

  // Each in its full form, to be measured.
  unfold() {
    for (const mark of this.list) this.setForm(mark, 0);
  }

  measurePlates() {
    for (const mark of this.list) mark.plate = mark.node.firstChild.offsetWidth;
  }

  // A new step, which tells of some units: what was cut short may find room again.
  turn(told) {
    this.told = told;
    for (const mark of this.list) if (mark.form) mark.last = -1;
  }

  setForm(mark, form) {
    if (mark.form === form) return;
    mark.node.classList.toggle("pl-brief", form === 1);
    mark.node.classList.toggle("pl-speck", form === SPECK_FORM);
    mark.form = form;
  }

  // Whether a unit's own place is marked by a point, from which a leader may run to its sign.
  hasPoint(u) {
    const mark = this.list[u];
    return mark.shown && mark.form !== SPECK_FORM;
  }

  // Specks and signs to place, signs in the order in which they find room, and the boxes of the points that they keep
  // clear of.
  items({ minute, units }, { frame, bounds, em, small }) {
    const found = this.find({ minute, units }, frame, bounds);
    const heads = this.gather(found);
    const shown = found.filter(({ u }) => !heads.has(u) || this.silent.has(u));
    const isSpeck = ({ u, told, moves }) => heads.has(u) || (small && !told && !moves);
    const signs = shown.filter((spot) => !isSpeck(spot)).sort((a, b) => worth(b) - worth(a) || a.u - b.u);
    const reach = small ? REACH.small : signs.length > CROWD ? REACH.crowd : REACH.free;
    return {
      specks: shown.filter(isSpeck).map((spot) => this.speckItem(spot)),
      signs: signs.map((spot) => this.signItem(spot, !small && spot.told ? REACH.told : reach, small ? SMALL_RING : RING, em)),
      points: signs.filter(({ vague }) => !vague).map(({ u, x, y }) => [[x - 6, y - 6, x + 6, y + 6], FIRST_OWNER - u]),
    };
  }

  find({ minute, units }, frame, bounds) {
    const { x, y } = this.story.paths;
    const found = [];
    this.list.forEach((mark, u) => {
      const px = between(x, units.segment[u], units.share[u]) * frame.scale - frame.originX;
      const py = between(y, units.segment[u], units.share[u]) * frame.scale - frame.originY;
      if (!units.shown[u] || !isInside(bounds, px, py)) {
        hideMark(mark);
        return;
      }
      this.turnSign(u, units.known[u], units.vague[u]);
      this.standBehind(mark, rearAt(this.rears[u], minute));
      const told = this.told.has(u);
      const [vague, moves] = [Boolean(units.vague[u]), Boolean(units.moving[u])];
      found.push({ u, mark, x: px, y: py, told, vague, moves, late: mark.late, apart: told || vague });
    });
    return found;
  }

  // Hides who stands under another; writes how many do on the sign that they stand under. Whom the story tells nothing of
  // would never come out from there: it stands beside it.
  gather(found) {
    const heads = headsOf(this.story.scene.units, found);
    const under = new Map();
    for (const [u, head] of heads) {
      if (this.silent.has(u)) continue;
      hideMark(this.list[u]);
      under.set(head, [...(under.get(head) ?? []), u]);
    }
    for (const { u } of found) this.setUnder(u, under.get(u) ?? []);
    return heads;
  }

  setUnder(u, under) {
    const mark = this.list[u];
    const written = under.join(" ");
    if (mark.under === written) return;
    Object.assign(mark, { under: written, last: -1 });
    if (under.length) mark.node.dataset.more = String(under.length);
    else delete mark.node.dataset.more;
    mark.node.title = this.titleOf(u);
  }

  // The units that stand under a unit's sign.
  underOf(u) {
    return this.list[u]?.under ? this.list[u].under.split(" ").map(Number) : [];
  }

  // How well it is known where a unit is.
  turnSign(u, known, vague) {
    const mark = this.list[u];
    if (mark.known === known) return;
    mark.known = known;
    mark.late = isLate(this.story.scene.units[u], known);
    mark.node.classList.toggle("pl-vague", vague === 1);
    mark.node.classList.toggle("pl-late", mark.late);
    mark.node.title = this.titleOf(u);
  }

  titleOf(u) {
    const { units, sides } = this.story.scene;
    const { name, side } = units[u];
    const told = [name, sides[side].name, knownWords(units[u], this.list[u].known)];
    const own = told.map((text) => inLanguage(text, this.lang)).filter(Boolean).join(" · ");
    return [own, ...this.underOf(u).map((other) => `+ ${inLanguage(units[other].name, this.lang)}`)].join("\n");
  }

  // A sign would stand behind its unit, as it moves: so the way ahead stays clear, and each side on its own flank.
  standBehind(mark, rear) {
    if (mark.rear === rear) return;
    mark.rear = rear;
    mark.last = -1;
  }

  speckItem({ u, mark, x, y }) {
    const fold = (form) => this.setForm(mark, form);
    return { mark, own: FIRST_OWNER - u, last: mark.last, positions: packed(x, y, SPECK), cuts: [0, 0], fold, covers: true };
  }

  signItem({ u, mark, x, y, vague }, [named, bare], ring, em) {
    const towards = mark.rear;
    const wide = mark.w + (mark.under ? Math.ceil(MORE_EM * em) : 0);
    const full = ringed(x, y, wide, mark.h, { grip: mark.plate / 2, rings: named, ring, towards });
    const brief = ringed(x, y, mark.plate, mark.h, { rings: bare, ring, towards });
    const positions = joined(joined(full, brief), packed(x, y, SPECK));
    const cuts = [full.count, full.count + brief.count];
    const fold = (form) => this.setForm(mark, form);
    return { mark, leadFrom: vague ? undefined : 0, inset: 8, x, y, own: FIRST_OWNER - u, last: mark.last, positions, cuts, fold, covers: true };
  }

  // Points a unit's sign out; null points at none.
  light(unit) {
    this.list.forEach((mark, u) => mark.node.classList.toggle("pl-lit", u === unit));
  }

  // Says which unit's sign the pointer is at, null when it leaves.
  onPoint(tell) {
    this.list.forEach((mark, u) => {
      mark.node.addEventListener("pointerover", () => tell(u));
      mark.node.addEventListener("pointerout", () => tell(null));
    });
  }

  setLanguage(lang) {
    this.lang = lang;
    this.list.forEach((mark, u) => {
      mark.node.lastChild.textContent = inLanguage(this.story.scene.units[u].short, lang);
      mark.node.title = this.titleOf(u);
    });
  }
}

// Who is told of comes first, then who moves, who stands, who is long unheard of; of these who has others under the sign.
function worth({ mark, told, moves, late }) {
  return (told ? 6 : moves ? 4 : late ? 0 : 2) + (mark.under ? 1 : 0);
}
