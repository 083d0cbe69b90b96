// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

"use strict";

// A file can be dropped on a form with the attribute data-drop. It becomes the file of the form's file field.
const MAX_BYTES = 5 * 1024 * 1024 - 4096;

function acceptDrops(form) {
  const field = form.querySelector("input[type=file]");
  const tooLarge = form.querySelector("[data-drop-too-large]");
  form.querySelector("[data-drop-hint]").hidden = false;

  function check() {
    tooLarge.hidden = !field.files.length || field.files[0].size <= MAX_BYTES;
    if (!tooLarge.hidden) {
      field.value = "";
    }
  }

  function mark(event, over) {
    if (event.dataTransfer && event.dataTransfer.types.includes("Files")) {
      event.preventDefault();
      form.classList.toggle("over", over);
    }
  }

  field.addEventListener("change", check);
  form.addEventListener("dragover", event => mark(event, true));
  form.addEventListener("dragleave", event => mark(event, false));
  form.addEventListener("drop", event => {
    mark(event, false);
    if (event.dataTransfer.files.length) {
      field.files = event.dataTransfer.files;
      check();
      field.focus();
    }
  });
}

document.querySelectorAll("form[data-drop]").forEach(acceptDrops);
