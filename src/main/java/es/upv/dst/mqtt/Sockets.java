// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.mqtt;

import es.upv.dst.broker.LabBroker;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import javax.net.SocketFactory;

/**
 * The sockets of one line. They send at once, which Paho never asks for, and they can be closed, which is the one way to
 * end a client that waits for an answer of the broker's.
 */
class Sockets extends SocketFactory implements AutoCloseable {

    private final Queue<Wire> opened = new ConcurrentLinkedQueue<>();
    private final Queue<Socket> secured = new ConcurrentLinkedQueue<>();

    /** As the broker's URL says; over TLS the broker has to show a certificate that is trusted, and Paho compares its names. */
    SocketFactory to(LabBroker broker) {
        return broker.isSecured() ? new SecureSockets(broker, secured::add) : this;
    }

    @Override
    public Socket createSocket() throws IOException {
        var wire = new Wire();
        opened.add(wire);
        return wire;
    }

    @Override
    public Socket createSocket(String host, int port) throws IOException {
        return connected(new InetSocketAddress(host, port), Optional.empty());
    }

    @Override
    public Socket createSocket(InetAddress host, int port) throws IOException {
        return connected(new InetSocketAddress(host, port), Optional.empty());
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress localHost, int localPort) throws IOException {
        return connected(new InetSocketAddress(host, port), Optional.of(new InetSocketAddress(localHost, localPort)));
    }

    @Override
    public Socket createSocket(InetAddress host, int port, InetAddress localHost, int localPort) throws IOException {
        return connected(new InetSocketAddress(host, port), Optional.of(new InetSocketAddress(localHost, localPort)));
    }

    private Socket connected(InetSocketAddress host, Optional<InetSocketAddress> local) throws IOException {
        var socket = createSocket();
        if (local.isPresent()) {
            socket.bind(local.get());
        }
        socket.connect(host);
        return socket;
    }

    /**
     * Whether what comes may have come on an earlier line: not if the broker has begun with a new session, whose packets
     * it numbers from one again. Over TLS that cannot be seen.
     */
    boolean mayRepeat() {
        return opened.isEmpty() || opened.stream().anyMatch(Wire::isSessionPresent);
    }

    /** Lets packets wait for each other until the {@link #release}. */
    void hold() {
        opened.forEach(Wire::hold);
    }

    void release() {
        opened.forEach(Wire::release);
    }

    @Override
    public void close() {
        opened.forEach(Wire::closeQuietly);
        secured.forEach(SecureSockets::closeQuietly);
    }
}
