# SPDX-FileCopyrightText: 2026 The dst-lab authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Small disks for the folders of a lab, which can be filled. Only root may mount them."""
import os
import subprocess
import tempfile
import time
from contextlib import suppress

MEGABYTES = 256  # more than what is free below the lab's limits, and what a run stores
# By what is stored there; the disk of the data folder has the database.
FOLDERS = {"database": "data", "log": "data/journal", "broker": "data/broker"}
FILLER, CHUNK, INTERVAL = "filler", 1_000_000, 0.02


class SmallDisks:
    """Mounted from the start, below the folder of a lab that has not been started yet."""

    def __init__(self, lab_folder):
        self.mounted = {}
        try:
            for name, folder in FOLDERS.items():
                path = os.path.join(lab_folder, folder)
                os.makedirs(path)
                mount(path)
                self.mounted[name] = path
        except BaseException:
            self.close()
            raise

    def keep_full(self, names, seconds):
        """Takes all space, also what becomes free meanwhile, and gives it back in the end."""
        paths = [os.path.join(self.mounted[name], FILLER) for name in names]
        end = time.time() + seconds
        try:
            while time.time() < end:
                for path in paths:
                    fill(path)
                time.sleep(INTERVAL)
        finally:
            for path in paths:
                os.unlink(path)

    def close(self):
        for path in reversed(self.mounted.values()):
            subprocess.run(["umount", "--lazy", path], check=False)


def mount(path):
    options = f"size={MEGABYTES}m,mode=700"
    subprocess.run(["mount", "-t", "tmpfs", "-o", options, "tmpfs", path], check=True, capture_output=True)


def fill(path):
    with open(path, "ab") as out:
        space = os.statvfs(path)
        with suppress(OSError):  # Another process may have taken the space.
            os.posix_fallocate(out.fileno(), out.tell(), max(1, space.f_bavail * space.f_frsize))
        with suppress(OSError):
            os.write(out.fileno(), bytes(CHUNK))


def disks_can_be_mounted():
    if os.geteuid() != 0:
        return False
    with tempfile.TemporaryDirectory() as folder:
        try:
            mount(folder)
        except (OSError, subprocess.CalledProcessError):
            return False
        subprocess.run(["umount", folder], check=True)
        return True
