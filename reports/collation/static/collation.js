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
  choose.addEventListener("change", show);
  fewest.addEventListener("change", () => {
    order();
    show();
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
