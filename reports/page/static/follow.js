// The rows follow the decisions: a link that was cut is gone, one that was made is there, and with them rows, kinds, counts
// and verdict. No other partner is looked for: that takes the documents, as do the marks that say 待重算.

const KINDS = ["unchanged", "edited", "rewritten", "split", "merged", "regrouped", "added", "dropped"];
const ROLES = ["taken_up", "refined", "not_taken_up", "own"];
const FLAGS = ["moved", "units", "deadline", "numbers", "strength", "uncertain"];
const pairOf = (link) => `${link.old}\n${link.new}`;
const nodesOf = (entry) => SIDES.flatMap((side) => [].concat(entry[side]).map((id) => `${side} ${id}`));
const latestOf = (key) => lastOf((logs.get(key) || []).filter((event) => !["undo", "note"].includes(event.action) && !undone.has(event.event)));
const asLink = ([old, fresh]) => ({ old, new: fresh });

// What the decisions since the page was built say of pairs of tasks, and of tasks that have no partner: the latest holds.
const verdicts = () => {
  const pairs = new Map();
  const single = new Map();
  const isOpen = (pair) => pair.every((id) => events.has(id) && !undone.has(id) && pair.includes((latestOf(events.get(id).key) || events.get(id)).event));
  const disputed = [...conflicts.values()].filter(isOpen).flat();
  const isOurs = ({ anchors }) => SIDES.every((side) => anchors[side].every(({ id, hash }) => (taskOf(side, id) || {}).hash === hash));
  for (const event of [...logs.keys()].map(latestOf).filter(Boolean).sort(inOrder)) {
    const { action, machine, human } = event;
    if (action === "later" || disputed.includes(event.event) || !isOurs(event)) continue;
    const claim = action === "relink" ? human : machine;
    const put = (links, holds) => {
      for (const link of links.map(asLink)) {
        pairs.set(pairOf(link), { ...link, holds, event });
        if (holds) for (const node of nodesOf(link)) single.delete(node);
      }
    };
    put(machine.links, false);
    if (action === "reject") continue;
    put(claim.links, true);
    const linked = claim.links.map(asLink).flatMap(nodesOf);
    for (const node of nodesOf(claim).filter((one) => !linked.includes(one))) {
      single.set(node, event);
      for (const [key, link] of pairs) if (link.holds && nodesOf(link).includes(node)) pairs.delete(key);
    }
  }
  return { pairs, single };
};

const kindOf = ({ old, new: fresh, links: [link] }) => {
  if (!link) return old.length ? "dropped" : "added";
  if (old.length > 1) return fresh.length > 1 ? "regrouped" : "merged";
  if (fresh.length > 1) return "split";
  if (!data.alone) return "pending";
  if (builtLinks.has(pairOf(link))) return (data.alone[link.key] || ["edited"])[0];
  return KINDS[(data.rivals.old[rank("old", link.old)].find(([at]) => at === rank("new", link.new)) || [])[2]] || "rewritten";
};
const rank = (side, id) => place[side].get(id);
const byPlace = (one, other) => rank("old", one.old) - rank("old", other.old) || rank("new", one.new) - rank("new", other.new);
const signed = (entry) => nodesOf(entry).concat(entry.links.map(pairOf).sort()).join("\t");

// All rows under the links that hold, in no order: those of the page where nothing became of them.
const decidedEntries = ({ pairs, single }) => {
  if (!single.size && [...pairs].every(([key, { holds }]) => holds && builtLinks.has(key))) return data.rows;
  const links = [...builtLinks].filter(([key, link]) => (pairs.has(key) ? pairs.get(key).holds : !nodesOf(link).some((node) => single.has(node)))).map(([, link]) => link);
  for (const [key, { old, new: fresh, holds }] of pairs) {
    if (!holds || builtLinks.has(key)) continue;
    const score = Number((rivalsOf("old", old).find(([id]) => id === fresh) || [0, 0])[1]);
    links.push({ key: `l-${taskOf("old", old).hash.slice(0, 6)}${taskOf("new", fresh).hash.slice(0, 6)}`, old, new: fresh, score });
  }
  const groups = new Map();
  for (const link of links) {
    const joined = [...new Set([...nodesOf(link).flatMap((node) => groups.get(node) || []), link])];
    for (const node of joined.flatMap(nodesOf)) groups.set(node, joined);
  }
  const lists = [...new Set(groups.values())].map((list) => ({ links: list.sort(byPlace) }));
  const linked = lists.map(({ links: list }) => ({ links: list, ...bySide((side) => [...new Set(list.map((link) => link[side]))].sort((one, other) => rank(side, one) - rank(side, other))) }));
  const alone = SIDES.flatMap((side) => data.tasks[side].filter(({ id }) => !groups.has(`${side} ${id}`)).map(({ id }) => ({ old: [], new: [], links: [], [side]: [id] })));
  const built = new Map(data.rows.map((entry) => [signed(entry), entry]));
  return [...linked, ...alone].map((entry) => {
    const known = built.get(signed(entry)) || drawn.get(signed(entry));
    if (known) return known;
    const sum = SIDES.flatMap((side) => entry[side].map((id) => taskOf(side, id).hash)).reduce((whole, hash) => Math.imul(whole, 31) ^ parseInt(hash.slice(0, 8), 16), entry.old.length);
    const score = entry.links.length ? Math.min(...entry.links.map((link) => link.score)) : null;
    Object.assign(entry, { key: `r-${(sum >>> 0).toString(16).padStart(8, "0")}`, type: kindOf(entry), score, fresh: true });
    drawn.set(signed(entry), entry);
    dataByKey.set(entry.key, entry);
    return entry;
  });
};

// The order of the page, as the program lays it out: by the newer or the higher document; what it lacks stands behind its
// neighbour, under the section that most links of its own section lead to.
const headingOf = (side, id) => taskOf(side, id).path.split(" › ")[0];
const laidOut = (entries) => {
  const home = data.by;
  const away = otherSide(home);
  const first = (side, entry) => rank(side, entry[side][0]);
  const owners = entries.filter((entry) => entry[home][0]).flatMap((entry) => entry[away].map((id) => [rank(away, id), first(home, entry)])).sort(([one], [other]) => one - other);
  const keyOf = (entry) => (entry[home][0] ? [first(home, entry), -1] : [(lastOf(owners.filter(([own]) => own < first(away, entry))) || [0, -1])[1], first(away, entry)]);
  const links = entries.flatMap((entry) => entry.links).sort(byPlace);
  const homeOf = (heading) => {
    const found = new Map();
    for (const link of links) {
      const to = headingOf(home, link[home]);
      if (headingOf(away, link[away]) === heading) found.set(to, (found.get(to) || 0) + 1);
    }
    return (([...found].sort(([, one], [, other]) => other - one))[0] || [])[0];
  };
  const runs = [];
  const guests = [];
  for (const [, entry] of entries.map((entry) => [keyOf(entry), entry]).sort(([one], [other]) => one[0] - other[0] || one[1] - other[1])) {
    const own = entry[home][0] && headingOf(home, entry[home][0]);
    const wanted = own ?? homeOf(headingOf(away, entry[away][0]));
    if ((own ?? lastOf(runs)?.[0]) !== lastOf(runs)?.[0] || !runs[0]) runs.push([own ?? (data.tasks[home][0] ? headingOf(home, data.tasks[home][0].id) : ""), []]);
    if (wanted === undefined || wanted === lastOf(runs)[0]) lastOf(runs)[1].push(entry);
    else guests.push([runs.length - 1, entry, wanted]);
  }
  for (const [origin, entry, wanted] of guests) {
    const far = ([, at]) => Math.abs(at - origin);
    const [[, members]] = runs.map((run, at) => [run, at]).filter(([run]) => run[0] === wanted).sort((one, other) => far(one) - far(other))[0] || [runs[origin]];
    const before = members.map((member, at) => [first(away, member), at]).filter(([own]) => own < first(away, entry)).sort(([one], [other]) => one - other);
    members.splice((lastOf(before) || [0, -1])[1] + 1, 0, entry);
  }
  return runs.filter(([heading, list], at) => {
    const before = lastOf(runs.slice(0, at).filter((run) => run[1][0]));
    if (list[0] && before?.[0] === heading) before[1].push(...list.splice(0));
    return list[0];
  }).filter((run) => run[1][0]);
};

// A row as the page can draw it: its tasks from the rows that they stood in, without the marks of links that were cut.
const drawnTask = (entry, side, id) => {
  const other = otherSide(side);
  const model = taskElement(side, id);
  const before = dataByKey.get(model.closest("tbody").id);
  const task = model.cloneNode(true);
  const own = entry.links.filter((link) => link[side] === id);
  const text = one(".text", task);
  for (const part of all(entry.links[1] ? ".share, .was" : ".label, .share, .was", task)) part.remove();
  task.className = "task";
  if (!own[0] || own.some((link) => !before.links.includes(link))) refill(text, plainText(text));
  for (const span of all("[data-mark]", text)) {
    const partner = before[other].find((one) => labelOf(taskElement(other, one)) === span.dataset.mark);
    if (!partner) continue;
    if (!own.some((link) => link[other] === partner)) span.replaceWith(make(side === "old" ? "del" : "ins", { class: "clause", "data-mark": word(`clause_${side}`) }, plainText(span)));
    else if (!own[1]) span.replaceWith(...span.childNodes);
  }
  return task;
};
const labelOf = (task) => (one(".label", task) || {}).textContent;
// What is known of a row: kind, filters, sentence, units, deadline; nothing of a group that lost or won a member.
const knownOf = ({ old, new: fresh, links, type }) => {
  const [link] = links;
  if (link) return links[1] || !data.alone || !(data.alone[link.key] || [])[1] ? null : data.alone[link.key];
  const side = old[0] ? "old" : "new";
  const [id] = old.concat(fresh);
  const role = data.by === "old" ? ` role:${old[0] ? "not_taken_up" : "own"}` : "";
  return [type, `conf:none flag:substantive${role}`, word("row_alone", { kind: word(`kind_${type}`), text: taskOf(side, id).quote }), ...partOf(side, id)];
};
const drawnRow = (entry) => {
  const { key, links, type } = entry;
  const known = knownOf(entry);
  const cell = (name, ...content) => make("td", { class: name }, ...content);
  const side = (name, from) => cell(name, ...(entry[from][0] ? entry[from].map((id) => drawnTask(entry, from, id)) : [word(`none_${from}`)]));
  const text = (at) => (known ? known[at] : word("pending"));
  const grounds = links.map(builtGrounds).filter(Boolean);
  if (!links[1]) for (const [button] of grounds) for (const label of all(".label", button)) label.remove();
  const kind = cell("kind", make("span", { class: `badge ${type}` }, word(`kind_${type}`)), make("div.decision"));
  kind.rowSpan = 2;
  const units = SIDES.flatMap((from) => entry[from].flatMap((id) => taskElement(from, id).closest("tbody").dataset.filters.match(/unit:\d+/g) || []));
  const body = make("tbody", { class: `change ${type}`, id: key, "data-filters": [`kind:${type}`, text(1), ...units].join(" "), "data-runtime": true },
    make("tr", {}, make("th.ordinal", { scope: "rowgroup", rowspan: 2 }, make("a", { href: `#${key}` })), kind,
      side("left", "old"), side("right", "new"), cell("telling", make("div.told", {}, ...text(2).match(/.+?(；|; |$)/g).flatMap((part, at) => [at ? make("br") : "", make("i", {}, part)])), ...[3, 4].map((at) => known && text(at) && make("p.units", {}, text(at))).filter(Boolean),
        make("div.evidence", {}, ...grounds.map(([button]) => button)))),
    make("tr.why", { hidden: true }, make("td", { colspan: 3 })));
  stored.rows.set(key, [word(`kind_${type}`), "", word(`kind_${type}`), text(3), text(4), "", "", ...(links[0] ? links : [0]).map(() => Array(4).fill(""))]);
  Object.assign(entry, { body, grounds: grounds.map(([, from]) => from), pending: !known });
};

// Puts the rows where they belong: sections and tables stay as they are, but for what comes and what goes.
const putInOrder = (runs) => {
  const pool = [...builtSections];
  const places = [];
  for (const [heading, entries] of runs) {
    const found = pool.findIndex((section) => one("h3", section).firstChild.textContent.trim() === (heading || word("no_section")));
    const bodies = entries.map((entry) => entry.body);
    if (found < 0) lastOf(places)[1].push(...bodies);  // within a section that it now divides
    else places.push([pool.splice(found, 1)[0], bodies]);
  }
  let last = byId("nothing");
  for (const [section, wanted] of places) {
    if (section.previousElementSibling !== last) last.after(section);
    last = section;
    const now = all(".change", section).filter((body) => wanted.includes(body) || body.remove());
    wanted.forEach((body, at) => {
      if (now[at] === body) return;
      (wanted[at - 1] || one("thead", section)).after(body);
      if (now.includes(body)) now.splice(now.indexOf(body), 1);
      now.splice(at, 0, body);
    });
  }
  for (const section of pool) section.remove();
};

// Numbers that follow the rows: filters, sections, verdict.
const tallyOf = (list) => (token) => list.filter((row) => row.tokens.has(token)).length;
const kindsOf = (count) => KINDS.concat("pending").filter((kind) => count(`kind:${kind}`));
const sumOf = (list, valueOf) => list.reduce((sum, entry) => sum + valueOf(entry), 0);
const listed = (parts, separator) => parts.flatMap((part, at) => (at ? [word(separator)].concat(part) : part));
const showTallies = () => {
  const count = tallyOf(rows);
  const entries = rows.map(rowData);
  for (const chip of chips) {
    setText(one("b", chip), count(chip.dataset.filter));
    chip.hidden = !count(chip.dataset.filter);
  }
  for (const option of all("option[data-label]", toolbar)) setText(option, word("filter_option", { word: option.dataset.label, count: count(option.value) }));
  for (const section of all("section.part", byId("comparison"))) {
    const own = rows.filter((row) => row.part === section);
    const of = tallyOf(own);
    refill(one(".tally", section), word("row_count", { count: own.length }), ...kindsOf(of).map((kind) => make("span", { class: `count ${kind}` }, `${word(`kind_${kind}`)} ${of(`kind:${kind}`)}`)));
  }
  const part = (token, name, number, note) => {
    const row = rows.find((one) => one.tokens.has(token));
    const told = row ? make("a.count", { href: `#${row.id}`, "data-filter": token }, `${name} `, make("b", {}, number)) : make("span.zero", {}, `${name} ${number}`);
    return note ? [told, make("span.note", {}, word("bracketed", { text: note }))] : [told];
  };
  const lower = data.by === "old";
  const kinds = kindsOf(count).filter((kind) => !lower || !/added|dropped/.test(kind)).map((kind) => {
    const own = entries.filter((entry) => entry.type === kind);
    const [left, right] = SIDES.map((side) => sumOf(own, (entry) => entry[side].length));
    return part(`kind:${kind}`, word(`kind_${kind}`), own.length, /split|merged|regrouped/.test(kind) && word("verdict_group", { left, right }));
  });
  const roles = ROLES.filter((role) => count(`role:${role}`)).map((role) => part(`role:${role}`, word(`role_${role}`), count(`role:${role}`)));
  const doubts = sumOf(entries, (entry) => entry.doubts);
  const flags = FLAGS.map((flag) => [`flag:${flag}`, word(`flag_${flag}`), flag === "uncertain" ? doubts : count(`flag:${flag}`)])
    .filter(([token, name, number]) => builtVerdict.textContent.includes(`${name} `) || (number && /numbers|strength/.test(token)))
    .map((values) => part(...values));
  const pending = entries.filter((entry) => entry.pending).length;
  const linked = sumOf(entries, (entry) => (entry.new[0] ? entry.old.length : 0));
  const covered = lower ? [[make("b.covered", {}, word("verdict_covered", { linked, total: data.tasks.old.length }), word("rate_pending"))]] : [];
  const groups = [...covered, listed(roles, "list_separator"), listed(kinds, "list_separator"), ...flags, pending ? [word("pending_rows", { count: pending })] : []];
  refill(verdict, builtVerdict.firstChild.cloneNode(true), word("colon"), ...listed(groups.filter((group) => group[0]), "clause_separator"), word("sentence_end"));
};

// What the page was built with, which everything starts from.
const builtSections = all("section.part", byId("comparison"));
const builtLinks = new Map(data.rows.flatMap((entry) => entry.links.map((link) => [pairOf(link), link])));
const verdict = one(".verdict .sentence", document);
const builtVerdict = verdict.cloneNode(true);
const drawn = new Map();
let shape;  // what is shown
const builtGrounds = (link) => {
  const row = builtRows.find((one) => rowData(one).links.includes(link));
  if (!row) return null;
  const at = rowData(row).links.indexOf(link);
  const button = all(".evidence > button", row.body)[at].cloneNode(true);
  button.setAttribute("aria-expanded", "false");
  return [button, [row.built, at, link]];
};

// A row that came of decisions: what they said of its links, or of a task that lost its partner.
followUp.review = (entry, own) => {
  const { pairs, single } = verdicts();
  const [node] = nodesOf(entry);
  const cut = !entry.links[0] && !single.has(node);
  const linked = cut ? [...pairs.values()].filter((link) => nodesOf(link).includes(node)) : entry.links.map((link) => pairs.get(pairOf(link)) || {});
  const told = cut || entry.links[0] ? linked.map(({ event }) => event) : [single.get(node)];
  const last = told.includes(undefined) ? null : lastOf(told.sort(inOrder));
  if (!last || (own.state !== "open" && own.at >= last.at)) return own;
  const state = cut ? "reject" : told.some(({ action }) => action === "relink") ? "relink" : "accept";
  return Object.assign(own, last, { state, note: own.note, type: null, human: state === "relink" ? last.human : null });
};

// Brings the rows up to the decisions.
const nothingSaid = followUp.nothing = { pairs: new Map(), single: new Map() };
const unsure = new Set(data.unsure);
const shapeOf = (entries, { pairs }) => {
  for (const entry of entries) entry.doubts = entry.links.filter((link) => unsure.has(link.key) && !(pairs.get(pairOf(link)) || {}).holds).length;
  return entries.map((entry) => `${entry.key} ${entry.doubts}`).join();
};
followUp.follow = (said = verdicts()) => {
  if (!data.by || (!shape && !said.pairs.size && !said.single.size)) return;
  shape = shape || shapeOf(decidedEntries(nothingSaid), nothingSaid);
  for (const row of builtRows) rowData(row).body = row.body;
  const entries = decidedEntries(said);
  const wanted = shapeOf(entries, said);
  if (wanted === shape) return;
  shape = wanted;
  const by = arranged;
  const other = entries !== data.rows || rows.length !== builtRows.length || rows.some((row) => rowData(row).fresh);
  if (other) {
    arrange("page");
    SIDES.forEach((side) => taskElement(side));  // where the page was built with them
    exportsData();
    for (const entry of entries) {
      if (!entry.body) drawnRow(entry);
      for (const link of entry.links) rowKeyOfLink.set(link.key, entry.key);
    }
    putInOrder(laidOut(entries));
    collectRows();
  }
  for (const row of rows) {
    const { doubts, fresh } = rowData(row);
    row.tokens[doubts ? "add" : "delete"]("flag:uncertain");
    row.body.classList.toggle("uncertain", doubts > 0);
    for (const badge of all(".badge.uncertain", row.body)) badge.hidden = !doubts;
    if (fresh) {
      row.tokens.add(`sec:${row.part.id.slice(2)}`);
      showState(row);
    }
  }
  const stale = entries.some((entry) => entry.fresh);
  byId("overview-before").hidden = !stale;
  if (current && !rowById.has(current.id)) setCurrent(null);
  showTallies();
  if (!stale && !said.pairs.size) refill(verdict, ...builtVerdict.cloneNode(true).childNodes);
  filterLinks = all("a[data-filter]");
  if (other) arrange(by);
  applyFilters();
};
