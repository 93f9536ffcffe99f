"use strict";
/* The time chart: one row per worker, and above the operators of a screen unit its seats by the quarter; placed in per cent of the axis so that the time scale changes without redrawing. */
(() => {
  const { data, words, element } = Report;
  const chart = document.getElementById("chart");
  if (!chart || !data.chart) return;
  const inner = chart.querySelector(".chart-inner");
  const tip = element("div", "tip");
  tip.hidden = true;
  const spoken = element("div", "visually-hidden");
  spoken.setAttribute("aria-live", "polite");
  document.body.append(tip, spoken);

  const percent = (second) => `${(100 * second) / data.chart.seconds}%`;
  const put = (node, start, end) => {
    node.style.left = percent(start);
    node.style.width = percent(end - start);
    return node;
  };
  inner.style.setProperty("--hour", percent(3600));

  const axis = element("div", "axis");
  const scale = element("div", "scale");
  axis.append(element("div", "corner"), scale);
  data.chart.ticks.forEach(([second, label]) => {
    const tick = element("span", "", label);
    tick.style.left = percent(second);
    scale.append(tick);
  });
  axis.setAttribute("aria-hidden", "true");
  inner.append(axis);

  const labels = []; // block, its part of the axis, what it says where there is room, longest first
  const operators = data.lanes.length ? Math.max(...data.lanes.map((lane) => lane.last)) : -1;

  /* Seats in use fill the lane from below; the line above them is how many there are. */
  function addLane(lane) {
    const row = element("div", "row lane");
    const name = element("div", "lane-name", lane.name);
    name.title = `${lane.name}, ${lane.detail}`;
    name.append(element("small", "", lane.detail));
    const seats = element("div", "seats");
    lane.quarters.forEach(([start, used, there, text]) => {
      const quarter = put(element("div", used > there ? "quarter over" : "quarter"), start, start + lane.seconds);
      const height = Math.max(used, there);
      quarter.style.height = `${(92 * height) / lane.most}%`;
      const fill = element("i");
      fill.style.height = `${(100 * used) / height}%`;
      quarter.dataset.text = text;
      quarter.append(fill);
      seats.append(quarter);
    });
    row.append(name, seats);
    inner.append(row);
  }

  const rows = data.workers.map((worker, index) => {
    data.lanes.filter((lane) => lane.first === index).forEach(addLane);
    const row = element("div", index <= operators ? "row operator" : "row");
    if (operators >= 0 && index === operators + 1) row.classList.add("first-route");
    const name = element("button", "", worker.name);
    name.type = "button";
    name.title = `${worker.name}, ${worker.detail}`;
    name.setAttribute("aria-pressed", "false");
    name.addEventListener("click", () => Report.toggle(index, name));
    const track = element("div", "track");
    worker.shifts.forEach(([start, end]) => track.append(put(element("div", "band"), start, end)));
    worker.segments.forEach(([kind, start, end, activity]) => {
      const segment = put(element("div", `seg k-${data.kinds[kind]}`), start, end);
      segment.dataset.kind = kind;
      if (activity >= 0) segment.dataset.activity = activity;
      const about = activity >= 0 ? worker.activities[activity] : null;
      const main = about && ["care", "screen", "break"].includes(data.kinds[kind]);
      if (main) {
        segment.dataset.main = "1";
        if (about.shared) segment.dataset.shared = about.shared;
        if (about.split) segment.classList.add("split");
        if (about.late) segment.classList.add("late");
        labels.push([segment, (end - start) / data.chart.seconds, [`${about.late ? "!" : ""}${about.mark}`, about.late ? "!" : ""]]);
      }
      track.append(segment);
    });
    track.setAttribute("aria-hidden", "true");
    row.append(name, track);
    inner.append(row);
    name.addEventListener("keydown", (event) => walk(event, index));
    name.addEventListener("blur", quiet);
    return { row, name, track };
  });

  function fitLabels() {
    const width = rows.length ? rows[0].track.clientWidth : 0;
    labels.forEach(([segment, part, texts]) => {
      const wanted = texts.find((text) => part * width >= 2 + 7 * text.length) || "";
      if (segment.textContent !== wanted) segment.textContent = wanted;
    });
  }
  fitLabels();
  window.addEventListener("resize", fitLabels);

  /* One visit at a time is shown: its times in the tip, its agreed start as a frame in the row. */
  let shown = [], current = null;
  function quiet() {
    shown.forEach((node) => node.remove());
    shown = [];
    if (current) current.classList.remove("active");
    inner.querySelectorAll(".seg.share").forEach((node) => node.classList.remove("share"));
    current = null;
    walking = false;
    tip.hidden = true;
  }

  function show(index, segment, near) {
    quiet();
    const worker = data.workers[index];
    const activity = segment.dataset.activity === undefined ? null : worker.activities[Number(segment.dataset.activity)];
    const kind = words[data.kinds[Number(segment.dataset.kind)]];
    const head = activity && segment.dataset.main ? [] : [element("h4", "", kind)];
    tip.replaceChildren(...head);
    if (activity) Report.describe(activity, tip);
    tip.hidden = false;
    placeTip(near);
    current = segment;
    if (!activity) return;
    const track = rows[index].track;
    activity.windows.forEach(([start, end]) => shown.push(put(element("div", "frame"), start, Math.max(end, start + 60))));
    if (activity.promised !== null) {
      const due = element("div", "due");
      due.style.left = percent(activity.promised);
      shown.push(due);
    }
    shown.forEach((node) => track.append(node));
    segment.classList.add("active");
    if (!segment.dataset.shared) return;
    inner.querySelectorAll("[data-shared]").forEach((other) => {
      if (other !== segment && other.dataset.shared === segment.dataset.shared) other.classList.add("share");
    });
  }

  function tell(quarter, x) {
    quiet();
    tip.replaceChildren(element("div", "", quarter.dataset.text));
    tip.hidden = false;
    placeTip({ ...nearOf(quarter), x });
    current = quarter;
  }

  function placeTip(near) {
    const box = tip.getBoundingClientRect();
    tip.style.left = `${Math.max(8, Math.min(near.x - box.width / 2, window.innerWidth - box.width - 8))}px`;
    const over = near.top - box.height - 10;
    tip.style.top = `${over > 8 ? over : near.bottom + 10}px`;
  }

  function nearOf(segment) {
    const box = segment.getBoundingClientRect();
    return { x: box.left + box.width / 2, top: box.top, bottom: box.bottom };
  }
  inner.addEventListener("pointerover", (event) => {
    const quarter = event.target.closest(".quarter");
    if (quarter) return tell(quarter, event.clientX);
    const segment = event.target.closest(".seg");
    if (!segment) return quiet();
    if (segment === current) return;
    show(rows.findIndex((r) => r.track === segment.parentNode), segment, { ...nearOf(segment), x: event.clientX });
  });
  inner.addEventListener("pointerleave", quiet);
  let walking = false; // whether the arrows, not the pointer, show a visit
  const follow = () => {
    if (!current) return;
    if (walking || current.matches(":hover")) placeTip(nearOf(current));
    else quiet();
  };
  chart.addEventListener("scroll", follow, { passive: true });
  window.addEventListener("scroll", follow, { passive: true });
  inner.addEventListener("click", (event) => {
    const track = event.target.closest(".track");
    if (track) Report.pick(rows.findIndex((r) => r.track === track), rows[0].name);
  });

  function walk(event, index) {
    const by = { ArrowRight: 1, ArrowLeft: -1, ArrowDown: 0, ArrowUp: 0 }[event.key];
    if (event.key === "Escape") return quiet();
    if (by === undefined) return;
    event.preventDefault();
    if (!by) {
      const other = rows[index + (event.key === "ArrowDown" ? 1 : -1)];
      if (other) other.name.focus();
      return;
    }
    const main = [...rows[index].track.querySelectorAll("[data-main]")];
    const place = main.indexOf(current);
    const next = main[place < 0 ? (by > 0 ? 0 : main.length - 1) : place + by];
    if (!next) return;
    bring(next);
    show(index, next, nearOf(next));
    walking = true;
    spoken.textContent = tip.innerText;
  }

  function bring(segment) {
    const label = rows[0].name.offsetWidth;
    const box = segment.getBoundingClientRect(), frame = chart.getBoundingClientRect();
    if (box.left < frame.left + label) chart.scrollLeft -= frame.left + label + 20 - box.left;
    else if (box.right > frame.right) chart.scrollLeft += box.right - frame.right + 20;
  }

  let zoom = 1;
  const rescale = (by) => () => {
    zoom = Math.max(1, Math.min(8, zoom * by));
    const middle = (chart.scrollLeft + chart.clientWidth / 2) / chart.scrollWidth;
    inner.style.width = `${100 * zoom}%`;
    chart.scrollLeft = middle * chart.scrollWidth - chart.clientWidth / 2;
    fitLabels();
    document.getElementById("chart-out").disabled = zoom <= 1;
    document.getElementById("chart-in").disabled = zoom >= 8;
  };
  document.getElementById("chart-in").addEventListener("click", rescale(1.5));
  document.getElementById("chart-out").addEventListener("click", rescale(1 / 1.5));

  Report.onPick((picked, source) => {
    chart.classList.toggle("has-pick", picked >= 0);
    rows.forEach(({ row, name }, i) => {
      row.classList.toggle("picked", i === picked);
      name.setAttribute("aria-pressed", String(i === picked));
    });
    if (picked >= 0 && !chart.contains(source)) {
      const row = rows[picked].row;
      chart.scrollTop = Math.max(0, row.offsetTop - chart.clientHeight / 2);
    }
  });
})();
