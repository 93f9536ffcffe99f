"use strict";
/* The map: streets behind, every route on one clickable canvas, the picked route with numbered stops above it. */
(() => {
  const { data, words, element } = Report;
  const box = document.getElementById("map");
  if (!box || !data.map) return;

  const decode = (codes) => {
    const points = new Array(codes.length / 2);
    let latitude = 0, longitude = 0;
    for (let i = 0; i < codes.length; i += 2) {
      latitude += codes[i];
      longitude += codes[i + 1];
      points[i / 2] = [latitude / data.map.scale, longitude / data.map.scale];
    }
    return points;
  };
  const at = (place) => [place.at[0] / data.map.scale, place.at[1] / data.map.scale];

  const map = L.map(box, { zoomControl: false, attributionControl: false, zoomSnap: 0.5, maxZoom: 18, minZoom: 6 });
  map.fitBounds(data.map.bounds, { maxZoom: 16, animate: false }); // layers need a view before they are added
  L.control.zoom({ zoomInTitle: words.zoom_map_in, zoomOutTitle: words.zoom_map_out }).addTo(map);
  L.control.scale({ imperial: false }).addTo(map);
  const credit = L.control.attribution({ prefix: "Leaflet" }).addTo(map);
  if (data.attribution) {
    const safe = element("span", "", data.attribution);
    credit.addAttribution(safe.innerHTML);
  }

  /* Only the routes' canvas takes the pointer: a canvas above it would swallow every click. */
  const layer = (name, level, deaf) => {
    const pane = map.createPane(name);
    pane.style.zIndex = level;
    if (deaf) pane.style.pointerEvents = "none";
    return L.canvas({ pane: name, tolerance: 6, padding: 0.2 });
  };
  const behind = layer("streets", 250, true);
  const among = layer("routes", 350, false);
  const above = layer("chosen", 450, true);

  const everything = [];
  const looks = [
    { color: "#ffffff", weight: 3.5 }, { color: "#ffffff", weight: 2 }, { color: "#fbfbf9", weight: 1 },
  ];
  data.map.streets.slice().reverse().forEach((lines, i, all) => {
    const look = looks[Math.min(all.length - 1 - i, looks.length - 1)];
    const streets = lines.map(decode);
    if (i === all.length - 1 || all.length === 1) {
      L.polyline(streets, { renderer: behind, interactive: false, color: "#c3cabf", weight: look.weight + 1.6 }).addTo(map);
    }
    L.polyline(streets, { renderer: behind, interactive: false, smoothFactor: 1.4, ...look }).addTo(map);
  });

  const routes = data.workers.map((worker, index) => {
    const legs = worker.legs.map(decode);
    const group = L.featureGroup();
    const line = L.polyline(legs, {
      renderer: among, color: worker.colour, dashArray: worker.dash, weight: 3, opacity: 0.85, bubblingMouseEvents: false,
    });
    const dots = worker.stops.map((stop) => L.circleMarker(at(stop), {
      renderer: among, radius: 3.5, color: "#fff", weight: 1, fillColor: worker.colour, fillOpacity: 1, bubblingMouseEvents: false,
    }));
    const homes = worker.screens.map((call) => L.circleMarker(at(call), {
      renderer: among, radius: 5, color: "#a87400", weight: 2.5, fill: true, fillColor: "#fff", fillOpacity: 0.01, bubblingMouseEvents: false,
    }));
    homes.forEach((home) => group.addLayer(home));
    everything.push(...worker.screens.map(at));
    if (legs.length) group.addLayer(line);
    dots.forEach((dot) => group.addLayer(dot));
    group.bindTooltip(() => element("span", "", worker.name), { sticky: true });
    group.on("click", () => Report.pick(index, box));
    group.addTo(map);
    legs.forEach((leg) => everything.push(...leg));
    everything.push(...worker.stops.map(at));
    return { line, dots, homes };
  });

  data.map.unplanned.forEach((visit) => {
    const mark = L.circleMarker(at(visit), { renderer: among, radius: 6, color: "#a3360f", weight: 2.5, fillColor: "#fff", fillOpacity: 1 });
    mark.bindPopup(() => Report.describe(visit, element("div")));
    mark.addTo(map);
    everything.push(at(visit));
  });
  data.map.bases.forEach((base) => {
    const icon = L.divIcon({ className: "", html: element("div", "base-pin"), iconSize: [16, 16] });
    L.marker(at(base), { icon, alt: base.label, title: base.label, keyboard: false, zIndexOffset: -500 }).addTo(map);
    everything.push(at(base));
  });
  const frame = (points, margin) => {
    if (points.length) map.fitBounds(L.latLngBounds(points).pad(margin), { maxZoom: 16, animate: false });
  };
  frame(everything, 0.04);
  map.on("click", () => Report.pick(-1, box));

  let chosen = null;
  function choose(index) {
    if (chosen) chosen.remove();
    chosen = null;
    routes.forEach((route, i) => {
      const mine = index < 0 || i === index;
      route.line.setStyle({ opacity: mine ? 0.85 : 0.13 });
      route.dots.forEach((dot) => dot.setStyle({ opacity: mine ? 1 : 0.2, fillOpacity: mine ? 1 : 0.2 }));
      route.homes.forEach((home) => home.setStyle({ opacity: mine ? 1 : 0.2 }));
    });
    if (index < 0) return;
    const worker = data.workers[index];
    const legs = worker.legs.map(decode);
    const lines = [["#fff", 8], [worker.colour, 4.5]].map(([color, weight]) =>
      L.polyline(legs, { renderer: above, interactive: false, color, weight }));
    chosen = L.featureGroup([...(legs.length ? lines : []), ...worker.stops.map((stop) => numbered(worker, stop)), ...worker.screens.map((call) => called(worker, call))]).addTo(map);
  }

  function numbered(worker, stop) {
    const visits = stop.activities.map((i) => worker.activities[i]);
    const face = element("div", visits.some((v) => v.warnings.length) ? "pin late" : "pin", String(stop.number));
    face.style.background = worker.colour;
    return pinned(stop, visits, face);
  }

  function called(worker, call) {
    const visits = call.activities.map((i) => worker.activities[i]);
    return pinned(call, visits, element("div", "pin screen", visits[0].mark));
  }

  function pinned(stop, visits, face) {
    const title = visits[0].title;
    const marker = L.marker(at(stop), { icon: L.divIcon({ className: "", html: face, iconSize: [24, 24] }), alt: title, title, riseOnHover: true });
    const content = () => visits.reduce((into, visit) => Report.describe(visit, into), element("div"));
    return marker.bindPopup(content, { closeButton: true, maxWidth: 320 });
  }

  map.on("popupopen", (event) => {
    const button = event.popup.getElement().querySelector(".leaflet-popup-close-button");
    if (button) button.setAttribute("aria-label", words.close);
  });
  Report.onPick((index, source) => {
    choose(index);
    if (source === box) return; // whoever clicks on the map is looking at the right place already
    if (index < 0) return frame(everything, 0.04);
    const worker = data.workers[index];
    frame([...worker.legs.flatMap(decode), ...worker.stops.map(at), ...worker.screens.map(at)], 0.08);
  });
  Report.map = map;
})();
