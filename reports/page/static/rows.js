// The rows of the page, which of them is the current one, and how to get from one to another.

const toolbar = byId("toolbar");
if (!toolbar) return;  // the index has no rows

const rows = [];
const builtRows = [];  // those that the page came with
const rowById = new Map();
const rowOfBody = new WeakMap();
const homes = new Map();  // the rows of each table, in the order of the page
const collectRows = () => {
  rows.length = 0;
  rowById.clear();
  for (const body of all("tbody.change")) {
    const index = rows.length;
    const row = rowOfBody.get(body) ?? { id: body.id, built: index, body, head: one("th.ordinal a", body), tokens: new Set((body.dataset.filters ?? "").split(" ")), state: "open", text: null };
    rowOfBody.set(body, Object.assign(row, { index, block: body.closest(".block"), part: body.closest("section.part") }));
    rows.push(row);
    rowById.set(row.id, row);
    setText(row.head, String(index + 1));
  }
  homes.clear();
  for (const table of all(".block > table")) homes.set(table, [...table.tBodies]);
};
collectRows();
builtRows.push(...rows);
let sequence = rows;  // in the order in which they stand on the page now
let current = null;

const rowOf = (element) => rowById.get(element?.closest("tbody.change")?.id) ?? null;

// What is printed, without words that are there for the inline view or for screen readers only.
const UNPRINTED = ".was, .spoken";
const plainText = (node) => {
  if (!one(UNPRINTED, node)) return node.textContent;
  return [...node.childNodes].map((child) => child.data ?? (child.matches(UNPRINTED) ? "" : plainText(child))).join("");
};

// What a search reads of a row: ids, numbers, headings, texts, units, deadlines and notes, not the evidence.
const READ = ".task > p, td:not(.kind) > p, .decision > *";  // parents only: ancestors take long to look for
const textOf = (row) => {
  if (row.text === null) {
    const { old = [], new: fresh = [] } = rowData(row) ?? {};
    row.text = fold([row.id, ...old, ...fresh, ...all(READ, row.body).map(plainText)].join("\n"));
  }
  return row.text;
};

// The row that holds a task now.
const rowWith = (side, id) => rows.find((row) => rowData(row)?.[side].includes(id));
const standIn = (row) => {
  const { old, new: fresh } = rowData(row);
  return fresh[0] ? rowWith("new", fresh[0]) : rowWith("old", old[0]);
};

const visible = (row) => !row.body.hidden;

// The strip of the window that neither the toolbar above nor the review bar below covers, once the toolbar sticks.
const openStrip = () => {
  const head = one("thead", current?.block)?.offsetHeight ?? 0;
  const bar = byId("review")?.getBoundingClientRect();
  const tools = Math.max(0, Math.min(toolbar.getBoundingClientRect().bottom, toolbar.offsetHeight));
  const low = layer.open && layer.matches(".relink") ? layer.getBoundingClientRect().top : innerHeight;
  return [tools + head, Math.min(low, bar?.height ? bar.top : innerHeight)];
};

// Parts that were never drawn have a guessed height: look again once they are drawn.
const bringIntoView = (element, tries = 3) => {
  const box = element.getBoundingClientRect();
  const [top, bottom] = openStrip();
  if (box.top < top || (box.bottom > bottom && box.top > top + 1)) scrollBy(0, Math.round(box.top - top - 4));
  if (tries > 0) requestAnimationFrame(() => bringIntoView(element, tries - 1));
};

const setCurrent = (row) => {
  if (row === current) return;
  current?.body.classList.remove("current");
  if (current) current.link = null;
  current = row;
  row?.body.classList.add("current");
  showLinks(row);
  showCurrent();
  keepPlace();
};

const goTo = (row) => {
  if (row && !row.body.isConnected) row = standIn(row);
  if (!row) return false;
  showOverview(false);
  if (!visible(row)) clearFilters();
  setCurrent(row);
  focusOn(row.head);
  bringIntoView(row.body.rows[0]);
  return true;
};

// The nearest visible row before or after the current one for which the test holds.
const seek = (step, test = () => true) => {
  const start = current ? sequence.indexOf(current) : step > 0 ? -1 : sequence.length;
  for (let at = start + step; at >= 0 && at < sequence.length; at += step) {
    if (visible(sequence[at]) && test(sequence[at])) return sequence[at];
  }
  return null;
};
const step = (by, test, nothing) => () => goTo(seek(by, test)) || say(word(nothing));

const stepSection = (by) => () => {
  const here = current?.part;
  const other = seek(by, (row) => row.part !== here);
  if (!other) return say(word("no_more_sections"));
  return goTo(by > 0 ? other : sequence.find((row) => row.part === other.part && visible(row)));
};

// Links within the page lead back by Backspace, however far they went.
const trail = [];
const IN_WHOLE = /^w(-|hole$)/;  // ids of places in the full texts
const target = (id) => (id ? document.getElementById(id) : null);
const jump = (id) => {
  const aim = target(id);
  if (!aim && !IN_WHOLE.test(id)) return false;
  if (trail.length === 0 || lastOf(trail) !== document.activeElement) trail.push(document.activeElement);
  if (IN_WHOLE.test(id)) return readAt(id);
  if (rowById.has(id)) return goTo(rowById.get(id));
  showOverview(overview.contains(aim));
  if (aim.closest("[hidden]")) {
    arrange("page");  // a stub stands in the page's own order only
    clearFilters();
  }
  const focus = one("a", aim) ?? aim;
  focusOn(focus);
  bringIntoView(aim);
  return true;
};
const goBack = () => {
  const from = trail.pop();
  if (!from?.isConnected) return say(word("no_way_back"));
  const row = rowOf(from);
  if (row) return from === row.head ? goTo(row) : (setCurrent(row), from.focus(), bringIntoView(from));
  focusOn(from);
  return bringIntoView(from === document.body ? toolbar : from);
};
const otherEnd = () => {
  const stub = document.activeElement?.closest("tbody.stub");
  const link = stub ? one("a", stub) : one("a[href^='#m-']", current?.body);
  if (!link || !jump(link.getAttribute("href").slice(1))) say(word("no_other_end"));
};

when(document, "focusin", (event) => {
  const row = rowOf(event.target);
  if (row) setCurrent(row);
});
when(byId("comparison"), "click", (event) => {
  const row = rowOf(event.target);
  if (row) setCurrent(row);
});
when(document, "click", (event) => {
  const link = event.target.closest?.("a[href^='#']");
  if (!link || event.defaultPrevented || event.ctrlKey || event.metaKey || event.shiftKey) return;
  if (link.dataset.filter) {
    event.preventDefault();
    showOverview(false);
    chooseOnly(link.dataset.filter.split(" "));
    toolbar.scrollIntoView();
  } else if (jump(decodeURIComponent(link.getAttribute("href").slice(1)))) {
    event.preventDefault();
  }
});
