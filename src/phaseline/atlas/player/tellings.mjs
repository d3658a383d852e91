// A scene as a single witness tells it. A telling gives the lists that differ; in them a number stands for the entry
// of that index in the preferred scene.

// Pure: the scene in a witness's telling; the scene itself where that witness has none of its own.
export function retell(scene, witness) {
  const telling = (scene.tellings ?? []).find((one) => one.witness === witness);
  if (!telling) return scene;
  const { events, units, steps, phase_lines: lines, graph = {} } = telling;
  return {
    ...scene,
    events: marked(events, scene.events),
    units: whole(units, scene.units),
    steps: whole(steps, scene.steps),
    phase_lines: whole(lines, scene.phase_lines),
    graph: scene.graph && {
      ...scene.graph,
      ...Object.fromEntries(Object.entries(graph).map(([part, list]) => [part, whole(list, scene.graph[part])])),
    },
  };
}

function whole(list, preferred) {
  return list ? list.map((entry) => (typeof entry === "number" ? preferred[entry] : entry)) : preferred;
}

// Events that are told otherwise carry the time and place that the preferred telling gives them.
function marked(list, preferred) {
  return whole(list, preferred).map((event, e) => (event === preferred[e] ? event : { ...event, preferred: preferred[e] }));
}
