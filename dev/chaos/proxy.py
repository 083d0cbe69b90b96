# SPDX-FileCopyrightText: 2026 The dst-lab authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""TCP proxies whose connections can be cut, in their own process: proxy.py PORT:TARGET_PORT...

The process listens on each PORT and prints ``ready``. It reads a command from each line of standard input, ``reset
PORT``, ``stall PORT``, ``swallow PORT``, ``lose PORT`` or ``restore PORT``, and prints ``done`` when the command has
taken effect. It ends at the end of standard input.
"""
import asyncio
import socket
import struct
import sys

CHUNK = 65_536
RESET_ON_CLOSE = struct.pack("ii", 1, 0)


class Route:
    """A listening port and the connections through it.

    Reset: each connection ends with a TCP reset, and a new one is refused. Stalled: a connection stays open and
    transfers no byte, not even its end, and a new one is accepted and not forwarded. After a restore, everything that
    was sent in the meantime arrives, as after a time in which a network lost each packet.

    Swallowing: what a client sends arrives, but no reply does, such as that to a commit. A restore resets these
    connections. Lost: as stalled, but the connections of before stay silent also after a restore, as when a firewall
    has forgotten them; new ones work.
    """

    def __init__(self, port, target):
        self.port, self.target, self.server = port, target, None
        self.flowing, self.writers, self.swallowing, self.lost = asyncio.Event(), set(), False, set()
        self.flowing.set()

    async def listen(self):
        self.server = await asyncio.start_server(self._serve, "127.0.0.1", self.port, limit=CHUNK)

    async def reset(self):
        # The server is closed first, so that no connection is accepted after the reset of the others.
        self.server.close()
        self._abort_all()

    def _abort_all(self):
        for writer in self.writers - self.lost:
            abort(writer)

    async def stall(self):
        self.flowing.clear()

    async def swallow(self):
        self.swallowing = True

    async def lose(self):
        self.flowing.clear()
        self.lost |= self.writers

    async def restore(self):
        if self.swallowing:
            self._abort_all()
        self.swallowing = False
        self.flowing.set()
        if not self.server.is_serving():
            await self.listen()

    async def _serve(self, reader, writer):
        if not self.server.is_serving():
            return abort(writer)  # It was accepted just before the reset.
        self.writers.add(writer)
        target_writer = None
        try:
            await self.flowing.wait()
            target_reader, target_writer = await asyncio.open_connection("127.0.0.1", self.target, limit=CHUNK)
            self.writers.add(target_writer)
            if writer.transport.is_closing():
                return  # It was reset in the meantime.
            if writer in self.lost:
                self.lost.add(target_writer)
            await asyncio.gather(self._copy(reader, target_writer),
                                 self._copy(target_reader, writer, lambda: self.swallowing))
            writer.close()
            target_writer.close()
        except OSError:
            pass
        finally:
            for one in filter(None, (writer, target_writer)):
                self.writers.discard(one)
                if not one.transport.is_closing():
                    abort(one)

    async def _copy(self, reader, writer, is_dropped=lambda: False):
        """Also forwards the end of the stream. A reset, which is an OSError, waits for the end of a stall too."""
        try:
            while data := await reader.read(CHUNK):
                await self._until_flowing(writer)
                if not is_dropped():
                    writer.write(data)
                    await writer.drain()
            await self._until_flowing(writer)
            writer.write_eof()
        except OSError:
            await self._until_flowing(writer)
            raise

    async def _until_flowing(self, writer):
        await self.flowing.wait()
        if writer in self.lost:
            await asyncio.Event().wait()  # which nobody sets


def abort(writer):
    """Ends a connection with a TCP reset."""
    writer.get_extra_info("socket").setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, RESET_ON_CLOSE)
    writer.transport.abort()


async def main(pairs):
    routes = {port: Route(port, target) for port, target in (map(int, pair.split(":")) for pair in pairs)}
    for route in routes.values():
        await route.listen()
    print("ready", flush=True)
    commands = asyncio.StreamReader()
    await asyncio.get_running_loop().connect_read_pipe(lambda: asyncio.StreamReaderProtocol(commands), sys.stdin)
    while line := await commands.readline():
        command, port = line.decode().split()
        await getattr(routes[int(port)], command)()
        await asyncio.sleep(0)  # An aborted connection is closed in the loop's next turn.
        print("done", flush=True)


if __name__ == "__main__":
    asyncio.run(main(sys.argv[1:]))
