# SPDX-FileCopyrightText: 2026 The dst-lab authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Whether what the lab uses still grows after the time in which it warms up."""
import statistics

WINDOW = 5 * 60  # seconds, or a quarter of what is judged if that is shorter
MOST_GROWTH = {"rss_mb": 25, "heap_mb": 40, "files": 20, "threads": 10}  # from the first window to the last one
MOST_ROWS = 250_000  # DST_LEDGER_REFUSEDROWS of each table, the codes of a course, and those that repeat them
MOST_UNANSWERED = 0.01  # of the flows
FEWEST_FLOWS = 0.8  # of those at the given rate; there are none while a reset waits for mails that are being sent
FEWEST_SAMPLES = 4  # in each window


def judge(samples, warm_up):
    """Yields a sentence for each bound that does not hold."""
    judged = [sample for sample in samples if sample.seconds >= warm_up]
    if not judged:
        yield f"no sample after {warm_up} s"
        return
    window = min(WINDOW, (judged[-1].seconds - warm_up) / 4)
    first = [sample for sample in judged if sample.seconds < warm_up + window]
    last = [sample for sample in judged if sample.seconds > judged[-1].seconds - window]
    if min(len(first), len(last)) < FEWEST_SAMPLES:
        yield f"only {len(judged)} samples after {warm_up} s"
        return
    for name, bound in MOST_GROWTH.items():
        # Between two collections the heap holds garbage, so its least value says most.
        typical = min if name == "heap_mb" else statistics.median
        before, after = (typical(getattr(sample, name) for sample in part) for part in (first, last))
        if after - before > bound:
            yield f"{name} grew from {before:.0f} to {after:.0f}, at most by {bound}"
    if (rows := max(sample.rows for sample in judged)) > MOST_ROWS:
        yield f"{rows} rows, at most {MOST_ROWS}"


def judge_answers(figures, wanted):
    """Every flow has two answers: a code and a verdict. ``wanted`` is the number of flows at the given rate."""
    if figures["flows"] < FEWEST_FLOWS * wanted:
        yield f"only {figures['flows']} flows of {wanted}"
    for answer in ("codes", "verdicts"):
        if figures["flows"] - figures[answer] > MOST_UNANSWERED * figures["flows"]:
            yield f"{figures['flows']} flows, and {figures[answer]} {answer}"
    if figures["connections lost"]:
        yield f"the broker closed {figures['connections lost']} connections"
