# SPDX-FileCopyrightText: 2026 The dst-lab authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""How long the container takes from its start until its health check succeeds, with and without its start-up cache."""
from support.process_stats import cpu_seconds, resident_kb
from support.report import formatted, medians, table

OWN, COMPOSED = "its own", "Mosquitto, PostgreSQL"
CACHE = (("no", "off"), ("yes", "on"))
# 20 times the default: other processes of the machine get little of the processor meanwhile.
CPU_SHARES = 20 * 1024


def startup_times(environment, rounds):
    """A table. The kinds are started in turn, so that a change of the machine's load affects all of them."""
    rows = []
    for _ in range(rounds):
        for servers in (OWN, COMPOSED):
            for cache, mode in CACHE:
                rows.append({"servers": servers, "cache": cache,
                             **measure(environment, servers, mode, f"start-{len(rows)}")})
    return table(["broker and database", "start-up cache", "s to healthy", "the quickest", "CPU s", "memory MB"],
                 [[row["servers"], row["cache"], formatted(row, "s", "{:.1f}"), f"{quickest(rows, row):.1f}",
                   formatted(row, "cpu", "{:.1f}"), formatted(row, "mb")]
                  for row in medians(rows, "servers", "cache")])


def measure(environment, servers, mode, volume):
    # With AOTMode=on the JVM does not start if it cannot use the cache.
    variables = {"JDK_JAVA_OPTIONS": f"-XX:AOTMode={mode}"}
    if servers == OWN:
        variables["DST_BROKER_PORT"] = "1884"  # Mosquitto listens on the default port.
    options = environment.single if servers == OWN else environment.composed
    lab = environment.container(options, volume, cpu_shares=CPU_SHARES, **variables)
    seconds = lab.start().wait_healthy()
    if seconds is None:
        raise SystemExit(f"the container did not become healthy, see {lab.log_file}")
    row = {"s": seconds, "cpu": cpu_seconds(lab.pid()), "mb": resident_kb(lab.pid()) / 1024}
    lab.stop()
    return row


def quickest(rows, kind):
    return min(row["s"] for row in rows if (row["servers"], row["cache"]) == (kind["servers"], kind["cache"]))
