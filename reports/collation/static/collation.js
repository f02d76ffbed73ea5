"use strict";
document.documentElement.classList.remove("no-script");
document.addEventListener("DOMContentLoaded", () => {
  const table = document.getElementById("matters");
  const choose = document.getElementById("choose");
  const fewest = document.getElementById("fewest");
  const shown = document.getElementById("shown");
  const bodies = [...table.tBodies];
  const rows = bodies.map((body) => [...body.rows].filter((row) => row.classList.contains("row")));
  const all = rows.flat();
  const fits = (row, value) => value === "" || row.dataset.filters.split(" ").includes(value);

  for (const option of choose.options) {
    const count = all.filter((row) => fits(row, option.value)).length;
    option.textContent = `${option.dataset.word} ${count}`;
  }
  // One body holds all rows while they stand by their number; the headings then say nothing.
  const sorted = document.createElement("tbody");
  const order = () => {
    if (fewest.checked) {
      const byCount = all.map((row, place) => [Number(row.dataset.count), place, row]);
      byCount.sort((one, other) => one[0] - other[0] || one[1] - other[1]);
      sorted.append(...byCount.map((entry) => entry[2]));
      for (const body of bodies) body.remove();
      table.tFoot.before(sorted);
    } else {
      sorted.remove();
      bodies.forEach((body, place) => {
        body.append(...rows[place]);
        table.tFoot.before(body);
      });
    }
  };
  const openAll = document.getElementById("open-all");
  const opensAll = () => openAll.getAttribute("aria-pressed") === "true";
  // What is opened for all, to be read or printed, is every row that is chosen.
  const openShown = () => {
    for (const row of all) row.querySelector("details").open = opensAll() && !row.hidden;
  };
  openAll.addEventListener("click", () => {
    openAll.setAttribute("aria-pressed", String(!opensAll()));
    openShown();
  });
  const show = () => {
    let count = 0;
    for (const row of all) {
      row.hidden = !fits(row, choose.value);
      count += !row.hidden;
    }
    bodies.forEach((body, place) => {
      body.hidden = rows[place].every((row) => row.hidden);
    });
    shown.textContent = count === 0 ? shown.dataset.none : `${count} / ${all.length}`;
  };
  choose.addEventListener("change", () => {
    show();
    if (opensAll()) openShown();
  });
  fewest.addEventListener("change", () => {
    order();
    show();
  });
  // Keys press buttons, and a row that is gone to has the focus, so that Enter opens it.
  const go = (step, wanted) => {
    const seen = [...table.querySelectorAll("tr.row")].filter((row) => !row.hidden);
    const at = seen.indexOf(document.activeElement.closest("tr.row"));
    for (let place = at < 0 && step < 0 ? -1 : at + step; seen[place]; place += step) {
      if (!wanted(seen[place])) continue;
      seen[place].querySelector("summary").focus({ preventScroll: true });
      return seen[place].scrollIntoView({ block: "center" });
    }
  };
  const any = () => true;
  const keys = document.getElementById("keys");
  const keysOn = () => keys.getAttribute("aria-pressed") === "true";
  let left = null;  // the row that had the focus before a button was pressed
  const steps = { next: [1, any], previous: [-1, any], "next-open": [1, (row) => fits(row, "unsettled")] };
  for (const [name, [step, wanted]] of Object.entries(steps)) {
    document.getElementById(name).addEventListener("click", () => {
      if (!document.activeElement.closest("tr.row")) left?.querySelector("summary").focus({ preventScroll: true });
      go(step, wanted);
    });
  }
  addEventListener("focusin", (event) => {
    left = event.target.closest?.("tr.row") ?? left;
  });
  keys.addEventListener("click", () => keys.setAttribute("aria-pressed", String(!keysOn())));
  addEventListener("keydown", (event) => {
    if (!keysOn() || event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.target.matches?.("select, input:not([type=checkbox])")) return;
    const name = /^[a-z]$/i.test(event.key) ? `Key${event.key.toUpperCase()}` : event.code;
    document.querySelector(`[data-key="${CSS.escape(name)}"]`)?.click();
  });
  // A link to a row shows it, whatever is chosen, and opens its synopsis.
  const open = () => {
    const row = document.getElementById(location.hash.slice(1));
    if (!row || !row.classList.contains("row")) return;
    if (row.hidden) {
      choose.value = "";
      show();
    }
    row.querySelector("details").open = true;
    row.scrollIntoView({ block: "center" });
  };
  addEventListener("hashchange", open);
  show();
  open();
});
