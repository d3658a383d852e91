"""What the tests ask of a map's page in any browser, as JavaScript functions; and how they wait for it."""

from playwright.sync_api import Page

SIZES = ((1280, 720), (1920, 1080), (390, 844))
SLIDER = "input[type=range][aria-valuetext], [role=slider]"
EVERY_STEP = """async (slider) => {
  const map = window.campaignMap;
  const said = [];
  for (let i = 0; i < map.stepCount; i += 1) {
    await map.goTo(i);
    const { index, minutes, label, title } = map.current();
    const spoken = document.querySelector(slider).getAttribute("aria-valuetext");
    said.push({ index, minutes, label, title, spoken });
  }
  return said;
}"""
# Per step, which units' signs show; a sign stands in the page in the order of its unit in the scene.
SHOWN = """() => Array.from({ length: window.campaignMap.stepCount }, (_, i) => {
  window.campaignMap.goTo(i);
  return [...document.querySelectorAll(".pl-sign")].map((sign) => !sign.classList.contains("pl-off"));
})"""
# Per step with any, the pairs of shown names and signs that lie on each other by more than a pixel, or under
# what lies over the map: date, legend, scale, tools.
OVERLAPS = """() => {
  const meet = (a, b) => Math.min(a.right, b.right) - Math.max(a.left, b.left) > 1 &&
    Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 1;
  const seen = (node) => (node.classList.contains("pl-brief") ? node.firstElementChild : node);
  const found = {};
  for (let i = 0; i < window.campaignMap.stepCount; i += 1) {
    window.campaignMap.goTo(i);
    const shown = [...document.querySelectorAll(".pl-sign, .pl-label:not(.pl-label-river)")]
      .filter((node) => !node.classList.contains("pl-off"))
      .map((node) => ({ text: node.textContent, box: seen(node).getBoundingClientRect() }));
    const over = [...document.querySelectorAll("#pl-over > *")]
      .map((node) => ({ text: node.id || node.className, box: node.getBoundingClientRect() }));
    const pairs = shown.flatMap((a, k) => [...shown.slice(k + 1), ...over].filter((b) => meet(a.box, b.box))
      .map((b) => `${a.text} / ${b.text}`));
    if (pairs.length) found[`${i} ${window.campaignMap.current().label}`] = pairs;
  }
  return found;
}"""


def until(page: Page, condition: str) -> None:
    """Waits for a JavaScript condition; Playwright's own wait needs eval, which the page forbids."""
    met = page.evaluate(
        f"""async () => {{
          const end = performance.now() + 10_000;
          while (!({condition}) && performance.now() < end) await new Promise(requestAnimationFrame);
          return {condition};
        }}"""
    )
    assert met, condition
