// The third view: both documents from beginning to end, in step. What the table has not stands as a text in the page until
// the view is first opened; the words of the tasks are taken from the rows, with the marks that they have there.

const whole = byId("whole");
const BAR_GAP = 8;       // px between the bar and the step that is read
const FILL_PAUSE = 20;   // ms between two parts of those that are filled later
const AT_ONCE = 8;       // parts that are filled before the view is shown: 400 steps are more than most reports have
let desk = null;         // the texts and the list beside them, the bar above
let bar = null;
let steps = [];          // from top to bottom: element, place, row, whether it is the row's first, differences up to it
let differences = [];    // the steps that a reader goes through
let unfilled = new Map();  // parts without the words of their tasks, each with its steps
const stepOf = new Map();  // by element
const firsts = new Set();  // rows that have a step already
let reading = -1;        // place of the step that is read; -1 before any is
let held = false;        // we led to the step that is read, and the reader has not scrolled since

const differs = ({ tokens }) => !tokens.has("kind:unchanged") || ["moved", "units", "deadline"].some((flag) => tokens.has(`flag:${flag}`));
const badgesOf = (row) => (differs(row) ? all("td.kind .badge", row.body).map((badge) => badge.cloneNode(true)) : []);

// A browser with scripts reads what stands in noscript as one text, and this as the page that it would be without.
const parsed = () => new DOMParser().parseFromString(byId("whole-text").textContent, "text/html").body;

// The sides that have no source text: units and deadlines of their tasks stand with what is kept for exports.
const bare = () => (byId("whole-text").dataset.bare ?? "").split(" ");

// The words of a task: the number before them is there, the rest comes from its row, which may be another by now.
const fillTask = ({ slot, side, id }) => {
  const task = taskElement(side, id);
  const text = one(".text", task).cloneNode(true);
  for (const was of all(".was", text)) was.remove();
  const label = one(".source > .label", task);
  slot.append(label ? label.cloneNode(true) : "", ...text.childNodes);
  slot.prepend(make("span", { class: "types-of" }, ...badgesOf(rowOf(task))));
  slot.className = "words";
  if (!bare().includes(side)) return;
  exportsData();
  const fields = partOf(side, id).slice(0, 2).map((text, at) => (text ? make("p", { class: FIELDS[at] }, text) : ""));
  slot.after(...fields);
};
// How a field begins that says what it is: （责任单位：.
const NAMES_ITSELF = /^[（(【〔]?\s*[^：:，。]{2,8}[：:]/;
const FIELDS = ["units", "deadline", "remark"];

const fillStep = ({ element, row, tasks }) => {
  const link = element.firstElementChild;
  link.href = `#${row.id}`;
  setText(link, String(row.index + 1));
  link.setAttribute("aria-label", word("whole_row", { row: row.index + 1 }));
  tasks.forEach(fillTask);
  for (const field of FIELDS) {
    for (const line of all(`.${field}`, element)) {
      if (!NAMES_ITSELF.test(line.textContent)) line.prepend(make("i", {}, word(`whole_${field}`)));
    }
  }
};
const fillPart = (part) => {
  const own = unfilled.get(part);
  if (!own) return;
  unfilled.delete(part);
  for (const step of own.steps) if (step.row) fillStep(step);
  own.list.append(...own.steps.filter(({ counted }) => counted).map(lineOf));
};
// The others a few at a time, so that a long page need not wait for them.
const fillAhead = () => {
  const [part] = unfilled.keys();
  if (!part) return;
  fillPart(part);
  setTimeout(fillAhead, FILL_PAUSE);
};

const lineOf = (step) => {
  const { row, element } = step;
  if (!row) {
    step.line = make("li", {}, make("a", { href: `#${element.id}` }, make("b", {}, word("whole_around")), make("span", {}, plainText(lastOf(all("p", element))))));
    return step.line;
  }
  step.line = make("li", {}, make("a", { href: `#${step.element.id}` },
    make("b", {}, String(row.index + 1)), ...badgesOf(row), make("span", {}, one(".told", row.body)?.textContent ?? "")));
  return step.line;
};

// The tasks of a row as the page was built; where their number is one, the view does not name it again.
const tasksOf = new Map(data.rows.map(({ key, old, new: fresh }) => [key, { old: [...old], new: [...fresh] }]));
const makeStep = (element, at) => {
  const [, key, further] = /^w-([^-]+)(-\d+)?$/.exec(element.id) ?? [];
  const tasks = key ? [...element.children].slice(1).flatMap((cell, of) => all("p:not([class])", cell).map((slot) =>
    ({ slot, side: SIDES[of], id: slot.dataset.of ?? tasksOf.get(`r-${key}`)[SIDES[of]][0] }))) : [];
  const row = tasks.length > 0 ? rowOf(taskElement(tasks[0].side, tasks[0].id)) : null;
  const first = row !== null && !firsts.has(row) && (!further || row.id !== `r-${key}`);
  if (first) firsts.add(row);
  const step = { element, at, row, tasks, first, counted: row ? first && differs(row) && visible(row) : Boolean(element.id) && !filtering() };
  if (row && differs(row)) element.classList.add(row.body.classList[1]);
  if (row && rowData(row).links.length === 0) tasks[0].slot.parentElement.className = "lone";
  if (step.counted) differences.push(step);
  step.count = differences.length;
  stepOf.set(element, step);
  return step;
};

const wayButton = (name, key, sign, by) =>
  make("button", { class: "tool", "data-key": key, title: word(name), "aria-label": word(name), onclick: () => goOn(by) },
    make("kbd", { "aria-hidden": "true" }, keyWord(key)), sign);

const makeWhole = () => {
  const page = parsed();
  one(".needs-script", page).remove();
  bar = make("div", { id: "whole-bar", "data-runtime": true }, one(".heads", page),
    make("p", { class: "ways" }, wayButton("whole_previous", "KeyP", "↑", -1), wayButton("whole_next", "KeyN", "↓", 1), make("output", { "aria-live": "polite" })));
  const list = make("nav", { "aria-label": word("whole_list") });
  desk = make("div", { class: "desk", "data-runtime": true }, make("div", {}, ...page.childNodes), list);
  if (filtering()) list.append(make("p", { class: "footnote" }, chosenNames().join(" · ")));
  steps = [];
  differences = [];
  stepOf.clear();
  firsts.clear();
  unfilled = new Map(all("div > .steps", desk).map((part) => {
    const own = [...part.children].map((element, at) => makeStep(element, steps.length + at));
    steps.push(...own);
    const lines = make("ol", { class: part.className.replace("steps", "") });
    list.append(lines);
    return [part, { steps: own, list: lines }];
  }));
  whole.append(bar, desk);
  if (byId("marks").getAttribute("aria-pressed") === "true") showMarks(true);
  for (const part of [...unfilled.keys()].slice(0, AT_ONCE)) fillPart(part);
  setTimeout(fillAhead, FILL_PAUSE);
};

// What it was made of may have changed: other rows, another filter, other marks.
let madeOf = "";
const buildWhole = () => {
  const now = [byId("marks").getAttribute("aria-pressed"), ...chosenNames(), ...rows.map(({ id }) => id)].join("\n");
  if (desk && now === madeOf) return;
  madeOf = now;
  desk?.remove();
  bar?.remove();
  makeWhole();
  reading = Math.min(reading, steps.length - 1);
};

const lit = [];  // what is marked as being read
const markReading = () => {
  const step = steps[reading] ?? { count: 0 };
  const found = differences[step.count - 1];
  for (const element of lit.splice(0)) element.classList.remove("current");
  if (step.row || step.counted) lit.push(step.element);
  setText(one("output", bar), word(step.count ? "whole_at" : "whole_count", { at: step.count, count: differences.length }));
  if (found?.line && (found === step || (step.row && found.row === step.row))) {
    lit.push(found.line);
    const list = one("nav", desk);
    const [box, own] = [list, found.line].map((element) => element.getBoundingClientRect());
    if (own.top < box.top || own.bottom > box.bottom) list.scrollTop += own.top - box.top - box.height / 3;
  }
  for (const element of lit) element.classList.add("current");
};

const readStep = (step) => {
  fillPart(step.element.parentElement);
  reading = step.at;
  if (step.row) setCurrent(step.row);
  markReading();
  settle(4);
};
// Parts that were never drawn have a guessed height: look again once they are drawn.
const settle = (tries) => {
  if (!inWhole()) return;
  const off = steps[reading].element.getBoundingClientRect().top - bar.getBoundingClientRect().bottom - BAR_GAP;
  if (Math.abs(off) > 1) scrollBy(0, Math.round(off));
  held = true;
  if (tries > 0) requestAnimationFrame(() => settle(tries - 1));
};
const goOn = (by) => {
  const { count, counted } = steps[reading] ?? { count: 0 };
  const next = differences[by > 0 ? count : count - (counted ? 2 : 1)];
  if (next) readStep(next);
  else setText(one("output", bar), word("no_more_differences"));
};

// The list and the table follow what is read, so that the way back leads to its row.
const followReading = () => {
  if (!inWhole() || held) return;
  const box = one(".steps", desk).getBoundingClientRect();
  const hit = document.elementFromPoint(box.left + box.width / 2, bar.getBoundingClientRect().bottom + 2 * BAR_GAP);
  const part = hit && hit.closest(".steps");
  if (!part) return;
  fillPart(part);
  if (part.nextElementSibling) fillPart(part.nextElementSibling);
  let step = stepOf.get(hit.closest(".steps > div"));
  while (step && !step.row && !step.counted) step = steps[step.at + 1];
  if (!step || step.at === reading) return;
  reading = step.at;
  if (step.row) setCurrent(step.row);
  markReading();
};
// Parts above that grow as they are drawn scroll the page as well: only what a reader scrolls with lets go of the step. A
// pointer that leaves the text may be on its way to the scroll bar, which some browsers take for the root.
for (const way of ["wheel", "touchmove", "keydown", "mousedown", "mouseout"]) {
  when(window, way, ({ type, target, relatedTarget }) => {
    if (target === document.documentElement || (type !== "mousedown" && !relatedTarget)) held = false;
  }, { passive: true, capture: true });
}
let following = false;
when(window, "scroll", () => {
  if (following || !inWhole()) return;
  following = true;
  requestAnimationFrame(() => {
    following = false;
    followReading();
  });
}, { passive: true });

const openWhole = (row = current) => {
  showPart(VIEWS.read);
  const step = row && steps.find((one) => one.row === row && one.first);
  if (step) readStep(step);
  else if (steps.length > 0) markReading();
};
const readAt = (id) => {
  showPart(VIEWS.read);
  const step = steps.find(({ element }) => element.id === id);
  if (step) readStep(step);
  return true;
};
const leaveWhole = () => (current && visible(current) ? goTo(current) : showPart(""));
on("read", "click", () => (inWhole() ? leaveWhole() : openWhole()));
