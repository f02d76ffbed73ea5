// A served page: every decision is posted at once and stays in the draft until the server holds it; others' arrive by asking.

const POLL = 2000;         // ms between two questions
const RETRY_MOST = 30000;  // ms: the longest pause after a server was not reached
const BATCH = 200;         // events of one post
const REQUEST = { credentials: "omit", referrerPolicy: "no-referrer", cache: "no-store" };
const refused = new Set();
let sending = false;
let heard = 0;
let pause = POLL;

const online = (yes) => {
  pause = yes ? POLL : Math.min(pause * 2, RETRY_MOST);
  byId("review").classList.toggle("offline", !yes);
  setText(byId("tally-server"), yes ? word("server_online") : word("server_offline"));
};
const ask = async (path, options = {}) => {
  const answer = await fetch(data.api + path, { ...REQUEST, ...options });
  if (answer.status >= 500) throw new Error(String(answer.status));
  const body = await answer.json();
  return answer.ok ? body : { error: String(body.error ?? answer.status) };
};

const post = (path, body) => ask(path, { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(body) });

const send = async () => {
  if (!data.api || sending) return;
  sending = true;
  try {
    for (;;) {
      const batch = [...mine].filter((id) => !saved.has(id) && !refused.has(id)).slice(0, BATCH);
      if (batch.length === 0) break;
      const answer = await post("events", { events: batch.map((id) => events.get(id)) });
      if (answer.error) {
        for (const id of batch) refused.add(id);
        say(word("server_refused", { reason: answer.error }));
        break;
      }
      for (const { event, at } of answer.events) {
        saved.add(event);
        if (at) events.get(event).at = at;
      }
      online(true);
      if (!batch.some((id) => saved.has(id))) break;  // the server answered without holding any: ask again later
    }
  } catch {
    online(false);
  }
  sending = false;
  keepDraft();
  showCounts();
};

// The server keeps the times of a file and tells everybody what contradicts; unreached, it gets the events later.
const sendFile = (file, fresh) => post("import", file).catch(() => 0).then((answer) => {
  if (answer) {
    if (!answer.error) return;
    say(word("server_refused", { reason: answer.error }));
  }
  for (const { event } of fresh) mine.add(event);
  send();
});

const listen = async () => {
  let more = false;
  try {
    const answer = await ask(`events?after=${heard}`);
    if (!answer.error) {
      heard = answer.last;
      more = answer.more;
      const fresh = answer.events.filter((event) => {
        if (mine.has(event.event)) saved.add(event.event);
        return isEvent(event) && learn(event);
      });
      answer.conflicts?.forEach(clash);
      const undoneKeys = fresh.map((event) => events.get(event.undoes)?.key).filter(Boolean);
      if (fresh.length > 0) showKeys([...fresh.map((event) => event.key), ...undoneKeys]);
    }
    online(true);
  } catch {
    online(false);
  }
  send();
  setTimeout(listen, more ? 0 : pause);
};
