// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.broker;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;

/** A socket and the bytes of MQTT, for what no client library agrees to send. */
final class RawMqttClient implements AutoCloseable {

    static final int HUNG_UP = -1;
    private static final int CLEAN = 0x02;
    private static final int PATIENCE = 60_000;

    private final Socket socket;
    private final DataInputStream in;

    RawMqttClient(int port) {
        try {
            socket = new Socket("127.0.0.1", port);
            socket.setSoTimeout(PATIENCE);
            in = new DataInputStream(socket.getInputStream());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The connack's code; the session outlives this client. */
    int resume(String id, String user, String password) {
        send(0x10, connectBody(4, 0, id, user, password, ""));
        return code(3);
    }

    /** The connack's code. */
    int connect(int level, String id, String user, String password) {
        send(0x10, connectBody(level, CLEAN, id, user, password, ""));
        return code(3);
    }

    /** The connack's code; the will goes out when this client hangs up. */
    int connectWithWill(int level, String id, String user, String password, String will) {
        send(0x10, connectBody(level, CLEAN, id, user, password, will));
        return code(3);
    }

    /** The suback's code. */
    int subscribe(int level, String filter) {
        send(0x82, out -> {
            out.writeShort(1);
            properties(out, level);
            string(out, filter);
            out.writeByte(1);
        });
        return code(level == 5 ? 5 : 4);
    }

    void publish(int level, String topic, byte[] payload) {
        send(0x30, out -> {
            string(out, topic);
            properties(out, level);
            out.write(payload);
        });
    }

    /** Whether the broker hangs up, rather than answers a ping. */
    boolean isDisconnected() {
        send(0xc0, out -> {});
        int type = read()[0];
        return type == HUNG_UP || (type & 0xf0) == 0xe0;
    }

    private static Body connectBody(int level, int flags, String id, String user, String password, String will) {
        return out -> {
            string(out, "MQTT");
            out.writeByte(level);
            out.writeByte(flags | (user.isEmpty() ? 0 : 0xc0) | (will.isEmpty() ? 0 : 0x04));
            out.writeShort(60);
            properties(out, level);
            string(out, id);
            if (!will.isEmpty()) {
                properties(out, level);
                string(out, will);
                string(out, "from the grave");
            }
            if (!user.isEmpty()) {
                string(out, user);
                string(out, password);
            }
        };
    }

    void send(int type, Body body) {
        try {
            var bytes = new ByteArrayOutputStream();
            body.writeTo(new DataOutputStream(bytes));
            var packet = new ByteArrayOutputStream();
            packet.write(type);
            int length = bytes.size();
            do {
                packet.write(length % 128 | (length > 127 ? 0x80 : 0));
                length /= 128;
            } while (length > 0);
            bytes.writeTo(packet);
            write(packet.toByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A broker that hangs up in the middle is seen when reading. */
    void write(byte[] bytes) throws IOException {
        try {
            socket.getOutputStream().write(bytes);
        } catch (SocketException hungUp) {
            // see above
        }
    }

    /** A byte of the next packet, as an unsigned number. */
    private int code(int index) {
        byte[] packet = read();
        return packet.length <= index ? HUNG_UP : packet[index] & 0xff;
    }

    /** The next packet, its length in one byte; a lone -1 if there is none. */
    byte[] read() {
        try {
            byte type = in.readByte();
            byte[] packet = new byte[2 + in.readUnsignedByte()];
            packet[0] = type;
            in.readFully(packet, 2, packet.length - 2);
            return packet;
        } catch (EOFException | SocketException hungUp) {
            return new byte[] {HUNG_UP};
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void string(DataOutputStream out, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        out.writeShort(bytes.length);
        out.write(bytes);
    }

    private static void properties(DataOutputStream out, int level) throws IOException {
        if (level == 5) {
            out.writeByte(0);
        }
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    interface Body {
        void writeTo(DataOutputStream out) throws IOException;
    }
}
