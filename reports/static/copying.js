// A row as a citation or as a link, on the clipboard.

const copy = async (text) => {
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    const field = make("textarea", { class: "hidden", "aria-hidden": "true" });
    field.value = text;
    document.body.append(field);
    field.select();
    document.execCommand("copy");  // the only way where a page from a file may not use the clipboard
    field.remove();
    current?.head.focus({ preventScroll: true });
  }
  say(word("copied", { text }));
};

const citation = (row) => {
  const cites = readData("page-data").citations;
  const lines = [];
  for (const side of ["old", "new"]) {
    for (const id of rowData(row)[side]) {
      lines.push(word("citation", { document: cites.documents[side], task: cites.tasks[side][id], row: row.id }));
    }
  }
  return lines.join("\n");
};
const copyCitation = () => (current ? copy(citation(current)) : say(word("no_row")));
const copyLink = () => {
  if (!current) return say(word("no_row"));
  return copy(`${data?.api ? "" : location.href.split("#")[0]}#${current.id}`);  // a served address holds a secret
};
