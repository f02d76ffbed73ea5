// The truth is a file: decisions go out and come in as decisions.json; the browser keeps a draft only.

const download = (name, type, text) => {
  const link = make("a", { href: URL.createObjectURL(new Blob([text], { type })), download: name, hidden: true });
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(link.href), 60000);
};
const markSaved = (ids) => {
  for (const id of ids) saved.add(id);
  keepDraft();
  showCounts();
};

const DECISIONS_FILE = "decisions.json";

// Where the browser lets a page write a file, that file is chosen once and written again; else every one is a download.
let handle = null;
const writeDecisions = async (text) => {
  if (window.showSaveFilePicker) {
    try {
      handle ??= await showSaveFilePicker({ suggestedName: DECISIONS_FILE });
      const stream = await handle.createWritable();
      await stream.write(text);
      await stream.close();
      return handle.name;
    } catch (error) {
      if (error.name === "AbortError") return say(word("said_unsaved"));  // whoever was asked for a file chose none
      handle = null;  // it is gone, or may not be written
    }
  }
  download(DECISIONS_FILE, "application/json", text);
  return DECISIONS_FILE;
};

const saveDecisions = async () => {
  const ids = [...mine];  // what is decided while the file is written is not in it
  const count = events.size;
  const name = await writeDecisions(decisionsFile());
  if (!name) return;
  if (!data.api) markSaved(ids);
  say(word("said_saved", { count, name }));
};

// The draft leaves out what the page itself knows, so that thousands of decisions fit into the browser's store; of a served
// page it holds what the server does not, whole: after a new alignment the page has other rows.
const draftName = `draft:${data.report.id}`;
const keepDraft = () => {
  const drafts = [...mine].filter((id) => !data.api || !saved.has(id)).map((id) => events.get(id)).map(({ machine, anchors, ...rest }) => (data.api || (dataByKey.get(rest.key) ?? { fresh: true }).fresh ? { ...rest, machine, anchors } : rest));
  if (!remember(draftName, JSON.stringify({ saved: [...saved].filter((id) => mine.has(id)), events: drafts }))) {
    byId("review").classList.add("no-draft");
  }
};
const restoreDraft = () => {
  let draft = null;
  try {
    draft = JSON.parse(recall(draftName) ?? "null");
  } catch { /* a draft that cannot be read is none */ }
  let count = 0;
  for (const event of draft?.events ?? []) {
    const entry = dataByKey.get(event.key);
    if (!(entry || event.anchors) || events.has(event.event)) continue;
    const machine = event.action === "undo" ? null : event.machine ?? (entry ? machineOf(entry) : null);
    try {
      learn({ ...event, machine, anchors: event.anchors ?? anchorsOf(machine, event.human) });
    } catch {
      continue;  // it names a task that this page does not have
    }
    mine.add(event.event);
    if (draft.saved?.includes(event.event)) saved.add(event.event);
    else count += 1;
  }
  if (count > 0) say(word("draft_restored", { count }));
};

const isTime = (text) => /^(19[89]|20\d)\d-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/.test(text) && Date.parse(text) > 0;
const isEvent = (event) =>
  typeof event?.event === "string" && typeof event.key === "string" && isTime(event.at) &&
  ["accept", "reject", "relink", "retype", "later", "note", "undo"].includes(event.action) &&
  (event.note === null || typeof event.note === "string") &&
  (event.human === null || (Array.isArray(event.human?.links) && SIDES.every((side) => Array.isArray(event.human[side]))));

// Two people who did not know of each other: both decisions stay, neither holds until somebody decides again.
const noteConflicts = (incoming) => {
  const theirs = new Set(incoming.map(({ event }) => event));
  const own = standingOf([...events.values()]).filter(({ event }) => !theirs.has(event));
  const away = new Set(incoming.map(({ undoes }) => undoes));
  for (const other of standingOf(incoming.filter(({ event }) => !away.has(event)))) {
    if (events.has(other.event)) continue;
    for (const mine of own) if (contradict(mine, other)) clash([mine.event, other.event].sort());
  }
};

// What a file of decisions is refused for; null if it belongs here.
const refusal = (file) => {
  if (file?.format !== "policydiff-decisions/1" || !Array.isArray(file.decisions) || !Array.isArray(file.inputs)) return [word("not_decisions")];
  const differing = data.inputs.filter((own) => !file.inputs.some((other) => other.side === own.side && other.sha256 === own.sha256));
  if (data.inputs.length === 0 || differing.length < data.inputs.length) return null;
  return [word("other_report"), ...differing.map((own) => {
    const other = file.inputs.find((input) => input.side === own.side);
    return word("hash_differs", { side: word(`side_${own.side}`), own: own.sha256.slice(0, 8), name: own.name, other: String(other?.sha256 ?? "–").slice(0, 8), other_name: String(other?.name ?? "–") });
  })];
};

const takeIn = (file) => {
  const refused = refusal(file);
  if (refused) return tell("refused", word("import_refused"), refused);
  // what is dated later than now is none: every decision after it would be dated after it
  const good = file.decisions.filter((event) => isEvent(event) && Date.parse(event.at) < Date.now() + DAY).map((event) => ({ report: file.report?.id, ...event }));
  const wrong = file.decisions.length - good.length;
  noteConflicts(good);
  file.conflicts?.forEach(clash);
  const fresh = good.filter(learn);
  const away = fresh.filter((event) => isAway(event.key));
  showAll();
  applyFilters();
  const lines = [word("imported", { count: fresh.length, known: good.length - fresh.length })];
  const changed = data.inputs.filter((own) => !file.inputs.some((other) => other.sha256 === own.sha256));
  if (changed.length > 0) lines.push(word("partly", { name: changed.map((own) => own.name).join("、") }));
  if (wrong > 0) lines.push(word("unreadable_events", { count: wrong }));
  if (conflicts.size > 0) lines.push(word("conflicts", { count: conflicts.size }));
  if (away.length > 0) lines.push(word("lost_anchors", { count: away.length }));
  const quotes = away.map((event) => SIDES.flatMap((side) => event.anchors?.[side] ?? []).map((one) => `${one.path} ${one.quote}`).join(" → ") || event.key);
  server.file?.(file, fresh);
  return openLayer("imported", word("import_done"), ...lines.map((line) => make("p", {}, line)), make("ul.lost", {}, ...quotes.map((quote) => make("li", {}, quote))));
};
const readFile = async (file) => {
  let content = null;
  try {
    content = JSON.parse(await new Response(file).text());  // a browser of 2018 has no text() of a file
  } catch { /* said below: it is no file of decisions */ }
  takeIn(content);
};

// The whole page with the decisions in it, as it was before anybody filtered, sorted or opened anything.
const reviewedPage = () => {
  const by = arranged;
  arrange("page");
  followUp.follow?.(followUp.nothing);  // whoever opens it lets it follow again
  const copyOf = root.cloneNode(true);
  followUp.follow?.();
  arrange(by);
  applyFilters();
  const within = (selector) => [...copyOf.querySelectorAll(selector)];
  copyOf.classList.add("no-script");
  copyOf.classList.remove("no-keys", "reviewing");
  one("#begin", copyOf).setAttribute("aria-pressed", "false");
  for (const sheet of within("details.more")) sheet.open = false;
  for (const name of ["view", "theme", "see"]) delete copyOf.dataset[name];
  for (const element of [copyOf, ...within("[style]")]) element.removeAttribute("style");
  for (const element of within("[data-runtime], span.spoken, #decisions")) element.remove();
  for (const element of within(".comparison [hidden]")) element.hidden = /nothing|why/.test(element.id + element.className);
  for (const cell of within("[data-inline=wide]")) cell.removeAttribute("colspan");
  for (const body of within("tbody.change")) {
    body.classList.remove("current");
    if (!body.getAttribute("class")) body.removeAttribute("class");
    body.removeAttribute("data-state");
  }
  for (const name of ["state", "reason", "linked", "by", "note"]) for (const element of within(`.decision > .${name}`)) element.remove();
  for (const button of within(".evidence > button, [data-snippet]")) button.setAttribute("aria-expanded", "false");
  for (const element of within("[style]")) element.removeAttribute("style");
  one("title", copyOf).textContent = plainTitle;
  const script = document.createElement("script");
  script.type = "application/json";
  script.id = "decisions";
  script.textContent = decisionsFile().replace(/[<>&\u2028\u2029]/g, (mark) => `\\u${mark.charCodeAt(0).toString(16).padStart(4, "0")}`);
  one("#review-data", copyOf).after(script);
  return `<!DOCTYPE html>\n${copyOf.outerHTML}\n`;
};
const pageName = () => decodeURIComponent(location.pathname.split("/").pop()).replace(/(-reviewed)?\.html?$/, "") || "report";
const savePage = () => {
  download(`${pageName()}-reviewed.html`, "text/html", reviewedPage());
  if (!data.api) markSaved(mine);
  say(word("said_page_saved"));
};

// Decisions that were saved inside this page hold, and are no news.
const readOwnDecisions = () => {
  for (const event of readData("decisions")?.decisions ?? []) if (isEvent(event)) learn(event);
};

on("import", "click", () => byId("import-file").click());
on("import-file", "change", (event) => {
  const [file] = event.target.files;
  if (file) readFile(file);
  event.target.value = "";
});
when(window, "dragover", (event) => {
  if ([...event.dataTransfer.types].includes("Files")) event.preventDefault();
});
when(window, "drop", (event) => {
  const [file] = event.dataTransfer.files;
  if (!file) return;
  event.preventDefault();
  readFile(file);
});
