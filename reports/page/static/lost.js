// Decisions that found no row: put aside by an undo, taken up again by the same decision as a new event.

const lost = new Map(all("[data-lost]").map((row) => [row, events.get(row.dataset.lost)]).filter(([, event]) => event));
const lostKeys = new Set([...lost.values()].map((event) => event.key));

// Whether nothing on this page is what a decision is about.
const isAway = (key) => !dataByKey.has(key) && !rowKeyOfLink.has(key) && !lostKeys.has(key);

const standing = (first) =>
  lastOf([first, ...(logs.get(first.key) ?? [])].filter((event) => event.action !== "undo" && !undone.has(event.event)));

const showLost = () => {
  for (const [row, first] of lost) {
    const aside = row.classList.toggle("aside", !standing(first));
    setText(one("button", row), word(aside ? "take_up" : "put_aside"));
  }
  const count = all(".aside").length;
  setText(byId("lost-aside"), count ? word("tally_aside", { count }) : "");
};

const setAside = (row) => {
  if (data.api && !ownName()) return askName(() => setAside(row));
  const first = lost.get(row);
  const held = standing(first);
  const by = reviewer();
  commit(held ? newEvent(first, "undo", { by, undoes: held.event }) : { ...first, event: `${hand}.${newId()}`, by, at: newTime(), ...server.seen?.(first) });
  done.push({ lost: row });
  redone.length = 0;
  showCounts();
  return one("button", row).focus();
};
for (const row of lost.keys()) when(one("button", row), "click", () => setAside(row));
