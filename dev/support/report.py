# SPDX-FileCopyrightText: 2026 The dst-lab authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Markdown tables of measurements, and a description of the machine."""
import os
import re
import statistics
import subprocess
from datetime import date

from support.mosquitto import mosquitto_version


def table(headings, rows):
    lines = ["| " + " | ".join(headings) + " |", "|" + "---|" * len(headings)]
    return "\n".join(lines + ["| " + " | ".join(map(str, row)) + " |" for row in rows])


def machine(java):
    with open("/proc/cpuinfo") as info:
        model = re.search(r"model name\s*:\s*(.*)", info.read())
    with open("/proc/meminfo") as info:
        memory = round(int(re.search(r"MemTotal:\s+(\d+)", info.read())[1]) / 1024 / 1024)
    output = subprocess.run([java, "-version"], capture_output=True, text=True).stderr
    jdk = re.search(r'version "([^"]+)"', output)
    return (f"{os.cpu_count()} cores {model[1] if model else ''}, {memory} GB, JDK {jdk[1] if jdk else '?'}, "
            f"Mosquitto {mosquitto_version()}, {date.today().isoformat()}")


def medians(rows, *keys):
    """One row for each combination of these keys, in the order in which they first occur."""
    groups = {}
    for row in rows:
        groups.setdefault(tuple(row[key] for key in keys), []).append(row)
    for key, group in groups.items():
        names = [name for row in group for name in row if name not in keys]
        known = {name: [row[name] for row in group if row.get(name) is not None] for name in dict.fromkeys(names)}
        middle = {name: statistics.median(values) for name, values in known.items()
                  if values and all(isinstance(value, (int, float)) for value in values)}
        yield dict(zip(keys, key)) | middle


def formatted(row, name, form="{:.0f}"):
    return form.format(row[name]) if row.get(name) is not None else "–"
