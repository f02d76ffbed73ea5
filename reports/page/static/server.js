// Only in a served page: every decision is posted at once and stays in the draft until the server holds it; others' arrive by asking.

const POLL = 2e3;          // ms between two questions
const RETRY_MOST = 3e4;    // ms: the longest pause after a server was not reached
const BATCH = 200;         // events of one post
const refused = new Set();
const realignment = byId("realign");
let sending;
let heard = data.known;   // number of the last event known
let newest = data.aligned; // of the last one that the server has aligned with
let pause = POLL;
let complaint = "";
let over;                  // another page has taken the place of this one
let asking;
const MOST_ROWS = 1000;    // of a page that is asked for at every decision

// The page as the server has it now: what this one could not compute is in it. Nobody is interrupted in a dialog or a field.
const refresh = async (last) => {
  if (asking || over || last <= data.known || newest > data.aligned || rows.length > MOST_ROWS) return;
  asking = true;
  try {
    const answer = await fetch(`${data.api}page`, { credentials: "same-origin" });
    const page = await answer.text();
    if (answer.ok && !layer.open && !document.activeElement?.matches(TYPING)) {
      over = true;
      clearTimeout(pending);
      history.replaceState(null, "", address() || "#");
      window.policydiff = { by: byId("by").value, undone: done.filter((one) => one.event).map(({ event }) => ({ row: null, event })), depth: scrollY };
      document.open();
      document.write(page);
      document.close();
    }
  } catch { /* not reached: asked again with the next decision */ }
  asking = false;
};

// What the alignment shown does not know yet: decisions on links, or the server's own newer alignment.
const showAlignment = () => {
  const newer = newest > data.aligned;
  const count = data.pending + [...logs.values()].flat().filter(({ action }) => !["later", "note"].includes(action)).length;
  realignment.disabled = !newer && !count;
  setText(realignment, word(newer ? "realign_newer" : count ? "realign_stale" : "realigned", { count }));
};
// Says why the server is not reached or cannot store, if it does not.
const online = (why) => {
  if (!why) pause = POLL;
  byId("review").classList.toggle("offline", why || complaint);
  setText(byId("tally-server"), why ? why.away ?? words[`away_${why}`] ?? word("server_offline") : complaint || word("server_online"));
  showAlignment();
};
const ask = async (path, body) => {
  const sent = body && { method: "POST", body: new Blob([JSON.stringify(body)], { type: "application/json" }) };
  const answer = await fetch(data.api + path, { credentials: "same-origin", ...sent });
  const told = await answer.json().catch(() => ({}));
  if (answer.status > 499 || /40[134]/.test(answer.status)) throw told.away ? { away: told.away } : told.reason ?? answer.status;
  return answer.ok ? told : { error: words[`refused_${told.reason}`] ?? told.error };
};

// A refused batch is halved until the decision that is refused is found: those behind it go on.
const send = async () => {
  if (sending) return;
  sending = true;
  let size = BATCH;
  let last = heard;
  try {
    for (;;) {
      for (const id of [...refused].filter((one) => undone.has(one))) {  // taken back: nothing is left to keep
        saved.add(id);
        refused.delete(id);
      }
      if (!refused.size) complaint = "";
      const batch = [...mine].filter((id) => !saved.has(id) && !refused.has(id)).slice(0, size);
      if (!batch[0]) break;
      const answer = await ask("events", { events: batch.map((id) => events.get(id)) });
      size = batch.length >> 1;
      if (answer.error) {
        if (size) continue;
        refused.add(batch[0]);
        complaint = word("server_refused", { count: refused.size, reason: answer.error });
        say(complaint);
      } else {
        last = answer.last;
        for (const { event, at } of answer.events) {
          saved.add(event);
          events.get(event).at = at;
        }
        if (!answer.events[0]) break;  // the server answered without holding any: ask again later
      }
      size = BATCH;
    }
    online();
  } catch (why) {
    online(why);
  }
  sending = false;
  keepDraft();
  showCounts();
  if (!unsaved()) refresh(last);
};

// The server keeps the times of a file and tells everybody what contradicts; unreached, it gets the events later.
const sendFile = (file, fresh) => ask("import", file).catch((error) => ({ error })).then(({ error, left_out: wrong }) => {
  if (wrong?.[0]) say(word("unreadable_events", { count: wrong.length }));
  if (error) for (const { event } of fresh) mine.add(event);
  send();
});

const realign = async () => {
  realignment.disabled = true;
  try {
    if (newest === data.aligned) {
      setText(realignment, word("realigning"));
      await send();
      await ask("realign", {});
    }
    location.reload();
  } catch (why) {
    online(why);
  }
};

// Where people have names, the server says whose decisions it takes from here; the keys of who may not decide are dead.
const sign = ({ name, decides }) => {
  Object.assign(byId("by"), { value: name, readOnly: true });
  const button = byId("begin");
  if (decides || button.hidden) return;
  begin(false);
  button.hidden = true;
  for (const one of [button, ...all(".deciding button, #undo", byId("review"))]) {
    one.removeAttribute("data-needs-row");
    one.disabled = true;
  }
};

const listen = async () => {
  let more;
  if (over) return;
  try {
    const answer = await ask(`events?after=${heard}`);
    if (!answer.error) {
      heard = answer.last;
      more = answer.more;
      if (answer.signer) sign(answer.signer);
      newest = answer.aligned ?? newest;
      const fresh = answer.events.filter((event) => {
        if (mine.has(event.event)) saved.add(event.event);
        return isEvent(event) && learn(event);
      });
      const known = conflicts.size;
      answer.conflicts?.forEach(clash);
      if (fresh.length > 0 || conflicts.size > known) {
        const pairs = [...conflicts.values()].flat().map((id) => events.get(id)?.key);
        showKeys([...fresh.flatMap(({ key, undoes }) => [key, events.get(undoes)?.key]), ...pairs]);
      }
    }
    online();
  } catch (why) {
    pause = Math.min(pause * 2, RETRY_MOST);
    online(why);
  }
  send();
  if (!over) setTimeout(listen, more ? 0 : pause);
};
// What the page before left, whose place this one took; behind what the browser does for the address.
const left = window.policydiff;
if (left) {
  done.push(...left.undone);
  setTimeout(() => {
    byId("by").value = left.by;
    focusOn(current?.head);
    scrollTo(0, left.depth);
  }, 50);
}
if (location.protocol === "file:") data.api = null;  // a served page that was saved
else {
  // what a decision was made in sight of: others who decided differently after that, or on rows of another alignment that
  // this page does not show, contradict it
  const unseen = (event) => [...events.values()].filter((other) => isAway(other.key) && isState(other) && contradict(other, event)).map((other) => other.event);
  Object.assign(server, { send, listen, file: sendFile, seen: (event) => ({ seen: heard, unseen: unseen(event) }) });
  on("realign", "click", realign);
}
