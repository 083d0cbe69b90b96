# SPDX-FileCopyrightText: 2026 The dst-lab authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A wall clock of a process that jumps while the process runs, by a library that gcc compiles."""
import os
import shutil
import struct
import subprocess

SOURCE = os.path.join(os.path.dirname(os.path.abspath(__file__)), "clock_offset.c")
DAY = 86_400


def clock_can_be_shifted():
    return shutil.which("gcc") is not None


class ShiftedClock:
    """For the processes that are started with ``environment``. Their clock is right until ``jump``."""

    def __init__(self, folder):
        self.library, self.file = os.path.join(folder, "clock_offset.so"), os.path.join(folder, "clock-offset")
        self.jump(0)
        subprocess.run(["gcc", "-O2", "-shared", "-fPIC", "-o", self.library, SOURCE, "-ldl"], check=True)
        self.environment = {"LD_PRELOAD": self.library, "CLOCK_OFFSET_FILE": self.file}

    def jump(self, seconds):
        """From now on, the clock differs by so much."""
        with open(os.open(self.file, os.O_WRONLY | os.O_CREAT, 0o600), "wb") as out:
            out.write(struct.pack("=q", seconds))


def without_jumps(epoch, now):
    """A time of a clock that had jumped by whole days, by the clock of this process."""
    return epoch - round((epoch - now) / DAY) * DAY
