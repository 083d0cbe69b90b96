# SPDX-FileCopyrightText: 2026 The dst-lab authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The servers that several labs share: one Mosquitto, one PostgreSQL, one SMTP sink."""
import os

from support.mosquitto import Mosquitto
from support.postgresql import USER, PostgreSQL
from support.smtp_sink import SmtpSink


class SharedServers:
    def __init__(self, folder, settings=()):
        """Mosquitto is not started yet, so that a prefix can be added. ``settings`` are lines of mosquitto.conf."""
        self.mosquitto = Mosquitto(os.path.join(folder, "mosquitto"), settings)
        self.postgresql, self.smtp_sink = PostgreSQL().start(), SmtpSink()

    def environment(self, instance_name="", database_port=None, database=USER):
        """Variables of a lab that uses them. An only instance has no name; the port may be the port of a proxy."""
        named = {"DST_INSTANCE_NAME": instance_name} if instance_name else {}
        return {**self.postgresql.environment(database, database_port), **self.smtp_sink.environment(), **named}

    def close(self):
        self.mosquitto.stop()
        self.smtp_sink.close()
        self.postgresql.stop()
