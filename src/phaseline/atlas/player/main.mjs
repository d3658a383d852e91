// Joins the parts and starts them. Only start() acts.
import { readAddress, writeAddress } from "./address.mjs";
import { onlyAttested } from "./attested.mjs";
import { drawBase } from "./base.mjs";
import { chapterStarts, chapterTurn } from "./chapters.mjs";
import { summaryOf } from "./claims.mjs";
import { makeClock } from "./clock.mjs";
import { Controls } from "./controls.mjs";
import { inLanguage, interfaceWord } from "./dom.mjs";
import { Explore } from "./explore.mjs";
import { makeHandout } from "./handout.mjs";
import { Inset } from "./inset.mjs";
import { Lecture } from "./lecture.mjs";
import { NAMINGS } from "./naming.mjs";
import { notesOf } from "./notes.mjs";
import { Presenter } from "./presenter.mjs";
import { hookPrinting } from "./printing.mjs";
import { makeStory, stateAt } from "./state.mjs";
import { retell } from "./tellings.mjs";
import { textsTold, withTexts } from "./texts.mjs";
import { clamp, stepAt } from "./time.mjs";
import { View } from "./view.mjs";
import { Wander } from "./wander.mjs";

const TRAVEL_MS = 600;
const ADDRESS_MS = 350;
const PAN_PIXELS = 120;

export function start({ document, window, L, map, scene, texts, told, words }) {
  const whole = withTexts(scene, texts, textsTold(document, window, scene.languages, told));
  const page = new Page({ document, window, L, map, scene: whole, words });
  window.campaignMap = page.face();
  return () => {
    page.shut();
    delete window.campaignMap;
  };
}

class Page {
  constructor({ document, window, L, map, scene, words }) {
    Object.assign(this, { document, window, L, map, scene });
    const asked = readAddress(window.location.hash, scene);
    this.langAsked = asked.lang;
    this.lang = asked.lang ?? scene.languages[0];
    this.signs = asked.signs;
    this.naming = asked.names;
    this.only = asked.only;
    this.say = (path) => interfaceWord(words, this.lang, path);
    this.still = window.matchMedia("(prefers-reduced-motion: reduce)");
    this.setUpMap();
    this.setUpLecture();
    this.rivers = drawBase({ L, map, base: scene.base ?? {} });
    const inset = { whole: () => this.actions().whole(), isAway: () => this.wander.hasMoved };
    this.inset = new Inset({ document, map, scene, act: inset });
    this.tell(asked.witness);
    this.onHash = () => this.followAddress();
    window.addEventListener("hashchange", this.onHash);
    const step = clamp(asked.step ?? 0, 0, this.story.times.length - 1);
    this.show(this.story.times[step], step);
    this.view.showStory();
    this.view.refit();
    this.unhookPrinting = hookPrinting({ document, window, make: () => makeHandout(this) });
  }

  // Builds what hangs on whose account is followed: a witness's, or, with null, the preferred accounts.
  tell(witness) {
    const { document, window, L, map, rivers, say, lang } = this;
    const graphOpen = this.view?.graph?.open;
    const { signs } = this;
    this.shutTelling();
    const { only } = this;
    const told = retell(this.scene, witness);
    const story = makeStory(only ? onlyAttested(told) : told);
    Object.assign(this, { witness, story });
    const { wander } = this;
    const act = { scrub: (minute) => this.scrubTo(minute), isAway: () => wander.hasMoved, settle: () => wander.settle() };
    this.view = new View({ document, window, L, map, rivers, story, say, lang, act, graphOpen, signs });
    this.controls = new Controls({ document, window, story, witness, only, say, act: this.actions() });
    this.explore = new Explore({ document, L, map, story, view: this.view, say, act: this.explorerActions() });
    this.clock = makeClock({
      timer: {
        now: () => window.performance.now(),
        request: (run) => window.requestAnimationFrame(run),
        cancel: (frame) => window.cancelAnimationFrame(frame),
      },
      times: story.times,
      onMinute: (minute, step) => this.show(minute, step, !this.still.matches),
      onPlaying: (playing) => {
        this.controls.showPlaying(playing);
        if (playing) this.wander.resume();
      },
    });
    this.clock.setSpeed(this.controls.speed());
    this.setLanguage(lang);
    this.callPlaces(this.naming);
  }

  // Shows the same minute as another witness tells it, or only what of it is attested.
  turnTo(witness, only = this.only) {
    const { minute } = this;
    this.only = only;
    this.step = undefined;
    this.wander.resume();
    this.tell(witness);
    this.view.refit();
    this.show(minute, stepAt(this.story.times, minute));
  }

  // The map's own arrows would take the presenter's: the page's keys move it instead (Shift and arrows).
  setUpMap() {
    const { document, map } = this;
    const legend = document.getElementById("pl-legend");
    document.body.classList.add("phaseline-on");
    document.body.classList.toggle("pl-attributed", Boolean(map.attributionControl));
    for (const node of document.querySelectorAll("[data-live]")) node.hidden = false;
    map.zoomControl?.remove();
    map.keyboard?.disable();
    Object.assign(map.options, { zoomSnap: 0.25, zoomDelta: 0.5 });
    const container = map.getContainer();
    container.setAttribute("role", "region");
    container.tabIndex = 0;
    map.invalidateSize({ animate: false });
    this.onLegend = () => this.view?.refit();
    legend.addEventListener("toggle", this.onLegend);
  }

  // What stays whosever account is followed.
  setUpLecture() {
    const { document, window, map } = this;
    const say = (path) => this.say(path);
    this.wander = new Wander({ document, map, act: { back: (step) => this.backTo(step) } });
    const relayout = () => {
      this.view.relayout();
      this.controls.measureBands();
    };
    this.lecture = new Lecture({ document, window, say, act: { relayout, words: () => this.lengths() } });
    this.presenter = new Presenter({ document, window, say, act: this.presenterActions() });
  }

  explorerActions() {
    return {
      go: (step) => this.travelTo(step),
      leave: () => this.wander.leave(),
      minute: () => this.minute,
      animate: () => !this.still.matches,
    };
  }

  presenterActions() {
    const act = this.actions();
    const shut = { help: null, notes: null, lecture: null, leave: null, search: null, shut: null };
    return {
      previous: act.previous,
      next: act.next,
      blank: act.blank,
      reset: () => {
        this.lecture.begun = this.window.performance.now();
        this.presenter.tick();
      },
      key: (event) => this.controls.onKey(event, { ...act, ...shut }, true),
      notes: () => this.notes(this.step),
      all: () => this.story.scene.steps.map((_, step) => this.notes(step)),
      elapsed: () => this.window.performance.now() - this.lecture.begun,
    };
  }

  notes(step) {
    return notesOf(this.story.scene, step, this.lang, this.say);
  }

  openNotes() {
    this.lecture.begun ??= this.window.performance.now();
    this.lecture.expectLoss();
    if (!this.presenter.open()) this.lecture.tell("notes_blocked");
  }

  actions() {
    const chapters = () => chapterStarts(this.story.scene);
    const turn = (by) => {
      const step = chapterTurn(chapters(), this.step, by);
      if (step !== null) this.travelTo(step);
    };
    const byHand = (move) => (by) => {
      this.wander.leave();
      move(by, { animate: !this.still.matches });
    };
    return {
      next: () => this.travelTo(this.step + 1),
      previous: () => this.travelTo(this.step - 1),
      first: () => this.travelTo(0),
      last: () => this.travelTo(this.story.times.length - 1),
      go: (step) => this.travelTo(step),
      toggle: () => (this.clock.isPlaying() ? this.clock.pause() : this.clock.play(this.minute)),
      speed: (speed) => this.clock.setSpeed(speed),
      language: (lang) => {
        this.langAsked = lang;
        this.setLanguage(lang);
        this.noteAddress();
      },
      telling: (witness) => this.turnTo(witness),
      legend: () => this.view.askLegend(this.lecture.on),
      attested: () => this.turnTo(this.witness, this.only ? null : "attested"),
      signs: (signs) => {
        this.drawSigns(signs);
        this.noteAddress();
      },
      names: (naming) => {
        this.callPlaces(NAMINGS.includes(naming) ? naming : null);
        this.noteAddress();
      },
      pan: byHand(([x, y], options) => this.map.panBy([x * PAN_PIXELS, y * PAN_PIXELS], options)),
      closer: byHand((_, options) => this.map.zoomIn(0.5, options)),
      farther: byHand((_, options) => this.map.zoomOut(0.5, options)),
      whole: byHand((_, { animate }) => this.view.showWhole(animate)),
      graph: () => this.view.showGraph(!this.view.graph?.open),
      chapter: (c) => chapters()[c] >= 0 && this.travelTo(chapters()[c]),
      nextChapter: () => turn(1),
      previousChapter: () => turn(-1),
      lecture: () => this.lecture.toggle(),
      leave: () => this.explore.close() || this.lecture.leave(),
      search: () => {
        this.clock.pause();
        this.explore.search();
      },
      shut: () => this.explore.close(),
      blank: () => this.lecture.toggleBlank(),
      labels: () => this.lecture.toggleLabels(),
      notes: () => this.openNotes(),
    };
  }

  // Moving: whether the reader sees the step come, by travel or play, and not only what it leads to.
  show(minute, step, moving = false) {
    const turned = step !== this.step;
    this.minute = minute;
    this.step = step;
    const state = stateAt(this.story, minute, step);
    this.view.draw(state, moving);
    this.controls.draw(state);
    if (turned) this.noteAddress();
    if (turned) this.explore.turn(step);
    if (turned && this.lecture.on) this.lecture.fit(this.lengths());
    if (turned) this.presenter.drawSoon();
  }

  // How long a step's heading, the words of its cards or else its chapter's, and the line on disagreements are.
  lengths() {
    const { title, cards, claims } = this.notes(this.step);
    const { chapters = [], steps } = this.story.scene;
    const chapter = cards.length ? "" : inLanguage(chapters[steps[this.step].chapter]?.text, this.lang);
    const words = [chapter.length, ...cards.flatMap((card) => [card.title.length, card.text.length])];
    const hours = cards.map((card) => card.when.length).filter(Boolean);
    const aside = claims.length ? summaryOf(claims.map(({ about }) => about), this.say).length : 0;
    return { heading: title.length, paragraphs: words.filter(Boolean), hours, aside };
  }

  // To the story: what it looks at and, if the reader has left that too, its step.
  backTo(step) {
    this.view.showStory(!this.still.matches);
    if (step !== null) this.travelTo(step);
  }

  travelTo(step) {
    const to = clamp(step, 0, this.story.times.length - 1);
    const from = this.minute;
    this.clock.pause();
    this.wander.resume();
    this.lecture.lift();
    if (this.still.matches || from === this.story.times[to]) {
      this.show(this.story.times[to], to);
      return;
    }
    this.show(from, to, true);
    this.clock.travel(from, this.story.times[to], to, TRAVEL_MS);
  }

  jumpTo(step) {
    this.clock.pause();
    this.wander.resume();
    const to = clamp(Math.round(Number(step)) || 0, 0, this.story.times.length - 1);
    this.show(this.story.times[to], to);
  }

  // Any minute, not only a step's: as one drags along the train graph.
  scrubTo(minute) {
    this.clock.pause();
    this.wander.leaveStep(this.step);
    this.show(minute, stepAt(this.story.times, minute));
  }

  setLanguage(lang) {
    this.lang = lang;
    this.view.setLanguage(lang);
    this.controls.setLanguage(lang);
    this.explore.setLanguage(lang);
    this.controls.showPlaying(Boolean(this.clock?.isPlaying()));
    if (this.step === undefined) return;
    this.show(this.minute, this.step);
    this.view.refit();
    this.presenter.drawSoon();
  }

  // In which style units' signs are drawn: "app6", or else pictograms.
  drawSigns(signs) {
    this.signs = signs === "app6" ? signs : null;
    this.view.setSigns(this.signs);
  }

  // By which of their names the map calls places: see naming.mjs.
  callPlaces(naming) {
    this.naming = naming;
    this.view.setNaming(naming);
  }

  // The address follows the state a moment later: a browser allows only so many changes of it a second.
  noteAddress() {
    this.window.clearTimeout(this.addressTimer);
    this.addressTimer = this.window.setTimeout(() => {
      const { step, langAsked: lang, witness, signs, only, naming: names } = this;
      const hash = writeAddress(this.window.location.hash, { step, lang, witness, signs, only, names });
      if (hash !== this.window.location.hash) this.window.history.replaceState(null, "", hash);
    }, ADDRESS_MS);
  }

  followAddress() {
    const asked = readAddress(this.window.location.hash, this.scene);
    if (asked.witness !== this.witness || asked.only !== this.only) this.turnTo(asked.witness, asked.only);
    if (asked.lang && asked.lang !== this.lang) {
      this.langAsked = asked.lang;
      this.setLanguage(asked.lang);
    }
    if (asked.signs !== this.signs) this.drawSigns(asked.signs);
    if (asked.names !== this.naming) this.callPlaces(asked.names);
    if (asked.step !== null && asked.step !== this.step) this.jumpTo(asked.step);
  }

  // The page's public face.
  face() {
    const page = this;
    const step = () => this.story.scene.steps[this.step];
    return {
      get stepCount() {
        return page.story.times.length;
      },
      current: () => ({
        index: this.step,
        minutes: this.minute,
        label: inLanguage(step().label, this.lang),
        title: inLanguage(step().title, this.lang),
      }),
      goTo: (step) => this.jumpTo(step),
      play: () => this.clock.play(this.minute),
      pause: () => this.clock.pause(),
    };
  }

  shutTelling() {
    for (const part of [this.clock, this.controls, this.explore, this.view]) part?.shut();
  }

  shut() {
    this.shutTelling();
    for (const part of [this.lecture, this.presenter, this.wander, this.inset]) part.shut();
    this.unhookPrinting();
    this.window.clearTimeout(this.addressTimer);
    this.window.removeEventListener("hashchange", this.onHash);
    this.document.getElementById("pl-legend").removeEventListener("toggle", this.onLegend);
  }
}
