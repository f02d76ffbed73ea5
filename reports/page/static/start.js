// Buttons get their actions; then the page is put as it was left.

const ACTIONS = {
  next: step(1, undefined, "no_more_rows"),
  previous: step(-1, undefined, "no_more_rows"),
  "next-open": step(1, undecided, "no_more_open"),
  "previous-open": step(-1, undecided, "no_more_open"),
  "next-uncertain": step(1, (row) => row.tokens.has("flag:uncertain") && undecided(row), "no_more_uncertain"),
  "previous-section": stepSection(-1),
  "next-section": stepSection(1),
  "other-end": otherEnd,
  back: goBack,
  accept: onRow((row) => (row.link ? decideLink(row, row.link, "accept") : decide(row, "accept"))),
  reject: onRow(reject),
  later: onRow((row) => decide(row, "later")),
  relink: onRow((row) => openRelink(row)),
  retype: onRow(openRetype),
  note: onRow(openNote),
  undo,
  redo,
  why: toggleEvidence,
  find: () => { search.focus(); search.select(); },
  cite: copyCitation,
  link: copyLink,
  group: nextGrouping,
  csv: saveShown("csv", "text/csv", csvFile),
  markdown: saveShown("md", "text/markdown", markdownFile),
  save: saveDecisions,
  "save-page": savePage,
};
for (const [id, action] of Object.entries(ACTIONS)) on(id, "click", () => action());

byId("by").value = recall("by") ?? "";
on("by", "change", () => remember("by", byId("by").value.trim()));

// Both are read before either is set: a look at a height after a change draws the page anew.
const measure = () => {
  const [above, below] = [toolbar, byId("review")].map((bar) => bar.offsetHeight);
  root.style.setProperty("--bar", `${above}px`);
  root.style.scrollPaddingBottom = `${below + 8}px`;
};
when(window, "resize", measure);

readOwnDecisions();
restoreDraft();
followUp.follow?.();
for (const row of rows) if (events.size > 0 || rowData(row)?.review || rowData(row)?.links.some((link) => link.review)) showState(row);
showCounts();
showKeysOn();
if (data.api || events.size > 0) begin();
if (recall("marks") === "on") showMarks(true);
measure();
readPlace();
applyFilters();
placed = true;
server.listen?.();

// The texts that a search reads, a few at a time, so that the first search of a long page need not wait for them.
const AHEAD = 100;  // rows: a few milliseconds, which no key waits for
const PAUSE = 20;   // ms
const readAhead = (at) => setTimeout(() => {
  for (const row of rows.slice(at, at + AHEAD)) textOf(row);
  if (at < rows.length) readAhead(at + AHEAD);
}, PAUSE);
readAhead(0);
