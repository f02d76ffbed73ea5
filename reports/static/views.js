// Other ways to look at the same rows: inline, sorted, with marks to be read aloud, with the evidence open.

const pressed = (id, value, text) => {
  const button = byId(id);
  if (!button) return;
  button.setAttribute("aria-pressed", String(value));
  if (text) setWord(button, text);
};

const showView = (inline) => {
  if (inline === (root.dataset.view === "inline")) return;
  if (inline) root.dataset.view = "inline";
  else delete root.dataset.view;
  for (const cell of all("[data-inline]")) {
    if (cell.dataset.inline === "hide") cell.hidden = inline;
    else cell.colSpan = inline ? 2 : 1;
  }
  const button = byId("view");
  pressed("view", inline, inline ? button?.dataset.inline : button?.dataset.side);
  if (current) bringIntoView(current.body);
  keepPlace();
};
on("view", "click", () => showView(root.dataset.view !== "inline"));

// Rows in another order stand in tables of their own, of the same size; the order of the page is put back as it was.
const ORDERS = {
  left: (row) => rowData(row)?.old.map((id) => place.old.get(id)).sort((a, b) => a - b)[0] ?? Infinity,
  confidence: (row) => Number(row.body.dataset.confidence ?? rowData(row)?.score ?? 2),
  kind: (row) => KIND_ORDER.indexOf(rowData(row)?.type),
};
const KIND_ORDER = ["split", "merged", "regrouped", "rewritten", "edited", "added", "dropped", "unchanged"];
const BLOCK_ROWS = 50;
const homes = new Map(all(".block > table").map((table) => [table, [...table.tBodies]]));
let sortedBy = "page";
const sorted = () => sortedBy !== "page";

const sortRows = (by) => {
  const order = ORDERS[by];
  if (!order && !sorted()) return;
  for (const [table, bodies] of homes) table.append(...bodies);
  byId("sorted")?.remove();
  sortedBy = order ? by : "page";
  sequence = rows;
  if (order) {
    const keys = new Map(rows.map((row) => [row, order(row)]));
    sequence = [...rows].sort((a, b) => keys.get(a) - keys.get(b) || a.index - b.index);
    const section = make("section", { id: "sorted", class: "part" });
    const model = rows[0].block;
    for (let start = 0; start < sequence.length; start += BLOCK_ROWS) {
      const block = model.cloneNode(false);
      const table = one("table", model).cloneNode(false);
      block.className = "block size-5";
      block.hidden = false;
      for (const part of ["caption", "colgroup", "thead"]) table.append(one(part, model).cloneNode(true));
      setText(table.caption, byId("sort").selectedOptions[0]?.textContent ?? "");
      table.append(...sequence.slice(start, start + BLOCK_ROWS).map((row) => row.body));
      block.append(table);
      section.append(block);
    }
    byId("nothing").after(section);
  }
  if (byId("sort")) byId("sort").value = sortedBy;
};
on("sort", "change", () => {
  sortRows(byId("sort").value);
  applyFilters();
  if (current) bringIntoView(current.body.rows[0]);
});

// Most screen readers say nothing of ins and del: their borders can be written out.
const MARKED = { INS: ["mark_added", "mark_added_end"], DEL: ["mark_deleted", "mark_deleted_end"] };
const showMarks = (spoken) => {
  for (const mark of all(".comparison span.spoken")) mark.remove();
  if (spoken) {
    for (const element of all(".comparison :is(ins, del)")) {
      const [open, close] = MARKED[element.tagName];
      element.prepend(make("span", { class: "spoken" }, word(open)));
      element.append(make("span", { class: "spoken" }, word(close)));
    }
  }
  pressed("marks", spoken);
};
on("marks", "click", () => {
  const spoken = byId("marks").getAttribute("aria-pressed") !== "true";
  remember("marks", spoken ? "on" : "off");
  showMarks(spoken);
});

on("evidence", "click", () => {
  const button = byId("evidence");
  const open = button.getAttribute("aria-expanded") !== "true";
  for (const row of rows) {
    if (visible(row)) for (const entry of evidenceOf(row)) showGrounds(entry, open);
  }
  button.setAttribute("aria-expanded", String(open));
  setWord(button, open ? button.dataset.close : button.dataset.open);
});
const toggleEvidence = () => {
  const entries = evidenceOf(current);
  const open = !entries.every(isOpen);
  for (const entry of entries) showGrounds(entry, open);
  if (entries.length === 0) say(word("no_evidence"));
};
