// Stands in for jQuery in the two calls that folium's own templates make: $(`markup`)[0] and $(document).ready(f).
function $(what) {
  if (what === document) {
    return { ready: (f) => queueMicrotask(f) };
  }
  const holder = document.createElement("div");
  holder.innerHTML = what.trim();
  return [...holder.children];
}
