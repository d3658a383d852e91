// The time control: buttons, the range with its ticks, chapters and density, speed, language, keys.
import { chapterStarts, crowding, spread } from "./chapters.mjs";
import { element, fill, inLanguage, setText, svgElement } from "./dom.mjs";
import { Hooks } from "./hooks.mjs";
import { keyAction } from "./keys.mjs";

const PLAY = "M7 4.5V19.5L20 12z";
const LATE = 60;
const LEAST_TARGET = 24;
const BAR = 0.8;
const PAUSE = "M6 4.5H10.4V19.5H6zM13.6 4.5H18V19.5H13.6z";

// Pure: the steps with a card that the witness followed tells otherwise.
export function toldOtherwise({ steps, events }) {
  return [...steps.keys()].filter((i) => steps[i].cards.some((card) => events[card].preferred));
}

export class Controls {
  // act: what each control does, by name: next, previous, first, last, toggle, go(i), speed(x), language(xx), …
  // witness: whose account is followed, null for the preferred ones; only: "attested", or null for all.
  constructor({ document, window, story, witness, only, say, act }) {
    Object.assign(this, { document, story, witness, say, hooks: new Hooks() });
    const find = (id) => document.getElementById(`pl-${id}`);
    this.range = find("time");
    this.share = find("share");
    this.play = find("play");
    this.ticks = find("ticks");
    this.bands = find("bands");
    this.density = find("density");
    this.help = find("help-box");
    this.range.max = String(Math.max(0, story.times.length - 1));
    const buttons = { toggle: "play", graph: "graph-button" };
    const named = ["toggle", "previous", "next", "closer", "farther", "whole", "graph", "lecture", "notes"];
    for (const name of named) {
      const button = find(buttons[name] ?? name);
      if (button) this.hooks.on(button, "click", () => act[name]());
    }
    this.hooks.on(this.range, "input", () => act.go(Number(this.range.value)));
    // A choice made, the keys are the presenter's again.
    const choose = (name, take) => this.hooks.on(find(name), "change", ({ target }) => {
      take(target.value);
      target.blur();
    });
    choose("speed", (value) => act.speed(Number(value)));
    choose("language", act.language);
    if (find("signs")) choose("signs", act.signs);
    if (find("names")) choose("names", act.names);
    choose("only", act.attested);
    find("only").checked = Boolean(only);
    find("only-note").hidden = !only;
    if (find("telling")) choose("telling", (value) => act.telling(value || null));
    this.hooks.on(find("help"), "click", () => this.toggleHelp());
    this.hooks.on(find("help-close"), "click", () => this.help.close());
    this.hooks.on(window, "resize", () => this.measureBands());
    this.hooks.on(window, "keydown", (event) => this.onKey(event, { ...act, help: () => this.toggleHelp() }));
    this.act = act;
    this.fillLanguages(find("language"), find("language-box"));
    this.otherwise = toldOtherwise(story.scene);
    this.drawTicks();
  }

  speed() {
    return Number(this.document.getElementById("pl-speed").value);
  }

  // In a lecture, or in the second window of one, some keys do otherwise; what act does not name is left alone.
  onKey(event, act, lecture = this.document.body.classList.contains("pl-lecture")) {
    const focus = event.target?.nodeType === 1 ? event.target : this.document.body;
    if (this.help.open) return;
    const scroller = focus.closest?.("#pl-panel, .pl-notes-text");
    const action = keyAction({
      key: event.key,
      ctrlKey: event.ctrlKey,
      altKey: event.altKey,
      metaKey: event.metaKey,
      shiftKey: event.shiftKey,
      repeat: event.repeat,
      tag: focus.tagName,
      type: focus.type,
      editable: focus.isContentEditable,
      scrolls: Boolean(scroller) && scroller.scrollHeight > scroller.clientHeight,
      lecture,
    });
    if (!action || !act[action.name]) return;
    event.preventDefault();
    act[action.name](action.by);
  }

  toggleHelp() {
    if (this.help.open) this.help.close();
    else this.help.showModal();
  }

  fillLanguages(select, box) {
    const { languages } = this.story.scene;
    box.hidden = languages.length < 2;
    select.replaceChildren(
      ...languages.map((lang) => {
        const option = element(this.document, "option", "", lang.toUpperCase());
        option.value = lang;
        return option;
      }),
    );
  }

  nameTellings(lang) {
    const select = this.document.getElementById("pl-telling");
    if (!select) return;
    const tellings = [{ witness: "", name: this.say("preferred_telling") }, ...this.story.scene.tellings];
    fill(select, tellings, () => element(this.document, "option"), (option, { witness, name }) => {
      option.value = witness;
      setText(option, inLanguage(name, lang));
    });
    select.value = this.witness ?? "";
    const count = this.otherwise.length ? `${this.say("otherwise_at")}: ${this.otherwise.length}` : "";
    setText(this.document.getElementById("pl-otherwise"), count);
  }

  drawTicks() {
    const { steps, chapters } = this.story.scene;
    const share = (i) => (steps.length > 1 ? (100 * i) / (steps.length - 1) : 0);
    this.ticks.replaceChildren(
      ...steps.map((step, i) => {
        const starts = i === 0 || steps[i - 1].chapter !== step.chapter;
        const tick = element(this.document, "span", starts ? "pl-tick pl-tick-chapter" : "pl-tick");
        tick.classList.toggle("pl-tick-otherwise", this.otherwise.includes(i));
        tick.style.left = `${share(i)}%`;
        return tick;
      }),
    );
    this.starts = chapterStarts({ steps, chapters });
    this.bands.replaceChildren(
      ...this.starts.map((start, c) => {
        const band = element(this.document, "button", "pl-run");
        band.type = "button";
        band.append(element(this.document, "span"), element(this.document, "b", "", String(c + 1)));
        band.hidden = start < 0;
        band.classList.toggle("pl-run-late", share(start) > LATE);
        band.addEventListener("click", () => this.act.chapter(c));
        return band;
      }),
    );
    this.drawDensity(steps);
  }

  // A bar a step, the higher the more is told about its time.
  drawDensity(steps) {
    const path = svgElement(this.document, "path");
    const bar = (share, i) => `M${i - BAR / 2} 1v${-share.toFixed(3)}h${BAR}v${share.toFixed(3)}z`;
    path.setAttribute("d", crowding(steps).map(bar).join(""));
    this.density.setAttribute("viewBox", `0 0 ${Math.max(1, steps.length - 1)} 1`);
    this.density.replaceChildren(svgElement(this.document, "title"), path);
  }

  setLanguage(lang) {
    this.lang = lang;
    [...this.bands.children].forEach((band, c) => {
      const title = inLanguage(this.story.scene.chapters[c].title, lang);
      band.firstChild.textContent = title;
      band.setAttribute("aria-label", `${this.say("chapter")} ${c + 1}: ${title}`);
      band.title = band.ariaLabel;
    });
    this.density.firstChild.textContent = this.say("density");
    const row = () => {
      const made = element(this.document, "div");
      made.append(element(this.document, "dt"), element(this.document, "dd"));
      return made;
    };
    fill(this.help.querySelector("dl"), this.say("keys"), row, (made, [key, deed]) => {
      setText(made.firstElementChild, key);
      setText(made.lastElementChild, deed);
    });
    this.document.getElementById("pl-language").value = lang;
    this.nameTellings(lang);
    this.drawn = null;
    this.measureBands();
  }

  // Each chapter's button as long as its run of steps, but never too small to be hit.
  placeBands() {
    const shown = [...this.bands.children].filter((band) => !band.hidden);
    const width = this.bands.clientWidth;
    const last = Math.max(1, this.story.times.length - 1);
    const wanted = this.starts.filter((start) => start >= 0).map((start) => (width * start) / last);
    const places = spread(wanted, LEAST_TARGET, width);
    shown.forEach((band, i) => {
      band.style.left = `${places[i].toFixed(1)}px`;
      band.style.width = `${((places[i + 1] ?? width) - places[i]).toFixed(1)}px`;
    });
  }

  // Where each chapter's name stands, cut to its run and whole: read here, so that a step need not ask for a layout.
  measureBands() {
    this.placeBands();
    const bands = [...this.bands.children];
    const light = (lit) => {
      for (const band of bands) {
        band.classList.toggle("pl-run-now", lit);
        band.classList.remove("pl-run-covered");
      }
    };
    const boxes = (node) => bands.map((band) => node(band).getBoundingClientRect());
    const name = (band) => band.firstChild;
    light(false);
    const runs = boxes((band) => band);
    const cut = boxes(name).map(({ left, right }, c) => ({ left, right: Math.min(right, runs[c].right) }));
    light(true);
    const whole = boxes(name);
    light(false);
    this.names = { cut, whole };
    if (this.chapter !== undefined) this.lightChapter(this.chapter);
  }

  draw(state) {
    if (this.drawn === state.step) return;
    this.drawn = state.step;
    this.range.value = String(state.step);
    this.range.setAttribute("aria-valuetext", inLanguage(this.story.scene.steps[state.step].label, this.lang));
    const share = state.step / Math.max(1, this.story.times.length - 1);
    this.share.style.transform = `scaleX(${share.toFixed(4)})`;
    if (this.chapter !== state.chapter) this.lightChapter(state.chapter);
  }

  // The chapter's name stands whole; names that it covers step back.
  lightChapter(chapter) {
    this.chapter = chapter;
    const bands = [...this.bands.children];
    bands.forEach((band, c) => {
      band.classList.toggle("pl-run-now", c === chapter);
      band.ariaCurrent = c === chapter ? "step" : null;
    });
    const { cut, whole } = this.names;
    const now = whole[chapter];
    bands.forEach((band, c) => {
      const covered = c !== chapter && now && cut[c].left < now.right && now.left < cut[c].right;
      band.classList.toggle("pl-run-covered", Boolean(covered));
    });
  }

  showPlaying(playing) {
    this.play.querySelector("path").setAttribute("d", playing ? PAUSE : PLAY);
    this.play.querySelector("span").textContent = this.say(playing ? "pause" : "play");
    this.play.classList.toggle("pl-playing", playing);
  }

  shut() {
    this.hooks.shut();
  }
}
