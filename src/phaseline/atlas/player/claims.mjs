// Where witnesses disagree: what it is about, what each says, which account is preferred and why.
import { element, fill, inLanguage, setOptionalText, setText } from "./dom.mjs";

// Pure: the disagreements about an event, by its index.
export function claimsOfEvent(scene, event) {
  return (scene.claims ?? []).filter((claim) => claim.event === event);
}

// Pure: those about no event of the scene but about a unit that one of the tellings names.
export function claimsOfUnits(scene, tellings) {
  const told = new Set(tellings.flatMap((telling) => telling.units ?? []));
  return (scene.claims ?? []).filter((claim) => claim.event === null && told.has(claim.unit));
}

// Writes disagreements into a box, using the blocks that it has; all are closed at first.
export function writeClaims({ document, box, claims, say, lang }) {
  box.hidden = !claims.length;
  const make = () => makeClaim(document);
  fill(box, claims, make, (node, claim) => writeClaim({ document, node, claim, say, lang }));
}

function makeClaim(document) {
  const node = element(document, "details", "pl-claim");
  node.append(element(document, "summary"), element(document, "ul"), element(document, "p"));
  return node;
}

function writeClaim({ document, node, claim, say, lang }) {
  const [summary, list, reason] = node.children;
  const make = () => element(document, "li");
  node.open = false;
  setText(summary, `${claim.said.length} ${say("accounts")}: ${inLanguage(claim.about, lang)}`);
  fill(list, claim.said, make, (item, said) => {
    const preferred = said === claim.said[claim.preferred];
    item.className = preferred ? "pl-preferred" : "";
    setText(item, inLanguage(said, lang) + (preferred ? ` (${say("preferred")})` : ""));
  });
  setOptionalText(reason, inLanguage(claim.reason, lang));
}
