// The rows that are shown, in the order in which they stand, as CSV and as Markdown: cells as the command line writes
// them, texts from the page, decisions as they are by now.

let stored = null;
const cellText = (cell) => (Array.isArray(cell) ? cell.map(cellText) : stored.texts[cell] ?? cell);
const exportsData = () => {
  if (stored) return;
  stored = readData("page-exports");
  if (stored) stored.rows = new Map(data.rows.map(({ key }, at) => [key, stored.rows[at]]));
};
const partOf = (side, id) => cellText(stored.tasks[side][place[side].get(id)]);

const stateText = ({ state, reason, type, by, clash: pair }) => {
  if (state === "open") return "";
  if (pair) return filled(stored.words.unit_tip, { status: word("state_conflict"), names: clashWords(pair) });
  const status = word(`state_${state}`);
  const names = reason ? word(`reason_${reason}`) : type && word(`kind_${type}`);
  return (names ? filled(stored.words.unit_tip, { status, names }) : status) + (by ? filled(stored.words.bracketed, { text: by }) : "");
};

const csvCell = (cell) => {
  const text = /^[=+\-@\t\r＝＋－＠]/.test(cell) ? `'${cell}` : cell;  // else a spreadsheet takes it for a formula
  return /[",\r\n]/.test(text) ? `"${text.replace(/"/g, '""')}"` : text;
};
const csvTask = (side, id) => {
  if (!id) return Array(6).fill("");
  const { label, path } = taskOf(side, id);
  return [id, label ?? "", path, taskText(side, id), ...partOf(side, id).slice(0, 2)];
};
const sentence = (entry) => one(".told", rowById.get(entry.key).body).textContent;
const csvRows = (entry) => {
  const [kind, moved, , units, deadline, facts, strength, ...links] = cellText(stored.rows.get(entry.key));
  return links.map((cells, at) => {
    const link = entry.links[at] ?? { old: entry.old[0], new: entry.new[0] };
    const own = settled(link.key, link.review);
    const review = own.state === "open" || own.reason === "conflict" ? reviewOf(entry) : own;
    return [entry.key, kind, moved, ...csvTask("old", link.old), ...csvTask("new", link.new), units, deadline, facts, strength, sentence(entry), ...cells, stateText(review), review.note ?? ""];
  });
};
const csvFile = (entries) => `\ufeff${[stored.columns, ...entries.flatMap(csvRows)].map((cells) => `${cells.map(csvCell).join(",")}\r\n`).join("")}`;

const escaped = (text) =>
  text.replace(/[\s\x85\u2028\u2029]*[\r\n\v\f\x85\u2028\u2029]+\s*/g, " ").replace(/[\\`*_[\]<>|~#]/g, "\\$&");
const tableRow = (entry) => {
  const [, , ...cells] = cellText(stored.rows.get(entry.key));
  const [kinds, ...told] = cells.slice(0, 5).map(escaped);
  const tasks = (side) => entry[side].map((id) => {
    const [units, deadline, where] = partOf(side, id);
    const fields = [units, deadline && filled(stored.words.paper_deadline, { text: deadline })].filter(Boolean).join(stored.words.clause_separator);
    return `**${escaped(filled(where, taskOf(side, id)))}** ${escaped(taskText(side, id))}${fields && `<br>${escaped(fields)}`}`;
  }).join("<br>");
  const review = reviewOf(entry);
  const decision = [stateText(review), review.note && filled(stored.words.remark, { text: review.note })].filter(Boolean).join(stored.words.clause_separator);
  return [kinds, tasks("old"), tasks("new"), ...told, escaped(sentence(entry)), escaped(decision), entry.key];
};
const markdownFile = (entries) => {
  const table = [stored.table.map(escaped), stored.table.map(() => "---"), ...entries.map(tableRow)];
  const choice = filtering() ? [escaped(byId("print-line").textContent), ""] : [];
  const lines = table.map((cells) => `| ${cells.filter((cell, at) => events.size > 0 || at !== 8).join(" | ")} |`);  // 8: the decision
  return [...stored.title, ...choice, ...lines, ""].join("\n");
};

const saveShown = (ending, type, write) => () => {
  exportsData();
  const entries = sequence.filter(visible).map(rowData);
  const name = `${pageName()}${filtering() ? "-filtered" : ""}.${ending}`;
  download(name, type, write(entries));
  say(word("said_shown_saved", { count: entries.length, name }));
};
