# SPDX-FileCopyrightText: 2026 The dst-lab authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Records all codes and verdicts that are published."""
import time
from collections import Counter, deque

from records import Received
from support.mqtt_client import CODES, VERDICTS, new_client


class Observer:
    """Subscribes at QoS 1 with a persistent session, and reconnects by itself."""

    def __init__(self, port):
        self.received, self.unused_codes, self.subscribed_at = Received(), deque(), 0.0
        self.client = new_client("chaos-observer", persistent=True)
        self.client.on_connect = lambda client, *_: client.subscribe([(CODES, 1), (VERDICTS, 1)])
        self.client.on_subscribe = self._on_subscribe
        self.client.on_message = self._on_message
        self.client.reconnect_delay_set(1, 1)
        self.client.connect_async("127.0.0.1", port, keepalive=15)
        self.client.loop_start()

    def _on_subscribe(self, *_):
        self.subscribed_at = time.time()

    def _on_message(self, _client, _userdata, message):
        text = message.payload.decode()
        if message.topic == CODES:
            if text not in self.received.codes:
                self.unused_codes.append(text)
            self.received.codes[text] += 1
            self.received.times[text].append(time.time())
        else:
            verdict = tuple(text.rsplit(";", 1))
            self.received.verdicts[verdict] += 1
            self.received.times[verdict].append(time.time())

    def snapshot(self):
        """What was received until now. Its dictionaries do not change any more."""
        return Received(Counter(self.received.codes), Counter(self.received.verdicts), dict(self.received.times))

    def close(self):
        self.client.disconnect()
        self.client.loop_stop()
