// One dialog for everything that opens over the page; Escape closes it, and the focus returns to where it was.

let leaving = null;
const layer = make("dialog", { id: "layer", class: "layer", "aria-labelledby": "layer-title", "data-runtime": true });
byId("review")?.after(layer);

// After a decision the focus goes on to the next row instead of back.
const closeLayer = (returning = true) => {
  if (!returning) leaving = null;
  if (layer.open) layer.close();
};
when(layer, "close", () => {
  if (layer.open) return;  // opened again meanwhile
  const back = leaving;
  leaving = null;
  refill(layer);
  if (!back?.isConnected) return;
  if (rowOf(back)?.head === back) goTo(rowOf(back));
  else focusOn(back);
});
when(layer, "click", (event) => {
  if (event.target === layer) closeLayer();  // the dark around it
});

const openLayer = (kind, title, ...content) => {
  if (!layer.open) leaving = document.activeElement === document.body ? current?.head ?? null : document.activeElement;
  layer.className = `layer ${kind}`;
  refill(
    layer,
    make("h2", { id: "layer-title" }, title),
    ...content,
    make("p.ways", {}, make("button.tool", { onclick: () => closeLayer() }, word("close"))),
  );
  if (!layer.open) layer.showModal();
};
const tell = (kind, title, lines) =>
  openLayer(kind, title, ...lines.map((line) => make("p", { tabindex: line === lines[0] ? "-1" : null }, line)));

// The neighbours of a task in its own document.
const CONTEXT = 3;
const taskElements = { old: null, new: null };
const taskElement = (side, id) => {
  taskElements[side] ??= new Map(
    all(side === "old" ? "td.left .task" : "td.right .task", byId("comparison")).map((task) => [task.dataset.task, task]),
  );
  return taskElements[side].get(id);
};
const taskText = (side, id) => {
  const text = one(".text", taskElement(side, id));
  return text ? plainText(text).trim() : id;
};
const showContext = (button) => {
  const task = button.closest("[data-task]");
  const side = task.closest("td").classList.contains("left") ? "old" : "new";
  const at = place[side].get(task.dataset.task) ?? 0;
  const near = data.tasks[side].slice(Math.max(0, at - CONTEXT), at + CONTEXT + 1);
  const item = (entry) => make(
    "li",
    entry.id === task.dataset.task ? { class: "here", "aria-current": "true" } : {},
    make("p.source", {}, make("b", {}, entry.label ?? ""), ` ${entry.path}`),
    make("p.text", { lang: "zh-CN" }, taskText(side, entry.id)),
  );
  openLayer("context", word("context", { name: data.inputs.find((input) => input.side === side)?.name ?? "" }),
    make("ol", {}, ...near.map(item)));
};
when(document, "click", (event) => {
  const button = event.target.closest?.("[data-context]");
  if (button) showContext(button);
});
