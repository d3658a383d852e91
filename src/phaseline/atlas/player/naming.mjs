// What the map calls places, as the reader chooses: as in the text, of the time, today's, or two names in two lines.
import { inLanguage } from "./dom.mjs";

// The choices other than "as in the text", which needs no word in the address.
export const NAMINGS = ["period", "modern", "two"];

// Pure: a place's label; a place has other names than those of the text (also) only where they differ.
export function labelOf({ name, also }, naming, lang) {
  const plain = inLanguage(name, lang);
  if (!plain || !naming || !also) return plain;
  if (naming !== "two") return inLanguage(also[naming], lang) || plain;
  const today = inLanguage(also.modern, lang);
  return today && today !== plain ? `${plain}\n${today}` : plain;
}
