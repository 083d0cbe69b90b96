# SPDX-FileCopyrightText: 2026 The dst-lab authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Imported first, this goes on with the python that sees Debian's packages if the one that runs has no paho-mqtt."""
import os
import sys

PYTHON = "/usr/bin/python3"

try:
    import paho.mqtt.client  # noqa: F401
except ImportError:
    if sys.executable == PYTHON or not os.path.exists(PYTHON):
        sys.exit("this python3 has no paho-mqtt: apt-get install python3-paho-mqtt")
    os.execv(PYTHON, [PYTHON, *sys.argv])
