# SPDX-FileCopyrightText: 2026 The dst-lab authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Figures as a table for docs/performance.md, with the machine that they were taken on."""
import os
import re
import statistics
import subprocess
from datetime import date

from mosquitto import version


def table(headings, rows):
    lines = ["| " + " | ".join(headings) + " |", "|" + "---|" * len(headings)]
    return "\n".join(lines + ["| " + " | ".join(map(str, row)) + " |" for row in rows])


def machine(java):
    with open("/proc/cpuinfo") as info:
        model = re.search(r"model name\s*:\s*(.*)", info.read())
    with open("/proc/meminfo") as info:
        memory = round(int(re.search(r"MemTotal:\s+(\d+)", info.read())[1]) / 1024 / 1024)
    said = subprocess.run([java, "-version"], capture_output=True, text=True).stderr
    jdk = re.search(r'version "([^"]+)"', said)
    return (f"{os.cpu_count()} cores {model[1] if model else ''}, {memory} GB, JDK {jdk[1] if jdk else '?'}, "
            f"Mosquitto {version()}, {date.today().isoformat()}")


def medians(rows, *keys):
    """One row for each combination of these keys, in the order of their first coming."""
    groups = {}
    for row in rows:
        groups.setdefault(tuple(row[key] for key in keys), []).append(row)
    for key, group in groups.items():
        names = [name for row in group for name, value in row.items() if name not in keys]
        known = {name: [row[name] for row in group if row.get(name) is not None] for name in dict.fromkeys(names)}
        middle = {name: statistics.median(values) for name, values in known.items()
                  if values and all(isinstance(value, (int, float)) for value in values)}
        yield dict(zip(keys, key)) | middle


def figure(row, name, form="{:.0f}"):
    return form.format(row[name]) if row.get(name) is not None else "–"


def side_by_side(rows):
    """Each teacher next to the floor of its QoS."""
    middle = list(medians(rows, "who", "broker", "qos"))
    floors = {row["qos"]: row["codes_per_s"] for row in middle if row["who"] == "floor"}
    lines = []
    for row in sorted(middle, key=lambda row: row["qos"]):
        share = f"{row['codes_per_s'] / floors[row['qos']]:.0%}" if floors.get(row["qos"]) else "–"
        lines.append([row["who"], row["broker"], row["qos"], figure(row, "codes_per_s"), share,
                      figure(row, "p50_ms", "{:.2f}"), figure(row, "p99_ms", "{:.2f}"), figure(row, "cpu_us"),
                      figure(row, "start_s", "{:.1f}"), figure(row, "rss_mb")])
    return table(["teacher", "broker", "QoS", "codes/s", "of the floor", "p50 ms", "p99 ms", "CPU µs/flow", "start s",
                  "memory MB"], lines)
