// The handout stands in the page only while it is printed: made when the browser says that it will, gone after.
// make() answers its node and what is to be done once that stands in the page, so that it can be measured.
export function hookPrinting({ document, window, make }) {
  let sheet = null;
  const lay = () => {
    if (sheet) return;
    const made = make();
    sheet = made.node;
    document.body.append(sheet);
    document.body.classList.add("pl-printing");
    made.fill();
  };
  const clear = () => {
    sheet?.remove();
    sheet = null;
    document.body.classList.remove("pl-printing");
  };
  window.addEventListener("beforeprint", lay);
  window.addEventListener("afterprint", clear);
  return () => {
    clear();
    window.removeEventListener("beforeprint", lay);
    window.removeEventListener("afterprint", clear);
  };
}
