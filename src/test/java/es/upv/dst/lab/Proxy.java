// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.lab;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicReference;

/** A TCP proxy in front of a server on this machine, which can be cut, and can lose an answer. */
public final class Proxy implements AutoCloseable {

    private final ServerSocket server;
    private final int target;
    private final Queue<Socket> open = new ConcurrentLinkedQueue<>();
    private final AtomicReference<Optional<Loss>> loss = new AtomicReference<>(Optional.empty());
    private volatile boolean cut;

    public Proxy(int target) {
        this.target = target;
        try {
            server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofVirtual().start(this::accept);
    }

    public int port() {
        return server.getLocalPort();
    }

    /** Closes every connection, and each new one at once, until {@link #heal}. */
    public void cut() {
        cut = true;
        closeAll();
    }

    public void heal() {
        cut = false;
    }

    /** Forwards the next message with the second text in a connection that has carried the first, and loses the answer. */
    public void losesTheAnswerTo(String first, String second) {
        loss.set(Optional.of(new Loss(first, second)));
    }

    /** Whether that has happened. */
    public boolean hasLostIt() {
        return loss.get().isEmpty();
    }

    private void accept() {
        try {
            while (true) {
                var client = server.accept();
                if (cut) {
                    client.close();
                } else {
                    Thread.ofVirtual().start(() -> connect(client));
                }
            }
        } catch (IOException closed) {
            closeAll();
        }
    }

    private void connect(Socket client) {
        try (client;
                var upstream = new Socket(InetAddress.getLoopbackAddress(), target)) {
            open.add(client);
            open.add(upstream);
            var connection = new Connection(client, upstream);
            Thread.ofVirtual().start(connection::answers);
            connection.questions();
        } catch (IOException ended) {
            // By either side.
        }
    }

    private void closeAll() {
        for (var socket = open.poll(); socket != null; socket = open.poll()) {
            try {
                socket.close();
            } catch (IOException e) {
                // It is closed all the same.
            }
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
    }

    private record Loss(String first, String second) {}

    private final class Connection {

        private final Socket client;
        private final Socket upstream;
        private boolean carriedFirst;
        private volatile boolean losing;

        Connection(Socket client, Socket upstream) {
            this.client = client;
            this.upstream = upstream;
        }

        void questions() throws IOException {
            var buffer = new byte[65_536];
            for (var read = client.getInputStream().read(buffer);
                    read > 0;
                    read = client.getInputStream().read(buffer)) {
                look(new String(buffer, 0, read, ISO_8859_1));
                upstream.getOutputStream().write(buffer, 0, read);
            }
            upstream.close();
        }

        private void look(String sent) {
            loss.get().ifPresent(wanted -> {
                carriedFirst |= sent.contains(wanted.first());
                if (carriedFirst
                        && sent.contains(wanted.second())
                        && loss.getAndSet(Optional.empty()).isPresent()) {
                    losing = true;
                }
            });
        }

        /** What is lost has been answered, so the server has done what it was asked. */
        void answers() {
            var buffer = new byte[65_536];
            try (client;
                    upstream) {
                for (var read = upstream.getInputStream().read(buffer);
                        read > 0 && !losing;
                        read = upstream.getInputStream().read(buffer)) {
                    client.getOutputStream().write(buffer, 0, read);
                }
            } catch (IOException ended) {
                // By either side.
            }
        }
    }
}
