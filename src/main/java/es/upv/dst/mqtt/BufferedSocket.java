// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.mqtt;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
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
 * A socket for Paho, which neither asks for packets to be sent at once nor reads more than a byte or a field at a time, and
 * writes each packet alone. With TLS the broker has to show a certificate that is trusted and has the name that the broker
 * is called by. The streams are to be asked for once, as Paho does: what they hold is their own.
 */
class BufferedSocket extends Socket {

    /** More than a burst of small messages; what does not fit is read with the next. */
    private static final int READ_AHEAD = 16_384;

    private static final int WRITTEN_AT_ONCE = 16_384;

    /**
     * So that no more than some hundred messages are in the operating system's buffer when the broker stops to read: they are
     * answered, and the broker does not hear of it.
     */
    private static final int RECEIVE_BUFFER = 65_536;

    private final Optional<SSLSocketFactory> tls;
    private volatile Optional<SSLSocket> secured = Optional.empty();
    private volatile Optional<Corked> corked = Optional.empty();
    private volatile boolean connected;

    BufferedSocket(Optional<SSLSocketFactory> tls) {
        this.tls = tls;
    }

    @Override
    public void connect(SocketAddress broker, int milliseconds) throws IOException {
        setReceiveBufferSize(RECEIVE_BUFFER);
        setTcpNoDelay(true);
        super.connect(broker, milliseconds);
        if (tls.isPresent()) {
            setSoTimeout(milliseconds);
            secured = Optional.of(handshake(tls.get(), (InetSocketAddress) broker));
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

    /** TLS reads and writes the plain streams, which it asks for before this socket is connected for Paho. */
    @Override
    public InputStream getInputStream() throws IOException {
        var plain = connected && secured.isPresent() ? secured.get().getInputStream() : super.getInputStream();
        return connected ? new ReadAhead(plain) : plain;
    }

    @Override
    public OutputStream getOutputStream() throws IOException {
        if (!connected) {
            return super.getOutputStream();
        }
        var stream = new Corked(secured.isPresent() ? secured.get().getOutputStream() : super.getOutputStream());
        corked = Optional.of(stream);
        return stream;
    }

    /** Paho asks for it before it closes the socket, and does not close it if this throws. */
    @Override
    public void shutdownInput() {}

    /** Lets packets wait for each other, to go out in one write; until {@link #uncork}, or there are many. */
    void cork() {
        corked.ifPresent(Corked::cork);
    }

    /** Sends what waits, and from now on each packet at once. */
    void uncork() {
        corked.ifPresent(Corked::uncork);
    }

    void closeQuietly() {
        try {
            close();
        } catch (IOException e) {
            // Already broken.
        }
    }

    private static final class ReadAhead extends BufferedInputStream {

        ReadAhead(InputStream in) {
            super(in, READ_AHEAD);
        }

        /** Without asking the operating system, as Paho would for each message, only to note that something comes. */
        @Override
        public synchronized int available() {
            return count - pos;
        }
    }

    private final class Corked extends BufferedOutputStream {

        private boolean isCorked;

        Corked(OutputStream out) {
            super(out, WRITTEN_AT_ONCE);
        }

        @Override
        public synchronized void flush() throws IOException {
            if (!isCorked) {
                super.flush();
            }
        }

        synchronized void cork() {
            isCorked = true;
        }

        /** A connection that is lost is noticed by the thread that reads from it. */
        synchronized void uncork() {
            isCorked = false;
            try {
                super.flush();
            } catch (IOException lost) {
                closeQuietly();
            }
        }
    }
}
