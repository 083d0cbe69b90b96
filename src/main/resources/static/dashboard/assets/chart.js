// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

"use strict";

/** The chart of codes and verdicts of the last hour. The page contains one element <data> for each minute. */
class MinuteChart {
  static SERIES = ["codes", "accepted", "refused"];

  constructor(element) {
    this.element = element;
    this.clock = new Intl.DateTimeFormat("es", { hour: "2-digit", minute: "2-digit", timeZone: "Europe/Madrid" });
    this.minutes = this.read(element);
    this.draw();
    new ResizeObserver(() => this.chart.setSize(this.size())).observe(element);
    // The canvas has the colors of the theme in which it was drawn.
    matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => this.draw());
  }

  read(element) {
    return [...element.querySelectorAll("data")].map(item => ({
      at: Number(item.dataset.at),
      ...Object.fromEntries(MinuteChart.SERIES.map(name => [name, Number(item.dataset[name])])),
    }));
  }

  /** Replaces all minutes by those of this element. */
  replace(element) {
    this.minutes = this.read(element);
    this.chart.setData(this.data());
    this.showCurrent();
  }

  /** Replaces the counts of these minutes, which have the format of the event status. */
  update(minutes) {
    for (const minute of minutes) {
      const at = Date.parse(minute.at) / 1000;
      const last = this.minutes.at(-1);
      if (!last || at > last.at) {
        this.minutes.push({ ...minute, at });
        this.minutes.shift();
      } else {
        const known = this.minutes.find(item => item.at === at);
        Object.assign(known ?? {}, minute, { at });
      }
    }
    this.chart.setData(this.data());
    this.showCurrent();
  }

  draw() {
    this.chart?.destroy();
    const color = name => getComputedStyle(document.documentElement).getPropertyValue(name).trim();
    const axis = { stroke: color("--quiet"), grid: { stroke: color("--line"), width: 1 }, ticks: { show: false } };
    const series = name => ({
      label: this.element.dataset[name],
      stroke: color(`--chart-${name}`),
      width: 2,
      dash: name === "refused" ? [6, 4] : undefined,
      points: { show: false },
    });
    this.chart = new uPlot({
      ...this.size(),
      cursor: { show: false },
      scales: { y: { range: (_, low, high) => [0, Math.max(4, high)] } },
      axes: [{ ...axis, values: (_, times) => times.map(time => this.clock.format(time * 1000)) }, { ...axis, size: 40, incrs: [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000] }],
      series: [{}, ...MinuteChart.SERIES.map(series)],
      legend: { live: false },
    }, this.data(), this.element);
    this.showCurrent();
  }

  data() {
    return [this.minutes.map(minute => minute.at),
      ...MinuteChart.SERIES.map(name => this.minutes.map(minute => minute[name]))];
  }

  size() {
    return { width: this.element.clientWidth, height: Number(this.element.dataset.height ?? 220) };
  }

  showCurrent() {
    for (const name of MinuteChart.SERIES) {
      const text = document.querySelector(`#chart-now [data-count="${name}"]`);
      if (text) {
        text.textContent = this.minutes.at(-1)?.[name] ?? 0;
      }
    }
  }
}
