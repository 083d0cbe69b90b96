// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.mqtt.client;

import static java.nio.charset.StandardCharsets.UTF_8;

import es.upv.dst.broker.LabBroker;
import java.io.ByteArrayOutputStream;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.Set;

/** The encoded properties of a PUBLISH packet of MQTT 5. */
final class PublishProperties {

    private static final int PAYLOAD_FORMAT_INDICATOR = 0x01;
    private static final int MESSAGE_EXPIRY_INTERVAL = 0x02;
    private static final int CONTENT_TYPE = 0x03;
    private static final int RESPONSE_TOPIC = 0x08;
    private static final int CORRELATION_DATA = 0x09;
    private static final int SUBSCRIPTION_IDENTIFIER = 0x0b;
    private static final int TOPIC_ALIAS = 0x23;
    private static final int USER_PROPERTY = 0x26;

    private static final Set<String> READ = Set.of(LabBroker.DELIVERY_PROPERTY, LabBroker.SENDER_PROPERTY);

    private PublishProperties() {}

    /**
     * Returns the user properties of the embedded broker with printable ASCII characters. Drops everything from a
     * property on that is malformed or unknown.
     */
    static byte[] retainRead(byte[] properties) {
        var kept = new ByteArrayOutputStream();
        var rest = ByteBuffer.wrap(properties);
        try {
            while (rest.hasRemaining()) {
                int start = rest.position();
                if (isRead(rest)) {
                    kept.write(properties, start, rest.position() - start);
                }
            }
        } catch (BufferUnderflowException | IllegalArgumentException e) {
            // The rest cannot be divided into properties.
        }
        return kept.toByteArray();
    }

    /** Advances to the end of the next property, and returns whether the lab reads it. */
    private static boolean isRead(ByteBuffer properties) {
        switch (properties.get()) {
            case PAYLOAD_FORMAT_INDICATOR -> properties.get();
            case MESSAGE_EXPIRY_INTERVAL -> properties.getInt();
            case TOPIC_ALIAS -> properties.getShort();
            case CONTENT_TYPE, RESPONSE_TOPIC, CORRELATION_DATA -> next(properties);
            case SUBSCRIPTION_IDENTIFIER -> skipVariableByteInteger(properties);
            case USER_PROPERTY -> {
                byte[] name = next(properties);
                byte[] value = next(properties);
                return READ.contains(new String(name, UTF_8)) && isPrintable(value);
            }
            default -> throw new IllegalArgumentException("unknown property");
        }
        return false;
    }

    private static byte[] next(ByteBuffer properties) {
        byte[] bytes = new byte[Short.toUnsignedInt(properties.getShort())];
        properties.get(bytes);
        return bytes;
    }

    private static void skipVariableByteInteger(ByteBuffer properties) {
        while (properties.get() < 0) {
            // Each byte but the last one has the highest bit.
        }
    }

    private static boolean isPrintable(byte[] text) {
        for (byte character : text) {
            if (character < ' ' || character > '~') {
                return false;
            }
        }
        return true;
    }
}
