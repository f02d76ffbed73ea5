// Filters: every row carries tokens such as `kind:split`; inside a group any token will do, every group must agree.

const chosen = new Set();
const search = byId("search");
const selects = all("select[data-filter-select]", toolbar);
const chips = all("button[data-filter]", toolbar);
let filterLinks = all("a[data-filter]");
let stubs = all("tbody.stub");

// What changed is one question with several answers; every other flag is a question of its own.
const WHAT = new Set(["flag:units", "flag:deadline", "flag:numbers", "flag:strength"]);
const groupOf = (token) => (WHAT.has(token) ? "what" : token.startsWith("flag:") ? token : token.split(":")[0]);

const nameOf = (token) => {
  const control = all("[data-filter]").find((element) => element.dataset.filter === token);
  const option = selects.flatMap((select) => [...select.options]).find((entry) => entry.value === token);
  const name = control?.dataset.label ?? one(".word", control)?.textContent ?? option?.textContent;
  return (name ?? control?.getAttribute("aria-label") ?? (one("title", control) ?? control)?.textContent ?? token).trim();
};
const chosenNames = () => [...[...chosen].map(nameOf), ...(search.value.trim() ? [search.value.trim()] : [])];

const has = (row, token) => (token.startsWith("state:") ? token === `state:${row.state}` : row.tokens.has(token));

// An empty choice fits every row.
const chosenFits = () => {
  const groups = new Map();
  for (const token of chosen) groups.set(groupOf(token), [...(groups.get(groupOf(token)) ?? []), token]);
  const wanted = [...groups.values()];
  const sought = fold(search.value).split(" ").filter(Boolean);
  return (row) =>
    wanted.every((tokens) => tokens.some((token) => has(row, token))) &&
    (sought.length === 0 || sought.every((piece) => textOf(row).includes(piece)));
};

const filtering = () => chosen.size > 0 || search.value.trim() !== "";

let shown = rows.length;
const applyFilters = () => {
  const fits = chosenFits();
  const counts = new Map();
  shown = 0;
  for (const row of rows) {
    const fit = fits(row);
    if (row.body.hidden === fit) row.body.hidden = !fit;
    if (!fit) continue;
    shown += 1;
    counts.set(row.block, (counts.get(row.block) ?? 0) + 1);
    counts.set(row.part, (counts.get(row.part) ?? 0) + 1);
  }
  const active = filtering();
  for (const stub of stubs) stub.hidden = active || !rowById.has(one("a", stub).hash.slice(1));
  for (const place of all("section.part, section.part .block")) place.hidden = (active || sorted()) && !counts.has(place);
  showControls(active);
  keepPlace();
};

const showControls = (active) => {
  for (const chip of chips) chip.setAttribute("aria-pressed", String(chosen.has(chip.dataset.filter)));
  for (const select of selects) {
    const options = [...select.options].filter((option) => chosen.has(option.value));
    select.value = options.length > 0 ? options[0].value : "";
  }
  for (const link of filterLinks) {
    const tokens = link.dataset.filter.split(" ");
    link.classList.toggle("chosen", tokens.length === chosen.size && tokens.every((token) => chosen.has(token)));
  }
  byId("clear").hidden = !active;
  const printed = byId("print-line");
  const names = active ? chosenNames().join(" · ") : printed?.dataset.all;
  const values = { shown, total: rows.length, filters: names };
  for (const id of ["result", "nothing", "print-line"]) {
    const line = byId(id);
    if (line?.dataset.template) setText(line, filled(line.dataset.template, values));
  }
  if (printed) document.documentElement.style.setProperty("--run", JSON.stringify(printed.textContent));
  byId("nothing").hidden = shown > 0 || rows.length === 0;
};

const toggle = (token) => {
  if (!chosen.delete(token)) chosen.add(token);
  applyFilters();
};
const chooseOnly = (tokens) => {
  chosen.clear();
  for (const token of tokens) chosen.add(token);
  search.value = "";
  applyFilters();
};
const clearFilters = () => chooseOnly([]);

for (const chip of chips) when(chip, "click", () => toggle(chip.dataset.filter));
for (const select of selects) {
  when(select, "change", () => {
    for (const option of select.options) chosen.delete(option.value);
    if (select.value) chosen.add(select.value);
    applyFilters();
  });
}
when(search, "input", applyFilters);
on("clear", "click", () => {
  clearFilters();
  search.focus();
});
