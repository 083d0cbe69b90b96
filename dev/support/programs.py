# SPDX-FileCopyrightText: 2026 The dst-lab authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Finds installed programs."""
import glob
import os
import re
import shutil
import subprocess

REQUIRED_JAVA = 25


def find_program(name):
    """Also looks where Debian installs daemons, which is not in every user's PATH."""
    path = shutil.which(name) or shutil.which(name, path="/usr/sbin:/usr/local/sbin")
    if not path:
        raise SystemExit(f"{name} is not installed")
    return path


def find_java():
    """The first java of the required version; the one in the PATH if there is none."""
    homes = [os.environ.get("JAVA_HOME", ""), *sorted(glob.glob(f"/usr/lib/jvm/*{REQUIRED_JAVA}*"))]
    candidates = [os.path.join(home, "bin", "java") for home in homes if home] + [shutil.which("java") or "java"]
    return next((path for path in candidates if java_version(path) >= REQUIRED_JAVA), candidates[-1])


def java_version(path):
    try:
        output = subprocess.run([path, "-version"], capture_output=True, text=True).stderr
    except OSError:
        return 0
    return int((re.search(r'version "(\d+)', output) or [0, 0])[1])
