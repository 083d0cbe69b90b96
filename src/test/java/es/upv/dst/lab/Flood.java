// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.lab;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.time.Duration;

/** A client of MQTT 3.1.1 that logs in as dst and then publishes as fast as the broker reads. */
public final class Flood implements AutoCloseable {

    private static final int PACKETS_AT_ONCE = 500;

    private final Socket socket;
    private final byte[] packets;

    /** At QoS 0. */
    public Flood(int port, String topic, String payload) throws IOException {
        this(port, 0, topic, payload);
    }

    public Flood(int port, int qos, String topic, String payload) throws IOException {
        socket = new Socket("127.0.0.1", port);
        socket.getOutputStream().write(packet(0x10, "MQTT", new byte[] {4, (byte) 0xC2, 0, 60, 0, 0}, "dst", "dst"));
        if (socket.getInputStream().readNBytes(4)[3] != 0) {
            throw new IOException("the broker refused the login");
        }
        var packet = qos == 0
                ? packet(0x30, topic, payload.getBytes(UTF_8))
                : packet(0x30 | qos << 1, topic, new byte[] {0, 1}, payload.getBytes(UTF_8));
        var many = new ByteArrayOutputStream();
        for (var time = 0; time < PACKETS_AT_ONCE; time++) {
            many.write(packet);
        }
        packets = many.toByteArray();
    }

    /** Sends for as long; being slowed down or hung up on is the broker's right. */
    public void pours(Duration time) {
        var end = System.nanoTime() + time.toNanos();
        try {
            while (System.nanoTime() < end) {
                socket.getOutputStream().write(packets);
            }
        } catch (IOException hungUp) {
            // The end of the flood.
        }
    }

    /** Sends until it is closed, and takes no notice of what it is told. */
    public Flood poursMeanwhile() {
        Thread.ofVirtual().start(() -> pours(Duration.ofDays(1)));
        Thread.ofVirtual().start(this::listens);
        return this;
    }

    private void listens() {
        try {
            socket.getInputStream().transferTo(OutputStream.nullOutputStream());
        } catch (IOException hungUp) {
            // The end of the flood.
        }
    }

    /** Texts with their lengths, bytes as they are; less than 128 of them. */
    private static byte[] packet(int type, Object... parts) throws IOException {
        var body = new ByteArrayOutputStream();
        var out = new DataOutputStream(body);
        for (var part : parts) {
            switch (part) {
                case byte[] bytes -> out.write(bytes);
                default -> out.writeUTF(part.toString());
            }
        }
        var packet = new ByteArrayOutputStream();
        packet.write(type);
        packet.write(body.size());
        body.writeTo(packet);
        return packet.toByteArray();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
