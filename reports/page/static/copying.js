// A row as a citation or as a link, on the clipboard.

const copy = async (text) => {
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    const field = make("textarea.hidden", { "aria-hidden": "true" });
    field.value = text;
    document.body.append(field);
    field.select();
    document.execCommand("copy");  // the only way where a page from a file may not use the clipboard
    field.remove();
    focusOn(current?.head);
  }
  say(word("copied", { text }));
};

// The headings of a task, its number and its place in the source.
const citeTask = (side, id) => {
  const { path, label } = taskOf(side, id);
  const number = label ?? id;
  const source = one(".place", taskElement(side, id))?.textContent.trim();
  const headings = path ? path.split(" › ").map((heading) => word("cite_heading", { heading })) : [];
  return [...headings, /^\d+$/.test(number) ? word("cite_number", { number }) : number, source ? word("cite_place", { place: source }) : ""].join("");
};
const citation = (row) =>
  SIDES.flatMap((side) => rowData(row)[side].map((id) =>
    word("citation", { document: word(`document_${side}`), task: citeTask(side, id), row: row.id }))).join("\n");
const copyCitation = () => (current ? copy(citation(current)) : say(word("no_row")));
const copyLink = () => {
  if (!current) return say(word("no_row"));
  return copy(`${data?.api ? "" : location.href.split("#")[0]}#${current.id}`);  // a served address holds a secret
};
