# SPDX-FileCopyrightText: 2026 The dst-lab authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What processes have used until now, from /proc: seconds of a processor, and memory."""
import os
import re
from collections import Counter

TICKS_PER_SECOND = os.sysconf("SC_CLK_TCK")
PARENT = 1
USER_TIME, SYSTEM_TIME, CHILDREN_USER_TIME, CHILDREN_SYSTEM_TIME = 11, 12, 13, 14  # fields after the name, see proc(5)


def _stat(path):
    """(name, fields after the name). A name may contain spaces and parentheses."""
    with open(path) as stat:
        text = stat.read()
    return text[text.index("(") + 1:text.rindex(")")], text.rpartition(")")[2].split()


def _seconds(fields, *names):
    return sum(int(fields[name]) for name in names) / TICKS_PER_SECOND


def cpu_seconds(pid):
    return _seconds(_stat(f"/proc/{pid}/stat")[1], USER_TIME, SYSTEM_TIME)


def cpu_seconds_of_ended_children(pid):
    return _seconds(_stat(f"/proc/{pid}/stat")[1], CHILDREN_USER_TIME, CHILDREN_SYSTEM_TIME)


def cpu_seconds_by_thread(pid):
    """By the thread's name without its number. The kernel keeps the first 15 characters of a name."""
    seconds = Counter()
    for thread in os.listdir(f"/proc/{pid}/task"):
        try:
            name, fields = _stat(f"/proc/{pid}/task/{thread}/stat")
        except OSError:
            continue  # The thread has ended.
        seconds[name.rstrip("0123456789-#")] += _seconds(fields, USER_TIME, SYSTEM_TIME)
    return seconds


def idle_cpu_seconds():
    """Of all processors of this machine together."""
    with open("/proc/stat") as stat:
        return int(stat.readline().split()[4]) / TICKS_PER_SECOND


def resident_kb(pid):
    with open(f"/proc/{pid}/status") as status:
        return int(re.search(r"VmRSS:\s+(\d+)", status.read())[1])


def private_kb(pid):
    """The memory that no other process shares."""
    with open(f"/proc/{pid}/smaps_rollup") as rollup:
        return sum(map(int, re.findall(r"Private_(?:Clean|Dirty):\s+(\d+)", rollup.read())))


def descendants(pid):
    """The processes that this one has started, and those that they have started."""
    parents = {}
    for process in filter(str.isdigit, os.listdir("/proc")):
        try:
            parents[int(process)] = int(_stat(f"/proc/{process}/stat")[1][PARENT])
        except OSError:
            continue  # The process has ended.
    found = {pid}
    while more := {child for child, parent in parents.items() if parent in found} - found:
        found |= more
    return found - {pid}


def command_line(pid):
    with open(f"/proc/{pid}/cmdline") as words:
        return words.read().replace("\0", " ")
