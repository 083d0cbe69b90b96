// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.lab;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** A broker that takes calls and never says a word. */
public final class Silence implements AutoCloseable {

    private final ServerSocket server;
    private final Queue<Socket> callers = new ConcurrentLinkedQueue<>();

    public Silence(int port) throws IOException {
        server = new ServerSocket(port, 50, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(this::listen);
    }

    private void listen() {
        try {
            while (!server.isClosed()) {
                callers.add(server.accept());
            }
        } catch (IOException closed) {
            // The end.
        }
    }

    /** How many have called so far. */
    public int callers() {
        return callers.size();
    }

    @Override
    public void close() throws IOException {
        server.close();
        for (var caller : callers) {
            caller.close();
        }
    }
}
