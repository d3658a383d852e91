// The lecturer's second window: notes, the next step and two clocks. It is an empty page that this one fills and that
// drives this one; when the map goes, all its notes stay there to be read.
import { element, setText } from "./dom.mjs";
import { elapsedText, hourText } from "./notes.mjs";

const NAME = "phaseline-notes";
const FEATURES = "popup,width=1040,height=720";
const TICK_MS = 500;
const RELOAD_MS = 400;
const OWN_STYLE = ".pl-notes";

export class Presenter {
  // act: the buttons' deeds: previous, next, blank, reset; key(event); notes(): what to show; all(): every step's
  // notes; elapsed(): milliseconds.
  constructor({ document, window, say, act }) {
    Object.assign(this, { document, window, say, act, popup: null });
    this.onPageHide = () => this.leaveNotes();
    window.addEventListener("pagehide", this.onPageHide);
  }

  get isOpen() {
    return Boolean(this.popup && !this.popup.closed);
  }

  // Opens the window, or brings it forward; whether there is one.
  open() {
    if (this.isOpen) {
      this.popup.focus();
      return true;
    }
    this.popup = this.window.open("", NAME, FEATURES);
    if (this.isOpen) this.fillWindow();
    return this.isOpen;
  }

  fillWindow() {
    const { popup } = this;
    const { document } = popup;
    const all = [...this.document.querySelectorAll("style")];
    const styles = all.filter((style) => style.textContent.includes(OWN_STYLE));
    const viewport = element(document, "meta");
    Object.assign(viewport, { name: "viewport", content: "width=device-width, initial-scale=1" });
    document.head.replaceChildren(viewport, ...styles.map((style) => document.importNode(style, true)));
    document.body.className = "pl-notes";
    this.parts = makeParts(document, this.act);
    document.body.replaceChildren(this.parts.head, this.parts.main, this.parts.foot);
    this.hookWindow();
    this.draw();
  }

  hookWindow() {
    const { popup } = this;
    popup.clearInterval(this.ticking);
    this.ticking = popup.setInterval(() => this.tick(), TICK_MS);
    popup.onkeydown = (event) => this.act.key(event);
    // Reloaded, it is empty again; a browser may also renew an empty page once after it was opened.
    popup.onpagehide = () => this.window.setTimeout(() => this.isOpen && this.fillWindow(), RELOAD_MS);
  }

  // At that window's next frame, so that the map's step does not wait for it.
  drawSoon() {
    if (!this.isOpen) return;
    this.popup.cancelAnimationFrame(this.drawing);
    this.drawing = this.popup.requestAnimationFrame(() => this.draw());
  }

  draw() {
    if (!this.isOpen) return;
    const { parts, popup, say } = this;
    const notes = this.act.notes();
    const { document } = popup;
    document.documentElement.lang = this.document.documentElement.lang;
    document.title = `${say("notes")}: ${this.document.title}`;
    for (const [name, node] of Object.entries(parts.words)) setText(node, say(name));
    setText(parts.count, [notes.count, notes.chapter].filter(Boolean).join(" · "));
    setText(parts.date, notes.date);
    setText(parts.title, notes.title);
    setText(parts.nextTitle, notes.next ? notes.next.title : say("end"));
    setText(parts.nextDate, notes.next ? notes.next.date : "");
    parts.text.ariaLabel = say("notes");
    parts.text.replaceChildren(...noteNodes(document, notes, say));
    parts.text.scrollTop = 0;
    this.tick();
  }

  tick() {
    if (!this.isOpen) return;
    setText(this.parts.elapsed, elapsedText(this.act.elapsed()));
    setText(this.parts.hour, hourText(new Date()));
  }

  // The map's window goes, and with it all that moves here: every step's notes are left to be read.
  leaveNotes() {
    if (!this.isOpen) return;
    const { document } = this.popup;
    const { head, foot, main, text } = this.parts;
    const notice = element(document, "h1", "pl-notes-gone", this.say("map_closed"));
    const steps = this.act.all().map((notes) => {
      const section = element(document, "section", "pl-notes-step");
      const head = element(document, "h2", "", `${notes.date} · ${notes.title}`);
      section.append(head, ...noteNodes(document, notes, this.say, "h3"));
      return section;
    });
    head.remove();
    foot.remove();
    text.replaceChildren(notice, ...steps);
    main.replaceChildren(text);
    this.popup.clearInterval(this.ticking);
    this.popup.cancelAnimationFrame(this.drawing);
    this.popup.onpagehide = null;
  }

  shut() {
    this.window.removeEventListener("pagehide", this.onPageHide);
    if (this.isOpen) this.popup.close();
  }
}

function makeParts(document, act) {
  const make = (tag, name, ...children) => {
    const node = element(document, tag, name);
    node.append(...children);
    return node;
  };
  const words = {};
  const word = (tag, name, className = "") => (words[name] = make(tag, className));
  const button = (name, deed) => {
    const node = word("button", name);
    node.type = "button";
    node.addEventListener("click", deed);
    return node;
  };
  const parts = {
    words,
    count: make("p", "pl-notes-count"),
    date: make("p", "pl-notes-date"),
    title: make("h1", ""),
    text: make("div", "pl-notes-text"),
    nextDate: make("p", "pl-notes-date"),
    nextTitle: make("p", "pl-notes-next"),
    elapsed: make("p", "pl-notes-clock"),
    hour: make("p", "pl-notes-clock"),
  };
  parts.text.tabIndex = 0;
  parts.text.setAttribute("role", "group");
  const clocks = make("div", "pl-notes-clocks");
  clocks.append(make("div", "", word("h2", "elapsed"), parts.elapsed, button("reset", act.reset)));
  clocks.append(make("div", "", word("h2", "hour"), parts.hour));
  const next = make("section", "pl-notes-coming", word("h2", "coming"), parts.nextDate, parts.nextTitle);
  parts.head = make("header", "pl-notes-head", parts.count, parts.date, parts.title);
  parts.main = make("main", "pl-notes-main", parts.text, make("aside", "", next, clocks));
  const buttons = [button("previous", act.previous), button("next", act.next), button("blank", act.blank)];
  parts.foot = make("footer", "pl-notes-foot", ...buttons);
  return parts;
}

// What a step's notes say, as nodes of a document.
function noteNodes(document, { opening, cards, claims }, say, heading = "h2") {
  const nodes = opening ? [element(document, "p", "pl-notes-opening", opening)] : [];
  for (const { title, when, text, numbers, sources } of cards) {
    if (title) nodes.push(element(document, heading, "", title));
    if (when) nodes.push(element(document, "p", "pl-when", when));
    if (text) nodes.push(element(document, "p", "", text));
    if (numbers.length) nodes.push(element(document, "p", "", numbers.join("; ")));
    if (sources.length) nodes.push(element(document, "p", "pl-source", `${say("sources")}: ${sources.join("; ")}`));
  }
  if (!cards.length && !opening) nodes.push(element(document, "p", "pl-nothing", say("no_card")));
  return [...nodes, ...claims.map((claim) => disputeNode(document, claim, say, heading))];
}

function disputeNode(document, { about, said, reason }, say, heading) {
  const node = element(document, "section", "pl-notes-dispute");
  const list = element(document, "ul");
  list.append(...said.map((words) => element(document, "li", "", words)));
  node.append(element(document, heading, "", `${say("accounts")}: ${about}`), list);
  if (reason) node.append(element(document, "p", "pl-source", reason));
  return node;
}
