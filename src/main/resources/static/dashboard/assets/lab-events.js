// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

"use strict";

/** The events of the lab, also after interruptions. The page shows whether it is connected. */
class LabEvents {
  /** Milliseconds. */
  static RETRY_INTERVAL = 1500;

  /**
   * Connects at once.
   *
   * @param address of the stream
   * @param onResume is called when the stream continues after an interruption
   */
  constructor(address, onResume) {
    this.address = new URL(address, location);
    this.onResume = onResume;
    this.listeners = new Map();
    this.interrupted = false;
    this.connect();
  }

  /** Passes the data of each event with this name to a function. */
  listen(name, handle) {
    this.listeners.set(name, handle);
    this.subscribe(name, handle);
  }

  subscribe(name, handle) {
    this.source.addEventListener(name, event => {
      if (event.lastEventId) {
        this.address.searchParams.set("after", event.lastEventId);
      }
      handle(JSON.parse(event.data));
    });
  }

  /** After an interruption the browser connects again by itself, with the id of the last event. */
  connect() {
    this.source = new EventSource(this.address);
    this.source.onopen = () => this.onOpen();
    this.source.onerror = () => this.onError();
    this.listeners.forEach((handle, name) => this.subscribe(name, handle));
  }

  onOpen() {
    this.show("online");
    if (this.interrupted) {
      this.interrupted = false;
      this.onResume();
    }
  }

  onError() {
    this.interrupted = true;
    this.show("offline");
    if (this.source.readyState === EventSource.CLOSED) {
      this.connectOrLogIn();
    }
  }

  /** The browser gives up after a refusal: the session has ended, or the lab cannot read its tables for some time. */
  async connectOrLogIn() {
    const answer = await fetch(location.href, { redirect: "manual" }).catch(() => null);
    if (answer?.type === "opaqueredirect") {
      this.show("ended");
      // The server asks for the login, and returns to this page.
      setTimeout(() => location.reload(), LabEvents.RETRY_INTERVAL);
    } else {
      setTimeout(() => this.connect(), LabEvents.RETRY_INTERVAL);
    }
  }

  show(state) {
    const badge = document.getElementById("connection");
    if (badge.textContent !== badge.dataset[state]) {
      badge.textContent = badge.dataset[state];
      badge.className = `badge ${state === "online" ? "good" : "bad"}`;
    }
  }
}
