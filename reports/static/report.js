
"use strict";
(() => {
  const root = document.documentElement;
  root.classList.remove("no-script");
  const toolbar = document.getElementById("toolbar");
  if (!toolbar) return;

  const search = document.getElementById("search");
  const clear = document.getElementById("clear");
  const result = document.getElementById("result");
  const nothing = document.getElementById("nothing");
  const evidence = document.getElementById("evidence");
  const chips = [...toolbar.querySelectorAll("button[data-filter]")];
  const sections = [...document.querySelectorAll("section.part")];
  const stubs = [...document.querySelectorAll("tbody.stub")];
  const rows = [...document.querySelectorAll("tbody.change")].map((body) => ({
    body, filters: new Set(body.dataset.filters.split(" ")), text: null,
  }));
  const chosen = new Set();

  const fold = (text) => text.normalize("NFKC").toLowerCase().replace(/\s+/g, " ");

  // What a row says: its id and those of its tasks, numbers, headings, texts, units and deadlines, not its evidence.
  const textOf = (row) => {
    if (row.text === null) {
      const cells = row.body.querySelectorAll("td.left, td.right, td.units, td.deadline");
      const ids = [...row.body.querySelectorAll("[data-task]")].map((task) => task.dataset.task);
      row.text = fold([row.body.id, ...ids, ...[...cells].map((cell) => cell.textContent)].join("\n"));
    }
    return row.text;
  };

  // Kinds widen the choice, flags and words narrow it.
  const fits = (row, kinds, flags, words) =>
    (kinds.length === 0 || kinds.some((kind) => row.filters.has(kind))) &&
    flags.every((flag) => row.filters.has(flag)) &&
    (words.length === 0 || words.every((word) => textOf(row).includes(word)));

  const filled = (template, values) => template.replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole);

  const apply = () => {
    const words = fold(search.value).split(" ").filter(Boolean);
    const values = [...chosen];
    const kinds = values.filter((value) => value.startsWith("kind:"));
    const flags = values.filter((value) => value.startsWith("flag:"));
    const active = values.length > 0 || words.length > 0;
    let shown = 0;
    for (const row of rows) {
      const visible = fits(row, kinds, flags, words);
      row.body.hidden = !visible;
      if (visible) shown += 1;
    }
    for (const stub of stubs) stub.hidden = active;
    for (const section of sections) {
      for (const block of section.querySelectorAll(".block")) {
        block.hidden = block.querySelector("tbody.change:not([hidden])") === null;
      }
      section.hidden = section.querySelector(".block:not([hidden])") === null;
    }
    for (const chip of chips) chip.setAttribute("aria-pressed", String(chosen.has(chip.dataset.filter)));
    for (const count of document.querySelectorAll(".verdict a[data-filter]")) {
      count.classList.toggle("chosen", chosen.has(count.dataset.filter));
    }
    clear.hidden = !active;
    result.textContent = filled(result.dataset.template, { shown, total: rows.length });
    nothing.hidden = shown > 0 || rows.length === 0;
    if (!nothing.hidden) {
      const names = chips.filter((chip) => chosen.has(chip.dataset.filter)).map((chip) => chip.querySelector(".word").textContent);
      if (search.value.trim()) names.push(search.value.trim());
      nothing.textContent = filled(nothing.dataset.template, { filters: names.join(" · ") });
    }
  };

  const clearAll = () => {
    chosen.clear();
    search.value = "";
    apply();
  };

  const measure = () => root.style.setProperty("--bar", `${toolbar.offsetHeight}px`);

  // A row that filters hide is shown before a link jumps to it.
  const reveal = (id) => {
    const target = id && document.getElementById(id);
    if (target && target.closest("[hidden]")) clearAll();
    return target;
  };

  for (const chip of chips) {
    chip.addEventListener("click", () => {
      const value = chip.dataset.filter;
      if (!chosen.delete(value)) chosen.add(value);
      apply();
    });
  }
  search.addEventListener("input", apply);
  clear.addEventListener("click", () => { clearAll(); search.focus(); });
  evidence.addEventListener("click", () => {
    const open = evidence.getAttribute("aria-expanded") !== "true";
    for (const details of document.querySelectorAll("td.evidence details")) details.open = open;
    evidence.setAttribute("aria-expanded", String(open));
    evidence.textContent = open ? evidence.dataset.close : evidence.dataset.open;
  });
  document.addEventListener("click", (event) => {
    const link = event.target.closest("a[href^='#']");
    if (!link) return;
    const value = link.getAttribute("data-filter");
    if (value) {
      event.preventDefault();
      chosen.clear();
      chosen.add(value);
      search.value = "";
      apply();
      toolbar.scrollIntoView();
      return;
    }
    reveal(link.getAttribute("href").slice(1));
  });
  addEventListener("hashchange", () => reveal(decodeURIComponent(location.hash.slice(1)))?.scrollIntoView());
  addEventListener("resize", measure);
  measure();
  apply();
})();
