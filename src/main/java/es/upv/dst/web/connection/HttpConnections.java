// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.web.connection;

import es.upv.dst.ratelimit.Network;
import es.upv.dst.ratelimit.OpenFiles;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.channels.SocketChannel;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;
import org.springframework.boot.tomcat.autoconfigure.TomcatServerProperties;
import org.springframework.stereotype.Component;

/**
 * The connections over HTTP on which the admin has not logged in. If one network, or all clients together, have too
 * many of them, the oldest one is closed. So connections that send nothing, or a byte now and then, do not keep others
 * out: a request takes milliseconds. Thread-safe.
 */
@Component
class HttpConnections {

    /** The part of the open files that HTTP has, so that the database, the broker and the mail have the others. */
    private static final int OPEN_FILES_DIVISOR = 8;

    private static final long MIN_CONNECTIONS = 32;

    /** A connection has buffers and a form of 64 KB. */
    private static final long HEAP_OF_CONNECTION = 512 * 1024;

    private final int maximum;
    private final SequencedMap<String, Connection> connections = new LinkedHashMap<>();

    HttpConnections(TomcatServerProperties properties) {
        var heap = Runtime.getRuntime().maxMemory() / HEAP_OF_CONNECTION;
        var limit = Math.max(MIN_CONNECTIONS, Math.min(heap, OpenFiles.limit() / OPEN_FILES_DIVISOR));
        this.maximum = (int) Math.min(properties.getMaxConnections(), limit);
    }

    /** How many connections there are at most, with those of the admin. */
    int maximum() {
        return maximum;
    }

    /** Adds a connection that was accepted. */
    void add(SocketChannel channel) {
        try {
            if (channel.getRemoteAddress() instanceof InetSocketAddress client) {
                var address = client.getAddress();
                add(key(address.getHostAddress(), client.getPort()), new Connection(Network.of(address), channel));
            }
        } catch (IOException closed) {
            // By the client.
        }
    }

    private synchronized void add(String key, Connection connection) {
        connections.putLast(key, connection);
        if (connections.size() > maximum / 2) {
            connections.values().removeIf(other -> !other.channel().isOpen());
            closeExcess(connection.network());
        }
    }

    /** A network has half of the places. A quarter of the places is for the admin, and for what is being closed. */
    private void closeExcess(Network network) {
        var ofNetwork = connections.entrySet().stream()
                .filter(connection -> connection.getValue().network().equals(network))
                .toList();
        if (ofNetwork.size() > maximum / 2) {
            close(ofNetwork.getFirst());
        } else if (connections.size() > maximum - maximum / 4) {
            close(connections.firstEntry());
        }
    }

    /** Ends both directions, so that Tomcat closes the connection. Its threads may be using it now. */
    private void close(Map.Entry<String, Connection> connection) {
        var channel = connection.getValue().channel();
        connections.remove(connection.getKey());
        try {
            channel.shutdownInput();
            channel.shutdownOutput();
        } catch (IOException closed) {
            // By the client.
        }
    }

    /** Does not close this connection for others, because the admin has logged in on it. */
    synchronized void keep(String address, int port) {
        connections.remove(key(address, port));
    }

    private static String key(String address, int port) {
        return address + " " + port;
    }

    private record Connection(Network network, SocketChannel channel) {}
}
