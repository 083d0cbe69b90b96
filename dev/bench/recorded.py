# SPDX-FileCopyrightText: 2026 The dst-lab authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The ratios of dst-lab to the baseline that were recorded last, and those that a measurement has lost.

A ratio to a baseline beside it depends less on the machine than a time does.
"""
import json
import os

from support.report import medians

FILE = os.path.join(os.path.dirname(os.path.abspath(__file__)), "recorded.json")
TOLERANCE = 0.2
FIGURES = {"codes_per_s": "codes/s", "p50_ms": "p50", "cpu_us": "processor time of a flow"}
MORE_IS_BETTER = {"codes_per_s"}


def ratios(rows):
    """By (broker, QoS): each figure of dst-lab, divided by that of the baseline at the same QoS."""
    middle = list(medians(rows, "teacher", "broker", "qos"))
    baselines = {row["qos"]: row for row in middle if row["teacher"] == "baseline"}
    return {(row["broker"], row["qos"]): {name: round(row[name] / baselines[row["qos"]][name], 3) for name in FIGURES}
            for row in middle if row["teacher"] == "dst-lab" and row["qos"] in baselines}


def record(rows, machine):
    """Keeps the recorded ratios of other brokers and QoS."""
    recorded = [{"broker": broker, "qos": qos, **figures} for (broker, qos), figures in (read() | ratios(rows)).items()]
    with open(FILE, "w") as out:
        json.dump({"machine": machine, "ratios": recorded}, out, indent=1)
        out.write("\n")


def read():
    """As ``ratios`` returns them."""
    if not os.path.exists(FILE):
        return {}
    with open(FILE) as recorded:
        return {(entry["broker"], entry["qos"]): {name: entry[name] for name in FIGURES}
                for entry in json.load(recorded)["ratios"]}


def losses(rows):
    """A sentence for each ratio that is worse than the recorded one by more than the tolerance."""
    before, measured = read(), ratios(rows)
    if not measured:
        yield "nothing to compare: measure the baseline and dst-lab at the same QoS"
    for (broker, qos), figures in measured.items():
        if (broker, qos) not in before:
            yield f"{broker}, QoS {qos}: nothing is recorded (dev/bench/run --record)"
            continue
        for name, now in figures.items():
            was = before[broker, qos][name]
            is_worse = now < was * (1 - TOLERANCE) if name in MORE_IS_BETTER else now > was * (1 + TOLERANCE)
            if is_worse:
                yield f"{broker}, QoS {qos}: {FIGURES[name]} is {now:.2f} of the baseline, and was {was:.2f}"
