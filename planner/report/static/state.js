"use strict";
/* The page's data, the words it needs, and which worker is picked. Everything shown is set as text, never as markup. */
const Report = (() => {
  const data = JSON.parse(document.getElementById("report-data").textContent);
  const listeners = [];
  let picked = -1;

  function pick(worker, source) {
    const next = worker >= 0 && worker < data.workers.length ? worker : -1;
    if (next === picked) return;
    picked = next;
    listeners.forEach((listen) => listen(picked, source));
  }

  function element(tag, className, text) {
    const made = document.createElement(tag);
    if (className) made.className = className;
    if (text !== undefined) made.textContent = text;
    return made;
  }

  /* Title, lines and warnings of one visit or break, for popups and for the chart's tip. */
  function describe(activity, into) {
    into.append(element("h4", "", activity.title));
    const list = element("ul");
    activity.warnings.forEach((line) => list.append(element("li", "warning", line)));
    activity.lines.forEach((line) => list.append(element("li", "", line)));
    into.append(list);
    return into;
  }

  return {
    data,
    words: data.words,
    element,
    describe,
    pick,
    toggle: (worker, source) => pick(worker === picked ? -1 : worker, source),
    picked: () => picked,
    onPick: (listen) => listeners.push(listen),
  };
})();
