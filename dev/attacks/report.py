# SPDX-FileCopyrightText: 2026 The dst-lab authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The row of an attack in the table."""

HEADINGS = ("attack", "broker", "what the attacker did and got", "RSS MB", "files", "threads", "data MB", "log kB",
            "honest students alone", "honest students beside it", "a student with the attacker's address", "told by",
            "result")
MOST_TOLD = 4  # texts of each place that are shown


def row_of(case, reasons):
    return [case.name, case.broker, listed(case.figures), *(growth(case.monitor, name) for name in
                                                            ("RSS MB", "files", "threads")),
            round(case.data_growth / 1e6), round(case.log_growth / 1e3), case.before, case.own, case.neighbour,
            told(case.monitor), "FAIL" if reasons else "PASS"]


def listed(figures):
    return ", ".join(f"{name} {number}" for name, number in figures.items())


def growth(monitor, name):
    return f"{monitor.first.get(name, '–')} → {monitor.peaks.get(name, '–')}"


def told(monitor):
    parts = [f"{path.rpartition('/')[2]}: {', '.join(sorted(texts)[:MOST_TOLD])}"
             for path, texts in monitor.told.items() if texts]
    return "; ".join(parts).replace("|", "/") or "–"
