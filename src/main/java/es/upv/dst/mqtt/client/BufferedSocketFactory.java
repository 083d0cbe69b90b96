// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.mqtt.client;

import es.upv.dst.broker.LabBroker;
import es.upv.dst.time.MonotonicTime;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import javax.net.SocketFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import org.springframework.boot.ssl.SslBundle;

/**
 * Creates the sockets of a connection to the broker, with or without TLS. Paho treats both kinds as plain sockets. Only
 * {@link #close} ends a client that waits for an answer of the broker.
 */
class BufferedSocketFactory extends SocketFactory implements AutoCloseable {

    private final Queue<BufferedSocket> opened = new ConcurrentLinkedQueue<>();
    private final String url;
    private final Optional<SSLSocketFactory> tls;
    private final InstantSource monotonic = new MonotonicTime();
    private volatile Instant lastReceivedAt = monotonic.instant();

    BufferedSocketFactory(LabBroker broker) {
        url = broker.url().replaceFirst("^ssl:", "tcp:");
        tls = broker.isSecured() ? Optional.of(tls(broker)) : Optional.empty();
    }

    private static SSLSocketFactory tls(LabBroker broker) {
        try {
            var defaultContext = SSLContext.getDefault();
            return broker.sslBundle()
                    .map(SslBundle::createSslContext)
                    .orElse(defaultContext)
                    .getSocketFactory();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("the trust store of the JVM cannot be read", e);
        }
    }

    /** The URL of the broker for Paho. Its scheme is always that of plain TCP, because this factory adds TLS. */
    String url() {
        return url;
    }

    @Override
    public Socket createSocket() {
        var socket = new BufferedSocket(tls, () -> lastReceivedAt = monotonic.instant());
        opened.add(socket);
        return socket;
    }

    /** When the broker last sent something; before that, when this factory was created. */
    Instant lastReceivedAt() {
        return lastReceivedAt;
    }

    void cork() {
        opened.forEach(BufferedSocket::cork);
    }

    void uncork() {
        opened.forEach(BufferedSocket::uncork);
    }

    @Override
    public void close() {
        opened.forEach(BufferedSocket::closeQuietly);
        opened.clear();
    }

    @Override
    public Socket createSocket(String host, int port) throws IOException {
        throw new UnsupportedOperationException();
    }

    @Override
    public Socket createSocket(InetAddress host, int port) throws IOException {
        throw new UnsupportedOperationException();
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress localHost, int localPort) throws IOException {
        throw new UnsupportedOperationException();
    }

    @Override
    public Socket createSocket(InetAddress host, int port, InetAddress localHost, int localPort) throws IOException {
        throw new UnsupportedOperationException();
    }
}
