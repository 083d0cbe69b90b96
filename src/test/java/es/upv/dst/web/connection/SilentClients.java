// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.web.connection;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Connections over HTTP of one address that never end their request. */
final class SilentClients implements AutoCloseable {

    private final int port;
    private final InetAddress address;
    private final List<Socket> sockets = new ArrayList<>();

    SilentClients(int port, String address) {
        this.port = port;
        this.address = InetAddress.ofLiteral(address);
    }

    /** Opens connections, and sends this beginning of a request on each of them. */
    SilentClients open(int number, String beginning) throws IOException {
        for (var i = 0; i < number; i++) {
            var socket = new Socket(InetAddress.getLoopbackAddress(), port, address, 0);
            sockets.add(socket);
            send(socket, beginning);
        }
        return this;
    }

    /** Sends one more byte on each connection. */
    void drip() {
        sockets.forEach(socket -> send(socket, "x"));
    }

    /** How many of the connections the lab has not closed, so far as their clients know. */
    long open() {
        return sockets.stream().filter(SilentClients::isOpen).count();
    }

    private static boolean isOpen(Socket socket) {
        try {
            socket.setSoTimeout(1);
            socket.getInputStream().transferTo(OutputStream.nullOutputStream());
            return false;
        } catch (SocketTimeoutException nothing) {
            return true;
        } catch (IOException closed) {
            return false;
        }
    }

    private static void send(Socket socket, String text) {
        try {
            socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
        } catch (IOException closed) {
            // By the lab.
        }
    }

    @Override
    public void close() {
        for (var socket : sockets) {
            try {
                socket.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
