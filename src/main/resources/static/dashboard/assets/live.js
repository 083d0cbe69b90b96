// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

"use strict";

/** Updates the live page and the projector view by the events of the lab. */
class LivePage {
  static FEED_LENGTH = 50;

  static CLOCK = new Intl.DateTimeFormat("es", {
    hour: "2-digit", minute: "2-digit", second: "2-digit", timeZone: "Europe/Madrid",
  });

  /** Changes of the page are made together after this time, in milliseconds, so that a flood of events costs little. */
  static UPDATE_INTERVAL = 250;

  constructor(root) {
    this.root = root;
    this.chart = new MinuteChart(document.getElementById("chart"));
    this.texts = new Map([...document.querySelectorAll("#texts [data-text]")]
      .map(item => [item.dataset.text, item.textContent]));
    this.students = new Map();
    this.newest = new Map();
    this.feed = [];
    this.status = null;
    this.timer = null;
    this.version = null;
    this.addFilters();
    this.events = new LabEvents(root.dataset.events, () => this.refresh());
    this.listen("status", data => { this.status = data; });
    this.listen("student", data => {
      this.students.set(data.student, data);
      this.newest.set(data.student, data);
    });
    for (const kind of ["request", "submission", "mail"]) {
      this.listen(kind, data => this.addToFeed(kind, data));
    }
  }

  listen(name, handle) {
    this.events.listen(name, data => {
      handle(data);
      this.timer ??= setTimeout(() => this.update(), LivePage.UPDATE_INTERVAL);
    });
  }

  text(key) {
    return this.texts.get(key) ?? "";
  }

  /** Reads the class and the chart anew, after an interruption or a change of the roster. */
  async refresh() {
    this.newest = new Map();
    const answer = await fetch(location.href).catch(() => null);
    if (!answer?.ok || answer.redirected) {
      return;
    }
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    this.chart.replace(page.getElementById("chart"));
    this.replaceTiles(document.getElementById("tiles"), page.getElementById("tiles"));
  }

  replaceTiles(shown, current) {
    if (shown && (shown.childElementCount === 0) !== (current.childElementCount === 0)) {
      // An empty class has another page.
      location.reload();
    } else if (shown) {
      const focused = document.activeElement?.closest("#tiles li")?.id;
      shown.replaceChildren(...current.children);
      document.getElementById(focused)?.querySelector("a").focus();
      // They may be newer than the page.
      this.newest.forEach(student => this.updateTile(student));
    }
  }

  update() {
    this.timer = null;
    this.students.forEach(student => this.updateTile(student));
    this.students.clear();
    if (this.status) {
      this.updateStatus(this.status);
      this.status = null;
    }
    this.updateFeed();
  }

  updateTile(student) {
    const tile = document.getElementById(`student-${student.student}`);
    if (!tile) {
      return;
    }
    tile.dataset.state = student.state;
    const reason = ["ASKED", "REFUSED"].includes(student.state) ? `: ${this.text(`reason.${student.reason}`)}` : "";
    tile.querySelector(".state").textContent = this.text(`state.${student.state}`) + reason;
  }

  updateStatus({ status, health, students, minutes, version }) {
    if (this.version !== null && this.version !== version) {
      this.refresh();
    }
    this.version = version;
    const counts = {
      certified: students.CERTIFIED + students.MAILED,
      enrolled: status.roster.enrolled,
      codes: status.requests.issued,
      free: status.codes.free,
      refused: status.submissions.refused,
      sent: status.mail.sent,
      pending: status.mail.pending,
    };
    for (const [name, count] of Object.entries(counts)) {
      this.setText(document.getElementById(`count-${name}`), count);
    }
    for (const item of document.querySelectorAll("[data-count-state]")) {
      this.setText(item, students[item.dataset.countState]);
    }
    for (const [name, component] of Object.entries(health)) {
      this.updateComponent(document.getElementById(`component-${name}`), component.status);
    }
    this.setText(document.querySelector("#component-instance .state"), this.text(`role.${status.instance.role}`));
    this.updateProblems(health);
    this.chart.update(minutes);
  }

  updateComponent(item, state) {
    if (item) {
      item.dataset.state = state;
      this.setText(item.querySelector(".state"), this.text(`status.${state}`));
    }
  }

  updateProblems(health) {
    const box = document.getElementById("problems");
    if (!box) {
      return;
    }
    // A component that is up has a reason if it warns.
    const isProblem = ({ status, reason }) => ["DOWN", "OUT_OF_SERVICE"].includes(status) || (status === "UP" && reason);
    const problems = Object.entries(health)
      .filter(([name, component]) => isProblem(component) && this.text(`advice.${name}`))
      .map(([name, component]) => this.problemItem(this.text(`advice.${name}`), component.reason));
    const texts = items => [...items].map(item => item.textContent).join("\n");
    // Only changes are announced to a screen reader.
    if (texts(problems) !== texts(box.querySelectorAll("li"))) {
      box.querySelector("ul").replaceChildren(...problems);
      box.hidden = problems.length === 0;
    }
  }

  /** The reason is that of the health indicator, which is in English. */
  problemItem(advice, reason) {
    const item = this.element("li", advice);
    if (reason) {
      const detail = this.element("span", reason);
      detail.lang = "en";
      item.append(" ", detail);
    }
    return item;
  }

  addToFeed(kind, data) {
    this.feed.unshift({ kind, data });
    this.feed.length = Math.min(this.feed.length, LivePage.FEED_LENGTH);
    this.feedChanged = true;
  }

  updateFeed() {
    const list = document.getElementById("feed");
    if (!list || !this.feedChanged) {
      return;
    }
    this.feedChanged = false;
    document.getElementById("feed-empty").hidden = this.feed.length > 0;
    const { kind, text } = document.getElementById("feed-filter").elements;
    list.replaceChildren(...this.feed
      .map(entry => ({ kind: entry.kind, item: this.feedItem(entry) }))
      .filter(entry => !kind.value || entry.kind === kind.value)
      .filter(entry => entry.item.textContent.toLowerCase().includes(text.value.toLowerCase()))
      .map(entry => entry.item));
  }

  feedItem({ kind, data }) {
    const result = data.outcome ?? data.verdict;
    const [sentence, good] = kind === "mail"
      ? [`${data.email}: ${this.text(`mail.${data.state}`)}`, data.state === "sent"]
      : [`${data.name ?? data.dni ?? data.sent ?? ""}: ${this.text(`reason.${result}`)}`, ["ISSUED", "ACCEPTED"].includes(result)];
    const item = document.createElement("li");
    item.className = good ? "good" : "bad";
    const at = new Date(kind === "mail" && data.sentAt ? data.sentAt : data.receivedAt);
    item.append(this.element("time", LivePage.CLOCK.format(at)), " ",
      this.element("strong", this.text(`event.${kind}`)), " ", this.element("span", sentence));
    return item;
  }

  addFilters() {
    document.getElementById("feed-filter")?.addEventListener("input", () => {
      this.feedChanged = true;
      this.updateFeed();
    });
    document.querySelectorAll("input[name='state']").forEach(choice => choice.addEventListener("change", () => {
      document.getElementById("tiles").dataset.only = choice.value;
    }));
  }

  element(name, text) {
    const element = document.createElement(name);
    element.textContent = text;
    return element;
  }

  setText(element, value) {
    if (element && element.textContent !== String(value)) {
      element.textContent = value;
    }
  }
}

new LivePage(document.getElementById("live"));
