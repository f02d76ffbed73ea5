// What a key alone cannot say: other partners, another type, a note, a name.

const CHOICES = 5;
const HITS = 8;

const choice = (key, side, id, detail, action) =>
  make("button.choice", { "data-key": key, onclick: action },
    key ? make("kbd", { "aria-hidden": "true" }, key.replace("Digit", "")) : null,
    make("span", { lang: "zh-CN" }, make("b", {}, taskOf(side, id)?.label ?? ""), ` ${taskText(side, id)} `),
    detail ? make("span.value", {}, detail) : null);

const openRelink = (row, side = null, id = null) => {
  const entry = rowData(row);
  const from = side ?? (entry.new.length > 0 ? "new" : "old");
  const other = otherSide(from);
  const task = id ?? entry[from][0];
  const links = row.review?.human?.links ?? machineOf(entry).links;
  const partnersOf = (pairs) => pairs.filter((link) => link[from === "old" ? 0 : 1] === task).map((link) => link[from === "old" ? 1 : 0]);
  const now = partnersOf(links);
  const near = rivalsOf(from, task).filter(([rival]) => !now.includes(rival)).slice(0, CHOICES);
  const settle = (partners) => {
    const human = relinked(entry, from, task, partners, links);
    const same = (one, two) => one.length === two.length && one.every((pair) => two.some((match) => match.join() === pair.join()));
    closeLayer(false);
    if (same(human.links, machineOf(entry).links) && human.links.length > 0) decide(row, "accept");
    else decide(row, "relink", { human });
  };
  const boxes = [];
  const item = (partner, checked, button) => {
    const box = make("input", { type: "checkbox", "aria-label": word("link_also", { task: taskOf(other, partner)?.label ?? partner }) });
    box.checked = checked;
    boxes.push([box, partner]);
    return make("li", {}, box, button);
  };
  const list = make("ul.choices", {},
    ...now.map((partner) => item(partner, true, choice(null, other, partner, word("linked_now"), () => settle([partner])))),
    ...near.map(([rival, score], at) => item(rival, false, choice(`Digit${at + 1}`, other, rival, score, () => settle([rival])))));
  const hits = make("ul.choices.hits", {});
  const field = make("input", { type: "search", class: "find", "data-key": "Slash", "aria-label": word("find_task"), placeholder: word("find_task"), autocomplete: "off" });
  const find = () => {
    const sought = fold(field.value).split(" ").filter(Boolean);
    const fits = (one) => sought.every((piece) => fold(`${one.id} ${one.label ?? ""} ${one.path} ${taskText(other, one.id)}`).includes(piece));
    const found = sought.length ? data.tasks[other].filter(fits).slice(0, HITS) : [];
    refill(hits, ...found.map((one) => make("li", {}, choice(null, other, one.id, "", () => settle([one.id])))));
  };
  when(field, "input", find);
  when(field, "keydown", (event) => {
    if (event.isComposing || event.keyCode === 229) return;
    const first = one("button", hits);
    if (event.key === "Enter" && first) first.click();
    else if (event.key === "ArrowDown" && first) first.focus();
    else return;
    event.preventDefault();
  });
  const tasks = SIDES.flatMap((name) => entry[name].map((one) => [name, one]));
  const others = make("p.switch", {}, word("relink_of"), ...tasks.map(([name, one]) =>
    make("button.tool", { "aria-pressed": String(name === from && one === task), onclick: () => openRelink(row, name, one) },
      word(`side_${name}`), " ", taskOf(name, one)?.label || one)));
  const subject = { side: word(`side_${from}`), other: word(`side_${other}`), task: taskOf(from, task)?.label || task };
  openLayer("relink", word("relink_title", { row: row.index + 1, ...subject }), others,
    make("p.text.subject", { lang: "zh-CN" }, taskText(from, task)),
    list,
    make("p.ways", {},
      make("button.tool.primary", { "data-key": "Enter", onclick: () => settle(boxes.filter(([box]) => box.checked).map(([, partner]) => partner)) }, word("relink_checked")),
      make("button.tool", { "data-key": "Digit0", onclick: () => settle([]) }, make("kbd", { "aria-hidden": "true" }, "0"), word("none_of_these"))),
    make("p", {}, field), hits);
  (one("button", list) ?? field).focus();
  bringIntoView(row.body.rows[0]);  // above the list
};

const LINKED_KINDS = ["unchanged", "edited", "rewritten", "split", "merged", "regrouped"];
const openRetype = (row) => {
  const entry = rowData(row);
  if (entry.links.length === 0) return say(word("no_other_type"));
  const retype = (type) => {
    closeLayer(false);
    const { old, new: fresh, links } = machineOf(entry);
    decide(row, "retype", { human: { old, new: fresh, links, type } });
  };
  const buttons = LINKED_KINDS.filter((kind) => kind !== entry.type).map((kind, at) =>
    make("button.choice", { "data-key": `Digit${at + 1}`, onclick: () => retype(kind) },
      make("kbd", { "aria-hidden": "true" }, String(at + 1)), word(`kind_${kind}`)));
  return openLayer("retype", word("retype_title", { row: row.index + 1, kind: word(`kind_${entry.type}`) }),
    make("p.choices.types", {}, ...buttons));
};

// A field with a button that Ctrl+Enter presses.
const openField = (kind, heading, field, action) => {
  const keep = () => {
    closeLayer(false);
    action(field.value.trim());
  };
  when(field, "keydown", (event) => {
    if (event.key !== "Enter" || event.isComposing || event.keyCode === 229) return;
    if (field.tagName === "TEXTAREA" && !event.ctrlKey && !event.metaKey) return;
    event.preventDefault();
    keep();
  });
  openLayer(kind, heading, field, make("p.ways", {}, make("button.tool.primary", { onclick: keep }, word(`${kind}_keep`))));
  field.focus();
};
const NOTE_LENGTH = 2000;
const openNote = (row) => {
  const field = make("textarea", { rows: "4", maxlength: String(NOTE_LENGTH), "aria-label": word("note_field") });
  field.value = row.review?.note ?? "";
  const before = field.value;
  openField("note", word("note_title", { row: row.index + 1 }), field, (note) => {
    if (note === before) goTo(row);
    else decide(row, "note", { note }, { stay: true });
  });
};
const askName = (then) => {
  const field = make("input", { type: "text", maxlength: "64", autocomplete: "name", "aria-label": word("name_field") });
  openField("name", word("name_title"), field, (name) => {
    if (!name) return;
    byId("by").value = name;
    remember("by", name);
    then();
  });
};
