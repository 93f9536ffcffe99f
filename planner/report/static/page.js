"use strict";
/* What picks a worker outside map and chart (list, select, arrows, address bar), the day lists, and printing. */
(() => {
  const { data } = Report;
  const select = document.getElementById("worker-select");
  const clear = document.getElementById("pick-none");
  const printPicked = document.getElementById("print-picked");
  const marked = [...document.querySelectorAll("[data-worker]")];
  const hint = document.querySelector("#lists .hint");

  marked.filter((node) => node.tagName === "BUTTON").forEach((button) => {
    button.addEventListener("click", () => Report.toggle(Number(button.dataset.worker), button));
  });
  if (!select) return;

  select.addEventListener("change", () => Report.pick(Number(select.value), select));
  clear.addEventListener("click", () => Report.pick(-1, clear));
  const step = (by) => () => {
    const count = data.workers.length;
    const from = Report.picked() < 0 ? (by > 0 ? -1 : 0) : Report.picked();
    Report.pick((from + by + count) % count, select);
  };
  document.getElementById("pick-previous").addEventListener("click", step(-1));
  document.getElementById("pick-next").addEventListener("click", step(1));

  Report.onPick((picked, source) => {
    select.value = String(picked);
    clear.disabled = printPicked.disabled = picked < 0;
    if (hint) hint.hidden = picked >= 0;
    marked.forEach((node) => {
      const on = Number(node.dataset.worker) === picked;
      node.classList.toggle("picked", on);
      if (node.hasAttribute("aria-pressed")) node.setAttribute("aria-pressed", String(on));
      if (on && node !== source && node.closest(".picker")) showIn(node.closest(".picker"), node);
    });
    remember(picked);
  });

  /* Scrolls a list, not the page, until a line of it is seen. */
  function showIn(list, node) {
    const top = node.offsetTop - list.offsetTop;
    if (top < list.scrollTop) list.scrollTop = top;
    const over = top + node.offsetHeight - list.clientHeight;
    if (over > list.scrollTop) list.scrollTop = over;
  }

  /* The picked worker stands in the address, so that a page can be opened at a worker. */
  const prefix = "#worker=";
  function remember(picked) {
    const address = picked < 0 ? location.pathname + location.search : prefix + encodeURIComponent(data.workers[picked].id);
    try { history.replaceState(null, "", address); } catch { /* some viewers of local files forbid it: nothing is lost */ }
  }
  function recall() {
    if (!location.hash.startsWith(prefix)) return;
    try {
      const id = decodeURIComponent(location.hash.slice(prefix.length));
      Report.pick(data.workers.findIndex((worker) => worker.id === id), null);
    } catch { /* a broken address picks nobody */ }
  }
  window.addEventListener("hashchange", recall);

  const print = (onlyPicked) => () => {
    document.body.classList.toggle("print-picked", onlyPicked);
    window.print();
  };
  document.getElementById("print-all").addEventListener("click", print(false));
  printPicked.addEventListener("click", print(true));
  window.addEventListener("afterprint", () => document.body.classList.remove("print-picked"));
  recall();
})();
