"use strict";
// The window of the office: hand two files in, watch the list, stop and delete. Rows are drawn by the server.

document.addEventListener("DOMContentLoaded", function () {
  const byId = function (id) { return document.getElementById(id); };
  const form = byId("hand-in"), status = byId("status"), list = byId("list"), start = byId("start");
  const unreachable = list.dataset.unreachable;
  const SIDES = ["left", "right"];
  const WATCH = 700;     // milliseconds between two looks at jobs that are under way
  const REST = 5000;     // and where nothing is: another window may have asked for something
  const chosen = { left: null, right: null };
  let shown = null, awaited = null;

  const filled = function (text, values) {
    return text.replace(/\{(\w+)\}/g, function (whole, key) { return key in values ? values[key] : whole; });
  };
  const say = function (text, wrong) {
    status.textContent = text;
    status.classList.toggle("wrong", Boolean(wrong));
  };

  // files

  const show = function (side) {
    const zone = byId(side).closest(".zone"), name = zone.querySelector(".chosen");
    zone.classList.toggle("has", chosen[side] !== null);
    name.textContent = chosen[side] ? chosen[side].name : name.dataset.drop;
  };
  const choose = function (side, file) {
    if (file && file.size > Number(form.dataset.largest)) {
      say(filled(form.dataset.tooLarge, { name: file.name, megabytes: form.dataset.megabytes }), true);
      return;
    }
    chosen[side] = file || null;
    show(side);
    say("");
  };
  if (form) SIDES.forEach(function (side) {
    const input = byId(side), zone = input.closest(".zone");
    input.addEventListener("change", function () {
      if (input.files.length) choose(side, input.files[0]);
      input.value = "";             // what is chosen is shown above it, and the same file may be chosen again
    });
    ["dragenter", "dragover"].forEach(function (kind) {
      zone.addEventListener(kind, function (event) { event.preventDefault(); zone.classList.add("over"); });
    });
    zone.addEventListener("dragleave", function () { zone.classList.remove("over"); });
    zone.addEventListener("drop", function (event) {
      event.preventDefault();
      zone.classList.remove("over");
      const files = event.dataTransfer.files;
      if (files.length > 1) {       // both at once: the first one left, unless that place is taken
        choose("left", files[0]);
        choose("right", files[1]);
      } else if (files.length) choose(side, files[0]);
    });
  });
  // a file that misses its place must not take the place of the page
  ["dragover", "drop"].forEach(function (kind) {
    document.addEventListener(kind, function (event) { event.preventDefault(); });
  });
  if (form) byId("swap").addEventListener("click", function () {
    const left = chosen.left;
    chosen.left = chosen.right;
    chosen.right = left;
    SIDES.forEach(show);
  });

  // requests

  const answered = function (request) {
    let answer = {};
    try { answer = JSON.parse(request.responseText); } catch (error) { answer = {}; }
    if (request.status >= 200 && request.status < 300) return answer;
    if (request.status === 401) location.reload();    // signed out: the page becomes that for signing in
    throw new Error(answer.error || unreachable);
  };
  const send = function (path, body, kind, progress) {
    return new Promise(function (resolve, reject) {
      const request = new XMLHttpRequest();     // fetch does not tell how much of a file has gone
      request.open("POST", path);
      request.setRequestHeader("Content-Type", kind);
      if (progress) request.upload.addEventListener("progress", progress);
      request.addEventListener("error", function () { reject(new Error(unreachable)); });
      request.addEventListener("load", function () {
        try { resolve(answered(request)); } catch (error) { reject(error); }
      });
      request.send(body);
    });
  };
  const sendJson = function (path, value) { return send(path, JSON.stringify(value), "application/json"); };
  const upload = function (file, tell) {
    return send("files?name=" + encodeURIComponent(file.name), file, "application/octet-stream", function (event) {
      if (event.lengthComputable) {
        const percent = Math.floor(event.loaded * 100 / event.total);
        (tell || say)(filled(form.dataset.uploading, { name: file.name, percent: percent }));
      }
    });
  };
  const many = byId("collate");
  if (many) {
    const zone = many.querySelector(".zone"), names = many.querySelector(".chosen"), button = many.querySelector(".main");
    const first = many.querySelector(".check");
    const tell = function (text, wrong) {
      const place = many.querySelector(".status");
      place.textContent = text;
      place.classList.toggle("wrong", Boolean(wrong));
    };
    let files = [];
    const shown = function () {
      zone.classList.toggle("has", files.length > 0);
      names.textContent = files.map(function (file) { return file.name; }).join("、") || names.dataset.drop;
    };
    const add = function (list) {
      const large = Array.from(list).filter(function (file) { return file.size > Number(form.dataset.largest); })[0];
      tell("");
      if (large) tell(filled(form.dataset.tooLarge, { name: large.name, megabytes: form.dataset.megabytes }), true);
      else files = files.concat(Array.from(list));
      if (files.length > Number(many.dataset.most)) {
        files = files.slice(0, Number(many.dataset.most));
        tell(many.dataset.few, true);
      }
      shown();
    };
    byId("files").addEventListener("change", function (event) {
      add(event.target.files);
      event.target.value = "";
    });
    ["dragenter", "dragover"].forEach(function (kind) {
      zone.addEventListener(kind, function (event) { event.preventDefault(); zone.classList.add("over"); });
    });
    zone.addEventListener("dragleave", function () { zone.classList.remove("over"); });
    zone.addEventListener("drop", function (event) {
      event.preventDefault();
      zone.classList.remove("over");
      add(event.dataTransfer.files);
    });
    byId("clear").addEventListener("click", function () { files = []; tell(""); shown(); });
    const handInMany = function (check) {
      if (files.length < 2) { tell(many.dataset.few, true); return; }
      button.disabled = first.disabled = true;
      say("");
      files.reduce(function (before, file) {      // one after the other, as for two
        return before.then(function (sent) { return upload(file, tell).then(function (one) { return sent.concat([one]); }); });
      }, Promise.resolve([])).then(function (sent) {
        return sendJson("jobs", { files: sent, axis: byId("axis").value, check: check });
      }).then(function (job) {
        tell(check ? form.dataset.startedCheck : form.dataset.started);
        awaited = { id: job.id, tell: tell };
        return look();
      }).catch(function (error) { tell(error.message, true); }).then(function () {
        button.disabled = first.disabled = false;
      });
    };
    many.addEventListener("submit", function (event) { event.preventDefault(); handInMany(false); });
    first.addEventListener("click", function () { handInMany(true); });
  }
  const handIn = function (check) {      // to compare at once, or to see first how the files are read
    if (!chosen.left || !chosen.right) { say(form.dataset.chooseBoth, true); return; }
    start.disabled = byId("check").disabled = true;
    upload(chosen.left).then(function (left) {
      return upload(chosen.right).then(function (right) {
        return sendJson("jobs", { left: left, right: right, mode: byId("mode").value || null, check: check });
      });
    }).then(function (job) {
      say(check ? form.dataset.startedCheck : form.dataset.started);
      awaited = { id: job.id, tell: say };
      return look();
    }).catch(function (error) { say(error.message, true); }).then(function () {
      start.disabled = byId("check").disabled = false;
    });
  };
  if (form) {
    form.addEventListener("submit", function (event) { event.preventDefault(); handIn(false); });
    byId("check").addEventListener("click", function () { handIn(true); });
  }

  // the list

  const ENDS = { done: "endedDone", read: "endedRead", refused: "endedRefused", stopped: "" };
  const announce = function () {      // what came of that which was asked for last, for who does not see the list
    const row = awaited && list.querySelector('.job[data-id="' + awaited.id + '"]');
    const end = row && Object.keys(ENDS).filter(function (name) { return row.classList.contains(name); })[0];
    if (!end) return;
    awaited.tell(form.dataset[ENDS[end]] || "", end === "refused");
    awaited = null;
  };
  let timer = 0;
  const put = function (html) {
    if (html === shown) return;
    const focused = document.activeElement, row = focused && focused.closest && focused.closest(".job");
    const at = row ? Array.from(row.querySelectorAll("a, button, summary")).indexOf(focused) : -1;
    const open = Array.from(list.querySelectorAll("details[open]")).map(function (one) { return one.closest(".job").dataset.id; });
    list.innerHTML = html;      // made by our own server, which escapes what files are called
    shown = html;
    open.forEach(function (id) {
      const details = list.querySelector('.job[data-id="' + id + '"] details');
      if (details) details.open = true;
    });
    const again = row && list.querySelector('.job[data-id="' + row.dataset.id + '"]');
    if (again) (again.querySelectorAll("a, button, summary")[at] || again.querySelector("a, button")).focus();
  };
  const look = function () {
    clearTimeout(timer);
    return fetch("list", { credentials: "same-origin" }).then(function (answer) {
      if (answer.status === 401) location.reload();
      if (!answer.ok) throw new Error(unreachable);
      return answer.text();
    }).then(put).then(announce).catch(function () { say(unreachable, true); }).then(function () {
      const busy = list.querySelector(".queued, .reading, .linking, .drawing");
      timer = setTimeout(look, busy ? WATCH : REST);
    });
  };
  list.addEventListener("click", function (event) {
    const button = event.target.closest("button[data-action]");
    if (!button) return;
    const action = button.dataset.action;
    if (action === "delete" && !window.confirm(list.dataset.sure)) return;
    sendJson("jobs/" + button.closest(".job").dataset.id + "/" + action, {}).then(look).catch(function (error) { say(error.message, true); });
  });
  const out = byId("sign-out");
  if (out) out.addEventListener("click", function () {
    sendJson("sign-out", {}).then(function () { location.reload(); }).catch(function (error) { say(error.message, true); });
  });
  shown = list.innerHTML;
  look();
});
