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

// Rows in other groups or another order stand in tables of their own, of the same size; nothing is copied but the head
// of a table, and the order of the page is put back as it was.
const BLOCK_ROWS = 50;
const SIZES = [2, 6, 14, 30];  // rows up to which a block is of size 1, 2, 3, 4: how high it is taken to be until drawn
const order = byId("sort");
let arrangements = null;
let arranged = "page";
const sorted = () => arranged !== "page";

const makeBlock = (part, list, heading) => {
  const model = one("table", rows[0].block);
  const table = model.cloneNode(false);
  for (const name of ["caption", "colgroup", "thead"]) table.append(one(name, model).cloneNode(true));
  setText(table.caption, heading);
  table.append(...list.map((row) => row.body));
  const block = make("div", { class: `block size-${1 + SIZES.filter((most) => list.length > most).length}` }, table);
  for (const row of list) Object.assign(row, { part, block });
  part.append(block);
};
const arrange = (by) => {
  arrangements ??= readData("arrangements") ?? {};
  const [note, groups] = arrangements[by] ?? [];
  if (!groups && !sorted()) return;
  const held = document.activeElement;
  const before = byId("sorted");
  arranged = groups ? by : "page";
  order.value = arranged;
  sequence = rows;
  const lists = groups?.map(([heading, places]) => [heading, places.map((at) => builtRows[at]).filter((row) => rowById.has(row.id))]);
  const others = groups ? rows.filter((row) => rowData(row).fresh) : [];
  if (others.length > 0) lists.push([word("pending"), others]);
  if (groups) {
    const place = make("div", { id: "sorted" }, note ? make("p.footnote", {}, note) : null);
    for (const [heading, list] of lists) {
      const part = make("section.part", {},
        heading ? make("h3", {}, heading, make("span.tally", {}, word("row_count", { count: list.length }))) : null);
      for (let start = 0; start < list.length; start += BLOCK_ROWS) {
        makeBlock(part, list.slice(start, start + BLOCK_ROWS), heading || order.selectedOptions[0].textContent);
      }
      place.append(part);
    }
    sequence = lists.flatMap(([, list]) => list);
    byId("nothing").after(place);
  } else {
    for (const [table, bodies] of homes) table.append(...bodies);
    for (const row of rows) Object.assign(row, { part: row.body.closest("section.part"), block: row.body.closest(".block") });
  }
  before?.remove();
  if (held !== document.activeElement) focusOn(held);
};
const arrangeAnew = (by) => {
  arrange(by);
  applyFilters();
  if (current) bringIntoView(current.body.rows[0]);
};
on("sort", "change", () => arrangeAnew(order.value));
const nextGrouping = () => {
  const ways = all("optgroup:first-child > option", order).map((option) => option.value);
  arrangeAnew(ways[(ways.indexOf(arranged) + 1) % ways.length]);
  say(order.selectedOptions[0].textContent);
};

// Most screen readers say nothing of ins and del: their borders can be written out.
const MARKED = { INS: ["mark_added", "mark_added_end"], DEL: ["mark_deleted", "mark_deleted_end"] };
const showMarks = (spoken) => {
  for (const mark of all(".comparison span.spoken, .desk span.spoken")) mark.remove();
  if (spoken) {
    for (const element of all(".comparison ins, .comparison del, .desk ins, .desk del")) {
      const [open, close] = MARKED[element.tagName];
      element.prepend(make("span.spoken", {}, word(open)));
      element.append(make("span.spoken", {}, word(close)));
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
  if (open && entries.length > 0) one(".why", current.body).scrollIntoView({ block: "nearest" });
  if (entries.length === 0) say(word("no_evidence"));
};
