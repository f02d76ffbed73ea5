// Builds the evidence of a link when it is opened: until then it is data, and its candidates are those of its tasks.

const waterfallRows = ([name, value, points, sign, begin, width, phrases]) => {
  const bar = make("i", { class: sign < 0 ? "minus" : sign > 0 ? "plus" : "total" });
  bar.style.left = `${begin}%`;
  bar.style.width = `${width}%`;
  const cells = [make("th", { scope: "row" }, name), ...[value, bar, points].map((part) => make("td", {}, part))];
  return [make("tr", { class: sign ? null : "sum" }, ...cells), phrases && make("tr", {}, make("td", { colspan: 4 }, phrases))];
};

// The rejected candidates of a task, the best first: id on the other side, score.
const rivalsOf = (side, id) =>
  (data.rivals[side][place[side].get(id)] ?? []).map(([at, score]) => [data.tasks[otherSide(side)][at].id, score.toFixed(2)]);

const PREVIEW = 20;  // characters of a rejected candidate: enough to recognise it in one line
const rivalsList = (side, id) => {
  const found = rivalsOf(side, id);
  const other = otherSide(side);
  return found.length === 0 ? null : make("div", {}, make("b", {}, word(`runners_${side}`)), make("ul", {}, ...found.map(([rival, score]) => {
    const { label, quote } = taskOf(other, rival);
    const text = [...quote].length > PREVIEW ? `${[...quote].slice(0, PREVIEW).join("")}…` : quote;
    return make("li", {}, `${score} `, make("a", { href: `#${rowWith(other, rival).id}` }, word("runner", { number: label ?? rival, text })));
  })));
};

let bodies = null;
const grounds = (row, at, button) => {
  bodies ??= readData("evidence-data");
  const { old, new: other, links, grounds: moved } = rowData(row);
  const [from, own, link] = moved?.[at] ?? [row.built, at, links[at]];
  const [facts, bars] = bodies[from][own];
  const pair = link ?? { old: old[0], new: other[0] };
  const lines = bars.flatMap(waterfallRows).filter(Boolean);
  return make("div.grounds", { "data-runtime": "", "data-at": at }, make("p", {}, ...button.cloneNode(true).childNodes, facts ? ` · ${facts}` : ""),
    lines.length ? make("table.waterfall", {}, make("caption", {}, byId("waterfall").textContent), ...lines) : null,
    ...SIDES.map((side) => rivalsList(side, pair[side])));
};

const isOpen = (button) => button.getAttribute("aria-expanded") === "true";
const evidenceOf = (row) => all(".evidence > button", row?.body ?? layer);
const showGrounds = (button, open) => {
  if (open === isOpen(button)) return;
  const row = rowOf(button);
  const at = evidenceOf(row).indexOf(button);
  const place = one(".why > td", row.body);
  const shown = all(".grounds", place);
  if (open) place.insertBefore(grounds(row, at, button), shown.find((other) => other.dataset.at > at) ?? null);
  else shown.find((other) => Number(other.dataset.at) === at).remove();
  place.parentElement.hidden = !one(".grounds", place);
  button.setAttribute("aria-expanded", String(open));
};
when(document, "click", (event) => {
  const button = event.target.closest?.(".evidence > button");
  if (!button) return;
  showGrounds(button, !isOpen(button));
  one(".why", rowOf(button).body).scrollIntoView({ block: "nearest" });
});
