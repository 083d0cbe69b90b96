// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.mqtt.client;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketAddress;
import java.util.Optional;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

/**
 * A socket for Paho with TCP_NODELAY and buffers, because Paho does not set TCP_NODELAY, reads single bytes and fields,
 * and writes each packet separately. With TLS, the certificate of the broker has to be trusted and to contain the
 * broker's host name. Each stream must be requested only once, as Paho does, because each returned stream has a buffer
 * of its own.
 */
class BufferedSocket extends Socket {

    /** In bytes; larger than a burst of small messages. */
    private static final int READ_BUFFER = 16_384;

    private static final int WRITE_BUFFER = 16_384;

    /**
     * In bytes. Small, so that the operating system buffers at most some hundred messages when the broker stops
     * reading. The lab answers these messages, but the broker does not receive the answers.
     */
    private static final int RECEIVE_BUFFER = 65_536;

    private final Optional<SSLSocketFactory> tls;
    private final Runnable onReceived;
    private volatile Optional<SSLSocket> tlsSocket = Optional.empty();
    private volatile Optional<CorkableStream> output = Optional.empty();
    private volatile boolean connected;

    /** @param onReceived is run after bytes were read from the broker */
    BufferedSocket(Optional<SSLSocketFactory> tls, Runnable onReceived) {
        this.tls = tls;
        this.onReceived = onReceived;
    }

    @Override
    public void connect(SocketAddress broker, int milliseconds) throws IOException {
        setReceiveBufferSize(RECEIVE_BUFFER);
        setTcpNoDelay(true);
        super.connect(broker, milliseconds);
        if (tls.isPresent()) {
            setSoTimeout(milliseconds);
            tlsSocket = Optional.of(handshake(tls.get(), (InetSocketAddress) broker));
        }
        connected = true;
    }

    private SSLSocket handshake(SSLSocketFactory factory, InetSocketAddress broker) throws IOException {
        var socket = (SSLSocket) factory.createSocket(this, broker.getHostString(), broker.getPort(), false);
        var parameters = socket.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        socket.setSSLParameters(parameters);
        socket.startHandshake();
        return socket;
    }

    /** Returns the plain stream until the TLS handshake ends, because TLS itself reads and writes the plain streams. */
    @Override
    public InputStream getInputStream() throws IOException {
        var plain = connected && tlsSocket.isPresent() ? tlsSocket.get().getInputStream() : super.getInputStream();
        return connected
                ? new ReadAheadStream(new PropertyFilterStream(new ObservedStream(plain, onReceived), READ_BUFFER))
                : plain;
    }

    @Override
    public OutputStream getOutputStream() throws IOException {
        if (!connected) {
            return super.getOutputStream();
        }
        var stream =
                new CorkableStream(tlsSocket.isPresent() ? tlsSocket.get().getOutputStream() : super.getOutputStream());
        output = Optional.of(stream);
        return stream;
    }

    /**
     * Does nothing. Paho calls this method before it closes the socket, and would not close the socket after an
     * exception.
     */
    @Override
    public void shutdownInput() {}

    /** Buffers outgoing packets until {@link #uncork}, or until the buffer is full. */
    void cork() {
        output.ifPresent(CorkableStream::cork);
    }

    /** Sends the buffered packets, and sends each later packet at once. */
    void uncork() {
        output.ifPresent(CorkableStream::uncork);
    }

    void closeQuietly() {
        try {
            close();
        } catch (IOException e) {
            // The connection is broken already.
        }
    }

    private static final class ObservedStream extends FilterInputStream {

        private final Runnable onReceived;

        ObservedStream(InputStream in, Runnable onReceived) {
            super(in);
            this.onReceived = onReceived;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            var count = super.read(bytes, offset, length);
            if (count > 0) {
                onReceived.run();
            }
            return count;
        }
    }

    private static final class ReadAheadStream extends BufferedInputStream {

        ReadAheadStream(InputStream in) {
            super(in, READ_BUFFER);
        }

        /**
         * Counts only the bytes in the buffer. Paho calls this method for each message, and a system call each time
         * would be slow.
         */
        @Override
        public synchronized int available() {
            return count - pos;
        }
    }

    private final class CorkableStream extends BufferedOutputStream {

        private boolean isCorked;

        CorkableStream(OutputStream out) {
            super(out, WRITE_BUFFER);
        }

        @Override
        public synchronized void flush() throws IOException {
            if (!isCorked) {
                super.flush();
            }
        }

        public synchronized void cork() {
            isCorked = true;
        }

        /**
         * Closes the socket on a failure, so that the thread that reads from it notices that the connection is lost.
         */
        public synchronized void uncork() {
            isCorked = false;
            try {
                super.flush();
            } catch (IOException e) {
                closeQuietly();
            }
        }
    }
}
