# SPDX-FileCopyrightText: 2026 The dst-lab authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The proxies of dev/chaos/run reset and stall connections, and restore them."""
import os
import socket
import sys
import unittest

sys.dont_write_bytecode = True
DEV = os.path.join(os.path.dirname(os.path.abspath(__file__)), "../../../dev")
sys.path[:0] = [os.path.join(DEV, "chaos"), DEV]
from proxies import WAYS, Proxies  # noqa: E402

TIMEOUT = 10  # seconds, for what has to happen
SILENCE = 0.3  # seconds, for what must not happen


class ProxyTest(unittest.TestCase):

    def setUp(self):
        self.server = socket.create_server(("127.0.0.1", 0))
        self.server.settimeout(TIMEOUT)
        self.addCleanup(self.server.close)
        self.proxies = Proxies([self.server.getsockname()[1]])
        self.addCleanup(self.proxies.close)
        self.port = self.proxies.ports[0]

    def connect(self):
        opened = socket.create_connection(("127.0.0.1", self.port), TIMEOUT)
        self.addCleanup(opened.close)
        return opened

    def accepted(self):
        opened, _ = self.server.accept()
        opened.settimeout(TIMEOUT)
        self.addCleanup(opened.close)
        return opened

    def connection(self):
        return self.connect(), self.accepted()

    def assert_silent(self, receiver):
        receiver.settimeout(SILENCE)
        self.assertRaises(TimeoutError, receiver.recv, 1)
        receiver.settimeout(TIMEOUT)

    def test_bytes_and_the_end_pass_in_both_directions(self):
        client, server = self.connection()
        client.sendall(b"request")
        self.assertEqual(b"request", server.recv(100))
        client.shutdown(socket.SHUT_WR)
        self.assertEqual(b"", server.recv(100))
        server.sendall(b"answer")
        server.close()
        self.assertEqual(b"answer", client.recv(100))
        self.assertEqual(b"", client.recv(100))

    def test_a_reset_ends_both_sides_and_refuses_new_connections(self):
        client, server = self.connection()
        self.proxies.cut(self.port, "reset")
        for side in (client, server):
            self.assertRaises(ConnectionResetError, side.recv, 1)
        self.assertRaises(ConnectionRefusedError, self.connect)
        self.proxies.restore(self.port)
        client, server = self.connection()
        client.sendall(b"again")
        self.assertEqual(b"again", server.recv(100))

    def test_a_stalled_connection_transfers_nothing_and_continues_in_order(self):
        client, server = self.connection()
        self.proxies.cut(self.port, "stall")
        client.sendall(b"one")
        server.sendall(b"two")
        self.assert_silent(server)
        self.assert_silent(client)
        self.proxies.restore(self.port)
        self.assertEqual(b"one", server.recv(100))
        self.assertEqual(b"two", client.recv(100))

    def test_an_end_and_a_new_connection_wait_for_the_end_of_a_stall(self):
        client, server = self.connection()
        self.proxies.cut(self.port, "stall")
        client.sendall(b"last")
        client.close()
        self.assert_silent(server)
        late = self.connect()
        late.sendall(b"late")
        self.server.settimeout(SILENCE)
        self.assertRaises(TimeoutError, self.server.accept)
        self.server.settimeout(TIMEOUT)
        self.proxies.restore(self.port)
        self.assertEqual(b"last", server.recv(100))
        self.assertEqual(b"", server.recv(100))
        self.assertEqual(b"late", self.accepted().recv(100))

    def test_replies_are_swallowed_and_the_connection_is_reset_at_the_restore(self):
        client, server = self.connection()
        self.proxies.cut(self.port, "swallow")
        client.sendall(b"commit")
        self.assertEqual(b"commit", server.recv(100))
        server.sendall(b"committed")
        self.assert_silent(client)
        self.proxies.restore(self.port)
        for side in (client, server):
            self.assertRaises(ConnectionResetError, side.recv, 1)
        client, server = self.connection()
        server.sendall(b"again")
        self.assertEqual(b"again", client.recv(100))

    def test_a_lost_connection_stays_silent_after_the_restore_and_a_new_one_works(self):
        client, server = self.connection()
        self.proxies.cut(self.port, "lose")
        client.sendall(b"one")
        self.proxies.restore(self.port)
        server.sendall(b"two")
        self.assert_silent(server)
        self.assert_silent(client)
        client, server = self.connection()
        client.sendall(b"three")
        self.assertEqual(b"three", server.recv(100))

    def test_one_route_is_cut_and_the_others_are_not(self):
        proxies = Proxies([self.server.getsockname()[1]] * 2)
        self.addCleanup(proxies.close)
        for way in WAYS:
            proxies.cut(proxies.ports[0], way)
            client = socket.create_connection(("127.0.0.1", proxies.ports[1]), TIMEOUT)
            self.addCleanup(client.close)
            client.sendall(b"through")
            self.assertEqual(b"through", self.accepted().recv(100))
            proxies.restore(proxies.ports[0])


if __name__ == "__main__":
    unittest.main()
