"use strict";
// Sign in, and manage people: every form is sent as JSON, which no page of another site can send.

document.addEventListener("DOMContentLoaded", function () {
  const SAFE = /^r\/[\w-]{22}\/$/;     // a report; nothing else is gone to
  Array.from(document.querySelectorAll("form.person")).forEach(function (form) {
    const status = form.querySelector(".status"), button = form.querySelector("button");
    const say = function (text, wrong) {
      status.textContent = text;
      status.classList.toggle("wrong", Boolean(wrong));
    };
    const go = function () {
      const next = form.dataset.next;
      if (next === undefined) location.reload();
      else location.replace(SAFE.test(next) ? next : "./");
    };
    form.addEventListener("submit", function (event) {
      event.preventDefault();
      const values = {};
      Array.from(form.elements).forEach(function (field) { if (field.name) values[field.name] = field.value; });
      if ("again" in values && values.again !== values.new) { say(form.dataset.differ, true); return; }
      if (form.dataset.sure && !window.confirm(form.dataset.sure)) return;
      button.disabled = true;
      say("");
      fetch(form.dataset.path, {
        method: "POST",
        credentials: "same-origin",
        headers: { "Content-Type": "application/json" },
        body: JSON.stringify(values),
      }).then(function (answer) {
        return answer.json().catch(function () { return {}; }).then(function (told) {
          if (!answer.ok) throw new Error(told.error || form.dataset.unreachable);
          if (form.dataset.done) {
            form.reset();
            say(form.dataset.done);
          } else go();
        });
      }).catch(function (error) {
        say(error instanceof TypeError ? form.dataset.unreachable : error.message, true);
        if (form.dataset.path === "sign-in") form.elements.password.select();     // to be typed again
      }).then(function () { button.disabled = false; });
    });
    // a link in an e-mail brings no cookie along; a request of this page does
    if (form.dataset.path === "sign-in") {
      fetch("who", { credentials: "same-origin" }).then(function (answer) { return answer.json(); }).then(function (told) {
        if (told.name) go();
      }).catch(function () {});
    }
  });
});
