// Deciding: one button or key decides a row and goes on to the next that is open.

const saved = new Set();   // own events that a file or the server holds
const mine = new Set();    // events made in this page
const done = [];           // what can be taken back, oldest first
const redone = [];
const server = {};         // what a served page does with decisions besides
const plainTitle = document.title;
const unsaved = () => [...mine].filter((id) => !saved.has(id)).length;
const undecided = (row) => row.state === "open" || row.state === "again";

const showState = (row) => {
  const entry = rowData(row);
  if (!entry) return;
  const review = reviewOf(entry);
  row.review = review;
  row.state = review.state;
  row.body.dataset.state = review.state;
  const cell = one(".decision", row.body);
  if (!cell) return;
  const put = (selector, tag, name, text) => {
    const old = one(selector, cell);
    if (!text) old?.remove();
    else if (old) setText(old, text);
    else cell.append(make(tag, { class: name }, text));
  };
  const words = review.clash ? word("state_conflict") : stateWords(review.state, review.type);
  put(".state", "span", "state", review.state === "open" ? "" : words);
  put(".reason", "p", "reason", review.clash ? clashWords(review.clash) : review.state === "again" && review.reason ? word(`reason_${review.reason}`) : "");
  put(".linked", "p", "linked", review.state === "relink" && review.human ? linkWords(review.human) : "");
  put(".by", "p", "by", review.state !== "open" && review.by && !review.clash ? word("by", { name: review.by }) : "");
  put(".note", "p", "note", review.note ?? "");
  row.text = null;
  showLinks(row);
};
const stateWords = (state, type) => (type && state === "retype" ? word("retyped_to", { kind: word(`kind_${type}`) }) : word(`state_${state}`));
// What each of two said who contradict each other.
const clashWords = (pair) => [...pair].sort(inOrder).map(({ by, action, human }) =>
  word("conflict_said", { name: by, what: stateWords(action, human?.type) + (action === "relink" ? ` ${linkWords(human)}` : "") })).join(word("conflict_and"));

// Of a row with several links each is decided by itself: by its own buttons, or by a and x once its number is chosen.
const showLinks = (row) => {
  const cell = one(".decision", row?.body);
  const { links = [] } = (cell && rowData(row)) || {};
  const before = one(".links", cell);
  if (!links[1] || !(before || (row === current && root.classList.contains("reviewing")))) return;
  const nameOf = (id) => one(`[data-task="${CSS.escape(id)}"] .label`, row.body)?.textContent;
  const held = document.activeElement?.getAttribute("aria-label");
  before?.remove();
  cell.append(make("ul.links", { "data-runtime": "" }, ...links.map((link, at) => {
    const name = [nameOf(link.old), nameOf(link.new)].filter(Boolean).join("→") || taskOf("new", link.new).label;
    const { state } = settled(link.key, link.review);
    const button = (text, action) => make("button.tool", { "aria-pressed": String(state === action), "aria-label": word(`link_${action}`, { link: name }), onclick: () => decideLink(row, link, action) }, text);
    const choose = () => {
      row.link = row.link === link ? null : link;
      showLinks(row);
    };
    return make("li", {}, make("button.tool", { "data-key": at < 9 && `Digit${at + 1}`, "aria-pressed": String(row.link === link), "aria-label": word("link_choose", { link: name }), onclick: choose }, name), button("✓", "accept"), button("✕", "reject"));
  })));
  if (held) all("button", cell).find((button) => button.getAttribute("aria-label") === held)?.focus({ preventScroll: true });
};
const decideLink = (row, { key, old, new: fresh, score }, action) =>
  decide(row, action, {}, { of: { key, old: [old], new: [fresh], links: [{ old, new: fresh }], type: null, score } });
const linkWords = (claim) => {
  const label = (side, id) => taskOf(side, id)?.label || id;
  return claim.links.map(([one, two]) => word("pair", { old: label("old", one), new: label("new", two) })).join("，") || word("no_link");
};

const showCounts = () => {
  const count = (test) => rows.filter(test).length;
  const decided = count((row) => ["accept", "reject", "relink", "retype"].includes(row.state));
  const uncertain = rows.filter((row) => row.tokens.has("flag:uncertain"));
  setText(byId("tally-machine"), word("tally_machine", { uncertain: uncertain.length, left: uncertain.filter(undecided).length }));
  const some = (name, state) => (count((row) => row.state === state) ? word(`tally_${name}`, { [name]: count((row) => row.state === state) }) : "");
  setText(byId("tally-human"), word("tally_human", { decided, total: rows.length }) + some("later", "later") + some("again", "again"));
  setText(byId("tally-unsaved"), unsaved() ? word(data.api ? "tally_unsent" : "tally_unsaved", { count: unsaved() }) : word(mine.size || events.size ? "tally_saved" : "tally_none"));
  const away = [...logs.keys()].filter(isAway).length;
  setText(byId("tally-away"), away ? word("tally_away", { count: away }) : "");
  byId("review").classList.toggle("unsaved", unsaved() > 0);
  document.title = `${unsaved() ? "● " : ""}${plainTitle}`;
  byId("redo").disabled = redone.length === 0;
  showLost();
  showCurrent();
};

const showCurrent = () => {
  const line = byId("current-row");
  if (!line) return;
  for (const button of all("[data-needs-row]", byId("review"))) button.disabled = !current;
  if (!current) return setText(line, "");
  const entry = rowData(current);
  const state = word(`state_${current.state}`);
  return setText(line, word("current_row", { ordinal: current.index + 1, kind: word(`kind_${entry?.type}`), state }));
};

const showAll = () => {
  followUp.follow?.();
  for (const row of rows) showState(row);
  showCounts();
};
const showKeys = (keys) => {
  followUp.follow?.();
  for (const key of new Set(keys)) {
    const row = rowById.get(rowKeyOfLink.get(key) ?? key);
    if (row) showState(row);
  }
  showCounts();
  if ([...chosen].some((token) => token.startsWith("state:"))) applyFilters();
};

const ownName = () => byId("by").value.trim();
const reviewer = () => ownName().slice(0, 64) || word("unnamed");

const commit = (event) => {
  learn(event);
  mine.add(event.event);
  keepDraft();
  server.send?.();
};

// The row to go to is chosen before the decision, because a filter may hide the decided row.
const nextAfter = (row) => {
  const at = sequence.indexOf(row);
  const after = [...sequence.slice(at + 1), ...sequence.slice(0, at)].filter(visible);
  return after.find(undecided) ?? after.find((one) => one.state === "later") ?? null;
};

const decide = (row, action, extra = {}, { stay = false, of = rowData(row) } = {}) => {
  if (data.api && !ownName()) return askName(() => decide(row, action, extra, { stay, of }));
  begin();
  const after = nextAfter(row);
  const open = rows.filter((one) => undecided(one) || one.state === "later").length;
  const event = newEvent(of, action, { by: reviewer(), ...extra });
  commit(event);
  done.push({ row, event });
  redone.length = 0;
  row.link = null;
  showKeys([row.id]);
  const next = stay || (of.type === null && (undecided(row) || !row.body.isConnected)) ? row : after;
  say(word(`said_${action}`, { row: row.index + 1 }));
  if (next && (visible(next) || !next.body.isConnected)) goTo(next);
  else if (!row.body.isConnected) goTo(row);
  else if (!visible(row)) setCurrent(null);
  const left = rows.filter((one) => undecided(one) || one.state === "later").length;
  if (open > 0 && left === 0) congratulate();
  return event;
};

const congratulate = () =>
  openLayer("done", word("all_reviewed"), make("p", {}, word("all_reviewed_text", { total: rows.length })),
    make("button.tool.primary", { onclick: () => { closeLayer(); saveDecisions(); } }, word("save_now")));

// With nothing left of this session, the decision of the current row is taken back, whoever made it.
const toldOf = (last, action) => {
  showKeys([last.event.key]);
  const row = rowById.get(last.event.key) ?? last.row ?? current ?? rows[0];
  say(word(`said_${action}`, { row: row.index + 1 }));
  return goTo(row);
};
const undo = () => {
  const held = events.get(current?.review?.event);
  const last = done.pop() ?? (held && { row: current, event: held });
  if (!last) return say(word("nothing_to_undo"));
  if (last.lost) {
    setAside(last.lost);
    return done.pop();
  }
  commit(newEvent({ key: last.event.key }, "undo", { by: reviewer(), undoes: last.event.event }));
  redone.push(last);
  return toldOf(last, "undo");
};
const redo = () => {
  const last = redone.pop();
  if (!last) return say(word("nothing_to_redo"));
  const event = { ...last.event, event: newId(), by: reviewer(), at: newTime(), ...server.seen?.() };
  commit(event);
  done.push({ row: last.row, event });
  return toldOf(last, event.action);
};

// The bar is there once somebody reviews: by its button, by a decision, or where there are decisions already.
const begin = (seen = true) => {
  if (seen === root.classList.contains("reviewing")) return;
  root.classList.toggle("reviewing", seen);
  pressed("begin", seen);
  measure();
  showLinks(current);
};
const sheets = all("details.more");
when(document, "click", ({ target }) => {
  for (const sheet of sheets) if (!sheet.contains(target)) sheet.open = false;
});
on("begin", "click", () => begin(!root.classList.contains("reviewing")));

const onRow = (action) => () => {
  begin();
  if (!current || !rowData(current)) return say(word("no_row"));
  return action(current);
};
const reject = (row) => {
  if (row.link) return decideLink(row, row.link, "reject");
  if (rowData(row).links.length > 0) return decide(row, "reject");
  say(word("nothing_to_reject"));
  return openRelink(row);
};

// Made decisions that no file holds must not be lost by closing the window.
when(window, "beforeunload", (event) => {
  if (unsaved() > 0) event.preventDefault();
});
