// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.mqtt.client;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Tests when a buffered socket sends outgoing packets, corked and uncorked. */
class BufferedSocketTest {

    private ServerSocket server;
    private BufferedSocket socket;
    private Socket broker;
    private OutputStream out;
    private int received;

    @BeforeEach
    void connect() throws IOException {
        server = new ServerSocket(0);
        socket = new BufferedSocket(Optional.empty(), () -> received++);
        socket.connect(server.getLocalSocketAddress(), 5_000);
        broker = server.accept();
        broker.setSoTimeout(5_000);
        out = socket.getOutputStream();
    }

    @AfterEach
    void close() throws IOException {
        broker.close();
        socket.close();
        server.close();
    }

    @Test
    void packet_isSentAtOnceUnlessTheSocketIsCorked() throws IOException {
        send("one");
        assertThat(receive(3)).isEqualTo("one");
        socket.cork();
        send("two");
        broker.setSoTimeout(50);
        assertThatThrownBy(() -> receive(1)).isInstanceOf(SocketTimeoutException.class);
        broker.setSoTimeout(5_000);
        send("three");
        socket.uncork();
        assertThat(receive(8)).isEqualTo("twothree");
        send("four");
        assertThat(receive(4)).isEqualTo("four");
    }

    @Test
    void corkedSocket_sendsWhenItsBufferIsFull() throws IOException {
        socket.cork();
        for (var packet = 0; packet < 20; packet++) {
            send("x".repeat(1_024));
        }
        assertThat(receive(16_384)).hasSize(16_384);
    }

    /** A broker that no longer answers is detected by the time of its last packet. */
    @Test
    void readPacket_isObserved() throws IOException {
        var in = socket.getInputStream();
        assertThat(received).isZero();
        broker.getOutputStream().write(new byte[] {(byte) 0xD0, 0});
        assertThat(in.readNBytes(2)).containsExactly(0xD0, 0);
        assertThat(received).isOne();
        reset();
        assertThatThrownBy(in::read).isInstanceOf(SocketException.class);
        assertThat(received).isOne();
    }

    /** The thread that reads from the socket notices a lost connection when the socket is closed. */
    @Test
    void uncorkThatCannotSend_closesTheSocket() throws IOException {
        socket.cork();
        send("lost");
        reset();
        assertThat(socket.isClosed()).isFalse();
        socket.uncork();
        assertThat(socket.isClosed()).isTrue();
    }

    @Test
    void uncorkOfAClosedSocket_throwsNothing() throws IOException {
        socket.cork();
        send("lost");
        socket.close();
        assertThatCode(socket::uncork).doesNotThrowAnyException();
    }

    /** Resets the connection, and waits until the socket cannot send any more. */
    private void reset() throws IOException {
        broker.setSoLinger(true, 0);
        broker.close();
        var in = socket.getInputStream();
        assertThatThrownBy(in::read).isInstanceOf(SocketException.class);
    }

    private void send(String packet) throws IOException {
        out.write(packet.getBytes(US_ASCII));
        out.flush();
    }

    private String receive(int bytes) throws IOException {
        return new String(broker.getInputStream().readNBytes(bytes), US_ASCII);
    }
}
