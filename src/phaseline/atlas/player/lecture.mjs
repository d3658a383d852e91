// Lecture mode: full screen where the browser gives it, large type, controls that come when the pointer moves; a blank
// screen, names on and off, and short notices.
import { setText } from "./dom.mjs";
import { Hooks } from "./hooks.mjs";

const AWAKE_MS = 3000;
const NOTICE_MS = 3500;
// How high a notice is, in its own type.
const NOTICE_LINES = 4;
const OPENING_MS = 2500;
// The side's type, as shares of its breadth and of the window's height, and the shares of it that longer words take.
const TYPE = { wide: 0.063, high: 0.036, shares: [1, 0.88, 0.78, 0.7, 0.62] };
const DATE_ROOM = 0.42;
const TEXT_ROOM = 0.88;
const SPARE_EMS = 4.6;
// What a line loses by breaking between words, in letters.
const BREAK = 2.5;
const HEADING = { size: 1.3, letter: 0.64, line: 1.14 };
const WORDS = { size: 1, letter: 0.56, line: 1.3 };
// Of the hours on a card, the least size as a share of the window's height, to be read from the last row.
const HOURS = { size: 0.86, high: 0.027 };
const ASIDE = { size: 0.66, letter: 0.56, line: 1.4 };

// Pure: the largest type in which a step's heading, paragraphs, hours and aside (their lengths) have room, as an index of
// its shares; one more than there are where they have none.
export function typeFor({ heading, paragraphs, hours = [], aside }, { width, height, windowHeight }) {
  const most = Math.min(TYPE.wide * width, TYPE.high * windowHeight);
  const room = height - DATE_ROOM * width;
  const tall = (length, { size, letter, line }, em) => {
    const letters = Math.max(1, (TEXT_ROOM * width) / (letter * size * em) - BREAK);
    return Math.ceil(length / letters) * line * size * em;
  };
  const fits = (share) => {
    const em = most * share;
    const whens = { ...WORDS, size: Math.max(HOURS.size, (HOURS.high * windowHeight) / em) };
    const words = paragraphs.reduce((sum, length) => sum + tall(length, WORDS, em) + 0.4 * em, 0);
    const dated = hours.reduce((sum, length) => sum + tall(length, whens, em), 0);
    return tall(heading, HEADING, em) + words + dated + tall(aside, ASIDE, em) + SPARE_EMS * em <= room;
  };
  const found = TYPE.shares.findIndex(fits);
  return found < 0 ? TYPE.shares.length : found;
}

export class Lecture {
  // act: relayout() after the page's parts have moved; words(): the lengths of the step's, as typeFor takes them.
  constructor({ document, window, say, act }) {
    Object.assign(this, { document, window, say, act, on: false, lost: false, hooks: new Hooks() });
    const find = (id) => document.getElementById(`pl-${id}`);
    this.blank = find("blank");
    this.notice = find("notice");
    this.button = find("lecture");
    this.panel = find("panel");
    this.side = this.panel.parentElement;
    this.hooks.onPassive(window, "resize", () => this.measure());
    this.hooks.onPassive(document, "fullscreenchange", () => this.onFullScreen());
    this.hooks.onPassive(this.blank, "click", () => this.blank.close());
    this.hooks.onPassive(window, "pointermove", (event) => this.on && this.onPointer(event));
    this.hooks.onPassive(window, "pointerdown", () => this.on && this.wake());
    this.hooks.onPassive(window, "click", (event) => this.on && this.letGo(event));
  }

  // On and off; where only the full screen was lost, it is asked for again.
  toggle() {
    if (this.on && !this.lost) this.end();
    else this.begin();
  }

  async begin() {
    this.lost = false;
    this.begun ??= this.window.performance.now();
    if (!this.on) this.turn(true);
    try {
      await this.document.documentElement.requestFullscreen({ navigationUI: "hide" });
      if (this.on) this.tell("lecture_on");
      else this.leaveFullScreen();
    } catch {
      if (this.on) this.tell("no_full_screen");
    }
  }

  end() {
    this.lost = false;
    this.turn(false);
    this.leaveFullScreen();
  }

  leaveFullScreen() {
    if (this.document.fullscreenElement) this.document.exitFullscreen().catch(() => {});
  }

  // What Escape does in it.
  leave() {
    if (this.blank.open) this.blank.close();
    else this.end();
  }

  onFullScreen() {
    if (this.document.fullscreenElement || !this.on) return;
    this.lost = this.isOpening;
    if (this.lost) this.tell("full_screen_lost");
    else this.end();
  }

  // A second window is being opened: some browsers leave the full screen for it.
  expectLoss() {
    this.isOpening = true;
    this.window.setTimeout(() => (this.isOpening = false), OPENING_MS);
  }

  turn(on) {
    const { document, button } = this;
    this.on = on;
    document.activeElement?.blur();
    document.body.classList.toggle("pl-lecture", on);
    (on ? this.panel : document.getElementById("pl-over")).prepend(document.getElementById("pl-date"));
    button.setAttribute("aria-pressed", String(on));
    if (this.blank.open) this.blank.close();
    if (!on) setText(this.notice, "");
    this.sleep();
    this.act.relayout();
    this.measure();
  }

  measure() {
    if (!this.on) return;
    const { width, height } = this.side.getBoundingClientRect();
    const line = parseFloat(this.window.getComputedStyle(this.notice).fontSize);
    this.room = { width, height: height - NOTICE_LINES * line, windowHeight: this.window.innerHeight };
    this.fit(this.act.words());
  }

  // The type that a step's words have room for: as reckoned, or smaller where they turn out longer; where they have none in
  // any, in brief and as large as that has room for.
  fit(words) {
    const types = [...TYPE.shares.keys()];
    const fitting = typeFor(words, this.room);
    if (types.slice(fitting).some((type) => this.isRoomFor(type, false))) return;
    types.some((type) => this.isRoomFor(type, true));
  }

  isRoomFor(type, brief) {
    const { panel } = this;
    panel.dataset.type = String(type);
    panel.classList.toggle("pl-in-brief", brief);
    return panel.scrollHeight <= panel.clientHeight + 1;
  }

  // Browsers report a pointer at rest too, when something moves under it.
  onPointer({ screenX, screenY }) {
    const { at } = this;
    this.at = [screenX, screenY];
    if (at && (at[0] !== screenX || at[1] !== screenY)) this.wake();
  }

  wake() {
    this.window.clearTimeout(this.sleeping);
    this.document.body.classList.add("pl-awake");
    this.sleeping = this.window.setTimeout(() => this.sleep(), AWAKE_MS);
  }

  sleep() {
    this.window.clearTimeout(this.sleeping);
    this.document.body.classList.remove("pl-awake");
  }

  // After a click the keys are the presenter's again.
  letGo({ detail, target }) {
    if (detail) target.closest?.("button, input")?.blur();
  }

  toggleBlank() {
    if (this.blank.open) this.blank.close();
    else this.blank.showModal();
  }

  lift() {
    if (this.blank.open) this.blank.close();
  }

  toggleLabels() {
    const off = this.document.body.classList.toggle("pl-no-labels");
    this.tell(off ? "labels_off" : "labels_on");
  }

  tell(word) {
    this.window.clearTimeout(this.telling);
    setText(this.notice, this.say(word));
    this.telling = this.window.setTimeout(() => setText(this.notice, ""), NOTICE_MS);
  }

  shut() {
    this.hooks.shut();
    this.window.clearTimeout(this.telling);
    this.sleep();
  }
}
