// Where witnesses disagree: what it is about, what each says, which account is preferred and why.
import { element, fill, inLanguage, setOptionalText, setText } from "./dom.mjs";

// Pure: the disagreements about an event, by its index.
export function claimsOfEvent(scene, event) {
  return (scene.claims ?? []).filter((claim) => claim.event === event);
}

// Pure: those about no event of the scene but about a unit that one of these events names.
export function claimsOfUnits(scene, events) {
  const named = new Set(events.flatMap((event) => event.units ?? []));
  return (scene.claims ?? []).filter((claim) => claim.event === null && named.has(claim.unit));
}

const NAMED = 2;

// Pure: one line on what all of it is about.
export function summaryOf(abouts, say) {
  const more = abouts.length > NAMED ? " …" : "";
  return `${say("accounts")} (${abouts.length}): ${abouts.slice(0, NAMED).join("; ")}${more}`;
}

// The disagreements of a step as one block. What it holds is written only while it is open, as the reader leaves it.
export class Claims {
  constructor({ document, node, say }) {
    Object.assign(this, { document, node, say, claims: [] });
    [this.summary, this.body] = node.children;
    this.onToggle = () => this.drawBody();
    node.addEventListener("toggle", this.onToggle);
  }

  shut() {
    this.node.removeEventListener("toggle", this.onToggle);
  }

  draw(claims, lang) {
    Object.assign(this, { claims, lang });
    this.node.classList.toggle("pl-none", !claims.length);
    this.drawBody();
    if (!claims.length) return;
    setText(this.summary, summaryOf(claims.map((claim) => inLanguage(claim.about, lang)), this.say));
  }

  drawBody() {
    if (this.node.open) fill(this.body, this.claims, () => this.makeClaim(), (node, claim) => this.writeClaim(node, claim));
  }

  makeClaim() {
    const node = element(this.document, "div", "pl-claim");
    node.append(element(this.document, "h3"), element(this.document, "ul"), element(this.document, "p"));
    return node;
  }

  writeClaim(node, claim) {
    const [about, list, reason] = node.children;
    setText(about, inLanguage(claim.about, this.lang));
    fill(list, claim.said, () => element(this.document, "li"), (item, said) => {
      const preferred = said === claim.said[claim.preferred];
      item.className = preferred ? "pl-preferred" : "";
      setText(item, inLanguage(said, this.lang) + (preferred ? ` (${this.say("preferred")})` : ""));
    });
    setOptionalText(reason, inLanguage(claim.reason, this.lang));
  }
}
