// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

"use strict";

// Sends the file of a form as the body of the request, because an archive may be larger than the limit of a form. The
// server answers with a redirect to the page, which shows the result.
async function upload(form, file) {
  const button = form.querySelector("button");
  const status = form.querySelector("[role=status]");
  const headers = { ...JSON.parse(document.body.getAttribute("hx-headers")), "Content-Type": "application/zip" };
  button.disabled = true;
  status.textContent = form.dataset.sending;
  try {
    const response = await fetch(form.action, { method: "POST", headers, body: file, redirect: "manual" });
    if (response.type !== "opaqueredirect") {
      throw new Error(response.statusText);
    }
    // Not a reload, which would repeat a form whose page is shown.
    location.assign(location.pathname);
  } catch {
    button.disabled = false;
    status.textContent = form.dataset.failed;
  }
}

for (const form of document.querySelectorAll("form[data-sending]")) {
  form.addEventListener("submit", event => {
    event.preventDefault();
    upload(form, form.querySelector("input[type=file]").files[0]);
  });
}
