# SPDX-FileCopyrightText: 2026 The dst-lab authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Importing this module restarts the script with Debian's Python if the running Python has no paho-mqtt.

Debian's packages are visible to Debian's own Python only. A script imports this module before any module that needs
paho-mqtt.
"""
import os
import sys

PYTHON = "/usr/bin/python3"

try:
    import paho.mqtt.client  # noqa: F401
except ImportError:
    if sys.executable == PYTHON or not os.path.exists(PYTHON):
        sys.exit("this python3 has no paho-mqtt: apt-get install python3-paho-mqtt")
    os.execv(PYTHON, [PYTHON, *sys.argv])
