// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.mqtt.client;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.SocketTimeoutException;

/**
 * The packets of a broker for MQTT 5. The PUBLISH packets have only the {@link PublishProperties} that the lab reads.
 * Paho fails for others that a broker may deliver, such as 32 KB of Correlation Data: its receiver thread ends. The
 * message would stop the lab for good, because the broker delivers it again in each new connection.
 */
final class PropertyFilterStream extends InputStream {

    private static final int PUBLISH = 3;
    private static final int TYPE_SHIFT = 4;
    private static final int QOS_BITS = 0x06;
    private static final int CONTINUATION_BIT = 0x80;
    private static final int VALUE_BITS = 0x7f;
    private static final int BITS_PER_BYTE_OF_LENGTH = 7;
    private static final int MAX_LENGTH_SHIFT = 21;

    private final BufferedInputStream in;

    /** What has been read of the current packet, as Paho gets it. */
    private byte[] head = {};

    private int position;

    /** The bytes of the current packet after the head. */
    private int rest;

    PropertyFilterStream(InputStream in, int bufferSize) {
        this.in = new BufferedInputStream(in, bufferSize);
    }

    @Override
    public int read() throws IOException {
        var one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    /** Returns at most the head or the rest of a packet. Can be called again after a {@link SocketTimeoutException}. */
    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        if (position == head.length && rest == 0 && !readHead()) {
            return -1;
        }
        if (position < head.length) {
            int count = Math.min(length, head.length - position);
            System.arraycopy(head, position, bytes, offset, count);
            position += count;
            return count;
        }
        int count = in.read(bytes, offset, Math.min(length, rest));
        rest -= Math.max(0, count);
        return count;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }

    /** Returns false at the end of the stream. A timeout leaves the packet unread. */
    private boolean readHead() throws IOException {
        in.mark(Integer.MAX_VALUE);
        try {
            int first = in.read();
            if (first < 0) {
                return false;
            }
            readHead(first);
            return true;
        } catch (SocketTimeoutException e) {
            in.reset();
            throw e;
        } finally {
            // Without it, the buffer would keep all that is read until the next packet.
            in.mark(0);
        }
    }

    private void readHead(int first) throws IOException {
        var packet = new DataInputStream(in);
        int length = readLength(packet);
        byte[] content = first >> TYPE_SHIFT == PUBLISH ? readPublish(packet, first, length) : new byte[0];
        rest = first >> TYPE_SHIFT == PUBLISH ? rest : length;
        var bytes = new ByteArrayOutputStream();
        bytes.write(first);
        writeLength(bytes, content.length + rest);
        bytes.writeBytes(content);
        head = bytes.toByteArray();
        position = 0;
    }

    /** Returns topic, packet id and properties. */
    private byte[] readPublish(DataInputStream packet, int first, int length) throws IOException {
        var content = new ByteArrayOutputStream();
        var out = new DataOutputStream(content);
        byte[] topic = readBytes(packet, packet.readUnsignedShort(), length);
        out.writeShort(topic.length);
        out.write(topic);
        if ((first & QOS_BITS) != 0) {
            out.writeShort(packet.readUnsignedShort());
        }
        int before = content.size();
        var prefix = new ByteArrayOutputStream();
        int propertiesLength = readLength(packet);
        writeLength(prefix, propertiesLength);
        byte[] properties = readBytes(packet, propertiesLength, length);
        rest = length - before - prefix.size() - properties.length;
        if (rest < 0) {
            throw malformed();
        }
        byte[] kept = PublishProperties.retainRead(properties);
        writeLength(content, kept.length);
        content.writeBytes(kept);
        return content.toByteArray();
    }

    private static byte[] readBytes(DataInputStream packet, int count, int maximum) throws IOException {
        if (count > maximum) {
            throw malformed();
        }
        byte[] bytes = packet.readNBytes(count);
        if (bytes.length < count) {
            throw new EOFException();
        }
        return bytes;
    }

    private static int readLength(DataInputStream packet) throws IOException {
        int value = 0;
        for (int shift = 0; shift <= MAX_LENGTH_SHIFT; shift += BITS_PER_BYTE_OF_LENGTH) {
            int next = packet.readUnsignedByte();
            value |= (next & VALUE_BITS) << shift;
            if ((next & CONTINUATION_BIT) == 0) {
                return value;
            }
        }
        throw malformed();
    }

    private static void writeLength(ByteArrayOutputStream out, int length) {
        int left = length;
        while (left > VALUE_BITS) {
            out.write(left & VALUE_BITS | CONTINUATION_BIT);
            left >>= BITS_PER_BYTE_OF_LENGTH;
        }
        out.write(left);
    }

    private static IOException malformed() {
        return new IOException("The broker has sent a malformed packet");
    }
}
