# SPDX-FileCopyrightText: 2026 The dst-lab authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""How long the container takes from its start until its health check says yes, with its start-up cache and without."""
import os

from report import figure, medians, table

WHERE = ("its own", "Mosquitto, PostgreSQL")
CACHE = (("no", "off"), ("yes", "on"))
# Whatever else is at work on this machine has to wait, as far as Linux sees to that; alone it makes no difference.
SHARES = 20 * 1024


def startup(site, rounds):
    """A table. The kinds take turns, so that a machine that is busy for a while is so for all of them."""
    rows = []
    for _ in range(rounds):
        for where in WHERE:
            for cache, mode in CACHE:
                rows.append({"where": where, "cache": cache, **start(site, where, mode, f"start-{len(rows)}")})
    return table(["broker and database", "start-up cache", "s to healthy", "the quickest", "CPU s", "memory MB"],
                 [[row["where"], row["cache"], figure(row, "s", "{:.1f}"), f"{quickest(rows, row):.1f}",
                   figure(row, "cpu", "{:.1f}"), figure(row, "mb")] for row in medians(rows, "where", "cache")])


def start(site, where, mode, volume):
    # With mode "on" the JVM does not start if it cannot use the cache. Mosquitto has the usual port.
    how = {"JDK_JAVA_OPTIONS": f"-XX:AOTMode={mode}"} | ({"DST_BROKER_PORT": "1884"} if where == WHERE[0] else {})
    lab = site.container(site.plain if where == WHERE[0] else site.composed, volume, shares=SHARES, **how)
    took = lab.start().wait_healthy()
    if took is None:
        raise SystemExit(f"the container did not become healthy, see {lab.log}")
    row = {"s": took, "cpu": processor(lab.pid()), "mb": int(lab.status("VmRSS")[0]) / 1024}
    lab.stop()
    return row


def quickest(rows, kind):
    return min(row["s"] for row in rows if (row["where"], row["cache"]) == (kind["where"], kind["cache"]))


def processor(pid):
    with open(f"/proc/{pid}/stat") as stat:
        fields = stat.read().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")
