// What people decided: a log of events that only grows. The state of a row follows from its latest standing event.

const data = readData("review-data") ?? { rows: [], tasks: { old: [], new: [] }, rivals: { old: [], new: [] }, inputs: [], decisions: [], report: { id: "none" } };
const SIDES = ["old", "new"];
const bySide = (valueOf) => ({ old: valueOf("old"), new: valueOf("new") });
const otherSide = (side) => (side === "old" ? "new" : "old");
const place = bySide((side) => new Map(data.tasks[side].map((task, at) => [task.id, at])));
const taskOf = (side, id) => data.tasks[side][place[side].get(id)];
// What a task is quoted by stands in the table, but for a few that bring their own.
const QUOTED = 60;  // characters
for (const side of SIDES) {
  for (const task of data.tasks[side]) {
    if (task.quote === undefined) Object.defineProperty(task, "quote", { get: () => [...taskText(side, task.id)].slice(0, QUOTED).join("") });
  }
}
const dataByKey = new Map(data.rows.map((entry) => [entry.key, entry]));
const rowData = (row) => dataByKey.get(row?.id);
const rowKeyOfLink = new Map(data.rows.flatMap((entry) => entry.links.map((link) => [link.key, entry.key])));

const followUp = {};      // how rows follow decisions: of a page in a file
const events = new Map();  // every event known, by its id
const built = new Set();   // events that the page was built with: already in `review` of the rows, never applied again
const logs = new Map();    // key → events made or received since, in order
const undone = new Set();
const conflicts = new Map((data.conflicts ?? []).map((pair) => [pair.join(" "), pair]));
const clash = (pair) => Array.isArray(pair) && conflicts.set(pair.join(" "), pair);
const isState = ({ event, action }) => action !== "note" && action !== "undo" && !undone.has(event);

// What a decision claims, as review/merging.py says it: of its key what was decided, of links whether they hold, of tasks
// whether they are without a partner.
const claimsOf = ({ action, key, machine, human }) => {
  const found = new Map();
  if (!machine || action === "note") return found;
  const claim = (names, value) => names.forEach((name) => found.set(name, value));
  const tasks = (of, linked) => SIDES.flatMap((side, at) => of[side].filter((id) => of.links.some((pair) => pair[at] === id) === linked).map((id) => `${side} ${id}`));
  const holds = (of) => {
    claim(tasks(of, true), false);
    claim(of.links.map(String), true);
    claim(tasks(of, false), true);
  };
  claim([key], JSON.stringify(action === "relink" ? [...human.links].sort() : action === "retype" ? human.type : action === "accept" ? machine.type : [action]));
  if (action === "relink" || action === "reject") claim(machine.links.map(String), false);
  if (action === "relink") holds(human);
  else if (action === "reject") claim(tasks(machine, false), false);
  else if (action !== "later") holds(machine);
  return found;
};
const contested = (one, other) => {
  const claims = claimsOf(one);
  return [...claimsOf(other)].filter(([name, value]) => claims.has(name) && claims.get(name) !== value).map(([name]) => name);
};
const contradict = (one, other) => contested(one, other).length > 0;
// The latest of each key that says something about its row.
const standingOf = (list) => [...new Map(list.filter(isState).sort(inOrder).map((event) => [event.key, event])).values()];
let latest = 0;            // ms: the time of the latest event, which a new one must follow

const STATE_OF = { accepted: "accept", rejected: "reject", relinked: "relink", retyped: "retype", later: "later", needs_review: "again" };
const NO_REVIEW = { state: "undecided", type: null, note: null, by: null, at: null, reason: null, events: [] };
const inOrder = (one, other) => (one.at < other.at ? -1 : one.at > other.at ? 1 : one.event < other.event ? -1 : 1);

// Take an event into the log; true if it was not known.
const learn = (event) => {
  if (events.has(event.event)) return false;
  events.set(event.event, event);
  latest = Math.max(latest, Date.parse(event.at) || 0);
  if (event.action === "undo") undone.add(event.undoes);
  const log = logs.get(event.key) ?? [];
  log.push(event);
  if (log.length > 1 && inOrder(log[log.length - 2], event) > 0) log.sort(inOrder);
  logs.set(event.key, log);
  return true;
};
for (const event of data.decisions) {
  events.set(event.event, event);
  built.add(event.event);
  latest = Math.max(latest, Date.parse(event.at) || 0);
  if (event.action === "undo") undone.add(event.undoes);
}

// What a key came to: of the page as built, then of the events since. Taking back what the page was built with leaves nothing.
const settled = (key, start = NO_REVIEW) => {
  const held = start.events.some((id) => undone.has(id)) ? NO_REVIEW : start;
  const found = { state: STATE_OF[held.state] ?? "open", note: held.note, by: held.by, at: held.at, reason: held.reason, type: held.type, human: null, event: lastOf(held.events) };
  for (const event of logs.get(key) ?? []) {
    if (event.action === "undo" || undone.has(event.event)) continue;
    if (event.note !== null) found.note = event.note;
    if (event.action === "note") continue;
    Object.assign(found, { state: event.action, by: event.by, at: event.at, reason: null, type: event.human?.type ?? null, human: event.human, event: event.event });
  }
  return found;
};

// A row with what holds for its single links where those were decided later or alone.
const reviewOf = (entry) => {
  const own = settled(entry.key, entry.review);
  if (entry.fresh) return followUp.review(entry, own);
  const links = entry.links.map((link) => settled(link.key, link.review)).filter((one) => one.state !== "open");
  const newer = links.filter((one) => own.state === "open" || (one.at ?? "") > (own.at ?? ""));
  const left = newer.length < entry.links.length && own.state === "open";  // of some links nobody said anything
  if (newer.length > 0 && !left) {
    const states = new Set([...newer.map((one) => one.state), ...(newer.length < entry.links.length ? [own.state] : [])]);
    const last = newer.reduce((one, other) => ((one.at ?? "") > (other.at ?? "") ? one : other));
    const state = states.size === 1 ? last.state : ["again", "later", "relink"].find((one) => states.has(one)) ?? "accept";
    Object.assign(own, { state, by: last.by, at: last.at, event: last.event, note: own.note ?? last.note });
  }
  own.clash = openConflicts().find((pair) => pair.some(({ key, event }) => key === entry.key || rowKeyOfLink.get(key) === entry.key || entry.review?.events.includes(event)));
  return own.clash ? Object.assign(own, { state: "again", reason: "conflict" }) : own;
};

// Pairs that contradict each other and that nobody has settled: neither was replaced, and no later decision says anything of
// what they disagree on. As review/standing.py has it.
let known = "";
let open = [];
const openConflicts = () => {
  const now = [events.size, conflicts.size, saved.size].join();
  if (conflicts.size === 0 || now === known) return conflicts.size ? open : [];
  known = now;
  const states = standingOf([...events.values()]);
  const latest = new Map(states.map((event) => [event.key, event]));
  open = [...conflicts.values()].map((pair) => pair.map((id) => events.get(id))).filter((pair) => {
    if (!pair.every((event) => event && isState(event) && pair.includes(latest.get(event.key)))) return false;
    const names = contested(...pair);
    return !states.some((event) => !pair.includes(event) && pair.every((one) => inOrder(event, one) > 0) && names.some((name) => claimsOf(event).has(name)));
  });
  return open;
};

// What the page shows of a row, and what a person says instead of it.
const machineOf = (entry) => ({
  old: entry.old,
  new: entry.new,
  links: entry.links.map((link) => [link.old, link.new]),
  type: entry.type === "pending" ? null : entry.type,
  score: entry.score,
});
const anchor = ({ id, path, quote, hash }) => ({ id, path, quote, hash });
const anchorsOf = (machine, human) => bySide((side) => {
  const ids = new Set([...(machine?.[side] ?? []), ...(human?.[side] ?? [])]);
  return [...ids].map((id) => anchor(taskOf(side, id)));
});

const newId = (bytes = 16) => [...crypto.getRandomValues(new Uint8Array(bytes))].map((byte) => byte.toString(16).padStart(2, "0")).join("");
// Ids begin with a mark of this browser: two people may sign alike.
const hand = recall("hand") ?? newId(6);
remember("hand", hand);
const FIRST_TIME = Date.UTC(1980);      // ms: times of decisions that are read anywhere
const LAST_TIME = Date.UTC(2100) - 1;
const DAY = 864e5;                      // ms: how far ahead of ours the clock may be where a decision was made
const newTime = () => {
  latest = Math.min(Math.max(Date.now(), latest + 1, FIRST_TIME), LAST_TIME);
  return new Date(latest).toISOString();
};

const newEvent = (entry, action, { human = null, note = null, by, undoes }) => {
  const undo = action === "undo";
  const machine = undo ? null : machineOf(entry);
  const event = { event: `${hand}.${newId()}`, key: entry.key, action, machine, human, anchors: anchorsOf(machine, human), note, by, at: newTime(), report: data.report.id };
  Object.assign(event, server.seen?.(event));
  return undo ? { ...event, undoes } : event;
};

// The links of a row once the partners of one of its tasks are others.
const relinked = (entry, side, id, partners, links) => {
  const other = otherSide(side);
  const pair = (partner) => (side === "old" ? [id, partner] : [partner, id]);
  const rest = links.filter(([one, two]) => (side === "old" ? one : two) !== id);
  const found = [...rest, ...partners.map(pair)];
  const linkedTo = (at) => [...new Set(found.map((link) => link[at]))];
  const ids = { old: linkedTo(0), new: linkedTo(1) };
  ids[side] = [...new Set([...entry[side], ...ids[side]])];
  const inPlace = (name) => ids[name].sort((a, b) => place[name].get(a) - place[name].get(b));
  return { old: inPlace("old"), new: inPlace("new"), links: found, type: null };
};

// One event a line, so that two files can be compared line by line.
const decisionsFile = () => {
  const log = [...events.values()].sort(inOrder).map((event) => JSON.stringify(event, (name, value) => (["seq", "seen", "unseen"].includes(name) ? undefined : value)));
  const head = { format: "policydiff-decisions/1", report: data.report, inputs: data.inputs };
  const parts = Object.entries(head).map(([name, value]) => `${JSON.stringify(name)}: ${JSON.stringify(value)}`);
  parts.push(`"decisions": [${log.length ? `\n${log.join(",\n")}\n` : ""}]`, `"conflicts": ${JSON.stringify([...conflicts.values()])}`);
  return `{${parts.join(",\n")}}\n`;
};
