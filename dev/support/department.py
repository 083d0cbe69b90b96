# SPDX-FileCopyrightText: 2026 The dst-lab authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What labs share where there are several: one Mosquitto, one PostgreSQL, one mail server."""
import os

from mosquitto import Mosquitto
from postbox import Postbox
from postgresql import USER, PostgreSQL


class Department:
    def __init__(self, folder, settings=()):
        """Its Mosquitto is not started yet, so that a prefix can be added; ``settings`` are lines of mosquitto.conf."""
        self.mosquitto = Mosquitto(os.path.join(folder, "mosquitto"), settings)
        self.postgresql, self.postbox = PostgreSQL().start(), Postbox()

    def variables(self, name="", database_port=None, database=USER):
        """What tells a lab to use them; no name is the only instance, and the port may be that of a proxy."""
        named = {"DST_INSTANCE_NAME": name} if name else {}
        return {**self.postgresql.variables(database, database_port), **self.postbox.variables(), **named}

    def close(self):
        self.mosquitto.stop()
        self.postbox.close()
        self.postgresql.stop()
