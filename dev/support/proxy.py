# SPDX-FileCopyrightText: 2026 The dst-lab authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""TCP proxies whose connections can be cut, in a process of their own: proxy.py TARGET_PORT...

It prints the port that it listens on for each target, in turn. Then it reads commands from standard input, one a line,
``reset PORT``, ``stall PORT`` or ``restore PORT`` of a port that it listens on, and prints ``done`` once a command has
taken effect. It ends with its standard input.
"""
import asyncio
import os
import socket
import struct
import subprocess
import sys

from mosquitto import free_port

WAYS = ("reset", "stall")
CHUNK = 65_536
RESET_ON_CLOSE = struct.pack("ii", 1, 0)


class Route:
    """One listening port and the connections through it.

    Reset: each connection ends with a TCP reset, and a new one is refused. Stalled: a connection stays open and
    transfers no byte, not even its end, and a new one is accepted and not passed on. When it is restored, all that was
    sent in the meantime arrives, as after a time in which a network lost each packet.
    """

    def __init__(self, target):
        self.target, self.port, self.server = target, free_port(), None
        self.flowing, self.writers = asyncio.Event(), set()
        self.flowing.set()

    async def listen(self):
        self.server = await asyncio.start_server(self._serve, "127.0.0.1", self.port, limit=CHUNK)

    async def reset(self):
        # The order is such that no connection is accepted after the reset of the others.
        self.server.close()
        for writer in list(self.writers):
            abort(writer)

    async def stall(self):
        self.flowing.clear()

    async def restore(self):
        self.flowing.set()
        if not self.server.is_serving():
            await self.listen()

    async def _serve(self, reader, writer):
        if not self.server.is_serving():
            return abort(writer)  # It was accepted just before the reset.
        self.writers.add(writer)
        far = None
        try:
            await self.flowing.wait()
            far_reader, far = await asyncio.open_connection("127.0.0.1", self.target, limit=CHUNK)
            self.writers.add(far)
            if writer.transport.is_closing():
                return  # It was reset in the meantime.
            await asyncio.gather(self._copy(reader, far), self._copy(far_reader, writer))
            writer.close()
            far.close()
        except OSError:
            pass
        finally:
            for one in filter(None, (writer, far)):
                self.writers.discard(one)
                if not one.transport.is_closing():
                    abort(one)

    async def _copy(self, reader, writer):
        """Until the end of what is read, which it passes on; a reset is an OSError, which waits for its turn too."""
        try:
            while data := await reader.read(CHUNK):
                await self.flowing.wait()
                writer.write(data)
                await writer.drain()
            await self.flowing.wait()
            writer.write_eof()
        except OSError:
            await self.flowing.wait()
            raise


def abort(writer):
    """Ends a connection with a TCP reset."""
    writer.get_extra_info("socket").setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, RESET_ON_CLOSE)
    writer.transport.abort()


async def main(targets):
    routes = [Route(int(target)) for target in targets]
    for route in routes:
        await route.listen()
    print(*(route.port for route in routes), flush=True)
    ports = {route.port: route for route in routes}
    commands = asyncio.StreamReader()
    await asyncio.get_running_loop().connect_read_pipe(lambda: asyncio.StreamReaderProtocol(commands), sys.stdin)
    while line := await commands.readline():
        command, port = line.decode().split()
        await getattr(ports[int(port)], command)()
        await asyncio.sleep(0)  # An aborted connection is closed in the loop's next turn.
        print("done", flush=True)


class Proxies:
    """The process, as seen by the one that starts it; ``ports`` are in the order of the targets."""

    def __init__(self, targets):
        words = [sys.executable, os.path.abspath(__file__), *map(str, targets)]
        self.process = subprocess.Popen(words, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        self.ports = [int(port) for port in self.process.stdout.readline().split()]
        if len(self.ports) != len(targets):
            raise SystemExit("the proxies did not start")

    def cut(self, port, way):
        """Returns once no byte goes through any more; ``way`` is one of WAYS."""
        self._command(way, port)

    def restore(self, port):
        self._command("restore", port)

    def _command(self, name, port):
        print(name, port, file=self.process.stdin, flush=True)
        if self.process.stdout.readline().strip() != "done":
            raise SystemExit("the proxies have ended")

    def close(self):
        self.process.stdin.close()
        self.process.wait()
        self.process.stdout.close()


if __name__ == "__main__":
    asyncio.run(main(sys.argv[1:]))
