# SPDX-FileCopyrightText: 2026 The dst-lab authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The proxies of dev/chaos/run cut connections in both ways, and restore them."""
import os
import socket
import sys
import unittest

sys.dont_write_bytecode = True
sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "../../../dev/support"))
from proxy import Proxies  # noqa: E402

SECONDS = 10  # that something may take which has to happen
SILENT = 0.3  # for which nothing happens where nothing may


class ProxyTest(unittest.TestCase):

    def setUp(self):
        self.server = socket.create_server(("127.0.0.1", 0))
        self.server.settimeout(SECONDS)
        self.addCleanup(self.server.close)
        self.proxies = Proxies([self.server.getsockname()[1]])
        self.addCleanup(self.proxies.close)
        self.port = self.proxies.ports[0]

    def client(self):
        made = socket.create_connection(("127.0.0.1", self.port), SECONDS)
        self.addCleanup(made.close)
        return made

    def accepted(self):
        made, _ = self.server.accept()
        made.settimeout(SECONDS)
        self.addCleanup(made.close)
        return made

    def pair(self):
        return self.client(), self.accepted()

    def silent(self, receiver):
        receiver.settimeout(SILENT)
        self.assertRaises(TimeoutError, receiver.recv, 1)
        receiver.settimeout(SECONDS)

    def test_bytes_and_the_end_pass_in_both_directions(self):
        near, far = self.pair()
        near.sendall(b"request")
        self.assertEqual(b"request", far.recv(100))
        near.shutdown(socket.SHUT_WR)
        self.assertEqual(b"", far.recv(100))
        far.sendall(b"answer")
        far.close()
        self.assertEqual(b"answer", near.recv(100))
        self.assertEqual(b"", near.recv(100))

    def test_a_reset_ends_both_sides_and_refuses_new_connections(self):
        near, far = self.pair()
        self.proxies.cut(self.port, "reset")
        for side in (near, far):
            self.assertRaises(ConnectionResetError, side.recv, 1)
        self.assertRaises(ConnectionRefusedError, self.client)
        self.proxies.restore(self.port)
        near, far = self.pair()
        near.sendall(b"again")
        self.assertEqual(b"again", far.recv(100))

    def test_a_stalled_connection_is_silent_and_goes_on_in_order(self):
        near, far = self.pair()
        self.proxies.cut(self.port, "stall")
        near.sendall(b"one")
        far.sendall(b"two")
        self.silent(far)
        self.silent(near)
        self.proxies.restore(self.port)
        self.assertEqual(b"one", far.recv(100))
        self.assertEqual(b"two", near.recv(100))

    def test_an_end_and_a_new_connection_wait_until_the_stall_is_over(self):
        near, far = self.pair()
        self.proxies.cut(self.port, "stall")
        near.sendall(b"last")
        near.close()
        self.silent(far)
        late = self.client()
        late.sendall(b"late")
        self.server.settimeout(SILENT)
        self.assertRaises(TimeoutError, self.server.accept)
        self.server.settimeout(SECONDS)
        self.proxies.restore(self.port)
        self.assertEqual(b"last", far.recv(100))
        self.assertEqual(b"", far.recv(100))
        self.assertEqual(b"late", self.accepted().recv(100))

    def test_one_route_is_cut_and_the_others_are_not(self):
        proxies = Proxies([self.server.getsockname()[1]] * 2)
        self.addCleanup(proxies.close)
        for way in ("reset", "stall"):
            proxies.cut(proxies.ports[0], way)
            near = socket.create_connection(("127.0.0.1", proxies.ports[1]), SECONDS)
            self.addCleanup(near.close)
            near.sendall(b"through")
            self.assertEqual(b"through", self.accepted().recv(100))
            proxies.restore(proxies.ports[0])


if __name__ == "__main__":
    unittest.main()
