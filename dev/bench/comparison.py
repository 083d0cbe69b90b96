# SPDX-FileCopyrightText: 2026 The dst-lab authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Compares each teacher with the baseline of the same QoS."""
import json

import recorded
from support.report import formatted, machine, medians, table

# (teacher, broker). The baseline publishes a counter for each request and stores nothing: no teacher can be faster. The
# sheet is the program that the practice used before dst-lab.
TEACHERS = {"baseline": ("baseline", "Mosquitto"), "sheet": ("sheet", "Mosquitto"),
            "mosquitto": ("dst-lab", "Mosquitto"), "embedded": ("dst-lab", "embedded")}


def compare(bench):
    """The teachers run in turn, so that a change of the machine's load affects all of them."""
    options = bench.options
    rows = [bench.run(*TEACHERS[name], int(qos))
            for _ in range(options.rounds) for qos in options.qos.split(",") for name in TEACHERS
            if name in options.only.split(",")]
    if options.json:
        with open(options.json, "w") as out:
            json.dump({"machine": machine(options.java), "runs": rows}, out, indent=1)
    text = report(rows, options)
    if options.record:
        recorded.record(rows, machine(options.java))
    return text


def compare_figures(options):
    """The same for figures that were measured before."""
    with open(options.figures) as figures:
        return report(json.load(figures)["runs"], options)


def report(rows, options):
    """The table. With --check, exits with 1 if a ratio was lost."""
    lost = list(recorded.losses(rows)) if options.check else []
    if lost:
        raise SystemExit("\n".join([comparison_table(rows), "", *(f"FAIL {text}" for text in lost)]))
    return comparison_table(rows)


def comparison_table(rows):
    median_rows = list(medians(rows, "teacher", "broker", "qos"))
    baselines = {row["qos"]: row["codes_per_s"] for row in median_rows if row["teacher"] == "baseline"}
    lines = []
    for row in sorted(median_rows, key=lambda row: row["qos"]):
        baseline = baselines.get(row["qos"])
        lines.append([row["teacher"], row["broker"], row["qos"], formatted(row, "codes_per_s"),
                      f"{row['codes_per_s'] / baseline:.0%}" if baseline else "–",
                      formatted(row, "p50_ms", "{:.2f}"), formatted(row, "p99_ms", "{:.2f}"),
                      formatted(row, "cold_p99_ms", "{:.1f}"), formatted(row, "cpu_us"),
                      formatted(row, "start_s", "{:.1f}"), formatted(row, "rss_mb")])
    return table(["teacher", "broker", "QoS", "codes/s", "of the baseline", "p50 ms", "p99 ms", "cold p99 ms",
                  "CPU µs/flow", "start s", "memory MB"], lines)


def speed_columns(row):
    return [formatted(row, "codes_per_s"), formatted(row, "p50_ms", "{:.2f}"), formatted(row, "p99_ms", "{:.2f}")]


SPEED_HEADINGS = ["codes/s", "p50 ms", "p99 ms"]
