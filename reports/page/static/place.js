// Where the reader is, in the address: #r-… alone, or #f=kind:split;unit:3&q=words&sort=unit&view=inline&see=whole&r=r-….

const ADDRESS_DELAY = 200;  // ms: browsers refuse many changes of the address in a short time
let pending = 0;
let placed = false;  // the address is read once before it is written

const address = () => {
  const parts = [];
  if (chosen.size > 0) parts.push(`f=${[...chosen].map(encodeURIComponent).join(";").replace(/%3A/g, ":")}`);
  if (search.value.trim()) parts.push(`q=${encodeURIComponent(search.value.trim())}`);
  if (sorted()) parts.push(`sort=${arranged}`);
  if (root.dataset.view === "inline") parts.push("view=inline");
  if (root.dataset.see) parts.push(`see=${root.dataset.see}`);
  if (parts.length === 0) return current ? `#${current.id}` : "";
  if (current) parts.push(`r=${current.id}`);
  return `#${parts.join("&")}`;
};

const keepPlace = () => {
  if (!placed) return;
  clearTimeout(pending);
  pending = setTimeout(() => {
    if (address() === location.hash) return;
    try {
      history.replaceState(null, "", address() || "#");
    } catch { /* a file that was moved while open, or too many changes: the page works without an address */ }
  }, ADDRESS_DELAY);
};

const readPlace = () => {
  const hash = location.hash.slice(1);
  if (!hash.includes("=")) {
    const id = decodeURIComponent(hash);
    if (rowById.has(id)) goTo(rowById.get(id));
    else if (IN_WHOLE.test(id) || (id && target(id)?.closest(".comparison, .overview"))) jump(id);
    return;
  }
  const values = new Map(hash.split("&").map((part) => part.split("=", 2)));
  const decoded = (name) => {
    try {
      return decodeURIComponent(values.get(name) ?? "");
    } catch {
      return "";
    }
  };
  chosen.clear();
  for (const token of decoded("f").split(";").filter(Boolean)) chosen.add(token);
  search.value = decoded("q");
  showView(decoded("view") === "inline");
  arrange(decoded("sort"));
  applyFilters();
  const row = rowById.get(decoded("r"));
  if (row && visible(row)) goTo(row);
  if (decoded("see") === VIEWS.read) openWhole();
  else showOverview(decoded("see") === VIEWS.see);
};
when(window, "hashchange", readPlace);
