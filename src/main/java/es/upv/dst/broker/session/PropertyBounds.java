// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.broker.session;

import es.upv.dst.broker.protocol.MqttNameValidator;
import io.netty.handler.codec.mqtt.MqttProperties;
import io.netty.handler.codec.mqtt.MqttProperties.BinaryProperty;
import io.netty.handler.codec.mqtt.MqttProperties.MqttProperty;
import io.netty.handler.codec.mqtt.MqttProperties.StringPair;
import io.netty.handler.codec.mqtt.MqttProperties.StringProperty;
import io.netty.handler.codec.mqtt.MqttProperties.UserProperties;
import java.util.stream.Stream;

/** Limits the properties of a packet and of a will. */
public final class PropertyBounds {

    /** Each takes hundreds of bytes in memory, although it may have five in a packet. */
    public static final int MAX_USER_PROPERTIES = 32;

    /** In each connection, Artemis keeps the 32 latest names of user properties, and the 32 latest other texts. */
    public static final int MAX_CHARACTERS = 128;

    /** Of Correlation Data. From 32,768 bytes on, programs that use Paho for MQTT 5 would end. */
    public static final int MAX_BYTES = 128;

    private PropertyBounds() {}

    static boolean allow(MqttProperties properties) {
        return properties.listAll().stream()
                .allMatch(
                        property -> isBelowMaximum(property) && texts(property).allMatch(PropertyBounds::isAllowed));
    }

    private static boolean isBelowMaximum(MqttProperty<?> property) {
        return switch (property) {
            case UserProperties user -> user.value().size() <= MAX_USER_PROPERTIES;
            case BinaryProperty binary -> binary.value().length <= MAX_BYTES;
            default -> true;
        };
    }

    /** Programs that use Paho for MQTT 5 would end if they received one of these characters. */
    private static boolean isAllowed(String text) {
        return text.length() <= MAX_CHARACTERS && !MqttNameValidator.hasForbiddenCharacter(text);
    }

    private static Stream<String> texts(MqttProperty<?> property) {
        return switch (property) {
            case StringProperty text -> Stream.of(text.value());
            case UserProperties user -> user.value().stream().flatMap(PropertyBounds::texts);
            default -> Stream.empty();
        };
    }

    private static Stream<String> texts(StringPair pair) {
        return Stream.of(pair.key, pair.value);
    }
}
