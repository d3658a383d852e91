// An element on the map that is made once and moved by transform.

export function makeMark(pane, node) {
  node.classList.add("pl-off");
  pane.append(node);
  return { node, shown: false, at: "", last: -1, w: 0, h: 0 };
}

export function moveMark(mark, x, y, turn = 0) {
  const at = turn
    ? `translate(${x.toFixed(1)}px, ${y.toFixed(1)}px) rotate(${turn.toFixed(3)}rad)`
    : `translate(${Math.round(x)}px, ${Math.round(y)}px)`;
  if (mark.at !== at) {
    mark.node.style.transform = at;
    mark.at = at;
  }
  revealMark(mark);
}

export function revealMark(mark) {
  if (mark.shown) return;
  mark.node.classList.remove("pl-off");
  mark.shown = true;
}

export function hideMark(mark) {
  if (!mark.shown) return;
  mark.node.classList.add("pl-off");
  mark.shown = false;
  mark.last = -1;
}

// Whether a point of the map is in sight.
export function isInside([left, top, right, bottom], x, y) {
  return x >= left && x <= right && y >= top && y <= bottom;
}
