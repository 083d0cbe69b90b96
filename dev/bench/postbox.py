# SPDX-FileCopyrightText: 2026 The dst-lab authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A mail server without delay that takes every mail and throws it away: python3 postbox.py PORT

It does as little as it can, so that what a bench measures is the sender.
"""
import asyncio
import sys


async def serve(reader, writer):
    writer.write(b"220 postbox\r\n")
    while line := await reader.readline():
        if line[:4].upper() == b"DATA":
            writer.write(b"354 go on\r\n")
            await reader.readuntil(b"\r\n.\r\n")
        writer.write(b"250 yes\r\n")
        if line[:4].upper() == b"QUIT":
            break
    writer.close()


async def main(port):
    async with await asyncio.start_server(serve, "127.0.0.1", port) as server:
        await server.serve_forever()


asyncio.run(main(int(sys.argv[1])))
