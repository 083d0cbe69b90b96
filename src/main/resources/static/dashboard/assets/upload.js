// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

"use strict";

// The server ends a too large upload without a page, so the browser says it before it sends the form.
document.addEventListener("change", event => {
  const input = event.target;
  if (input.type === "file" && input.dataset.maxBytes) {
    const bytes = [...input.files].reduce((sum, file) => sum + file.size, 0);
    input.setCustomValidity(bytes > Number(input.dataset.maxBytes) ? input.dataset.tooLarge : "");
    input.reportValidity();
  }
});
