// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

"use strict";

// After the session has ended, the server answers a part of a page with HX-Refresh, and the browser shows the login form.
// A part of a page that cannot be loaded leaves the page as it is, with a message.
function showPartialError(failed) {
  document.getElementById("partial-error").hidden = !failed;
}

document.addEventListener("htmx:sendError", () => showPartialError(true));
document.addEventListener("htmx:responseError", event => showPartialError(event.detail.xhr.status !== 401));
document.addEventListener("htmx:afterOnLoad", event => showPartialError(event.detail.xhr.status >= 400));

// On a narrow screen the menu is scrolled, so that it shows the current section.
for (const current of document.querySelectorAll(".menu [aria-current]")) {
  const list = current.closest("ul");
  list.scrollLeft = current.offsetLeft - (list.clientWidth - current.offsetWidth) / 2;
}

// A screen reader says how many rows a search has found. The list itself is replaced, so it cannot announce anything.
document.addEventListener("htmx:afterSettle", event => {
  if (event.target.id === "list") {
    document.getElementById("announcement").textContent =
      event.target.querySelector(".pager span, .empty")?.textContent ?? "";
  }
});
