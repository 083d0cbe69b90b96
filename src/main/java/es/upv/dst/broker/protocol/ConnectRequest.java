// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.broker.protocol;

import static io.netty.handler.codec.mqtt.MqttProperties.ASSIGNED_CLIENT_IDENTIFIER;
import static io.netty.handler.codec.mqtt.MqttProperties.REQUEST_PROBLEM_INFORMATION;

import io.netty.handler.codec.mqtt.MqttConnAckMessage;
import io.netty.handler.codec.mqtt.MqttConnectMessage;
import io.netty.handler.codec.mqtt.MqttProperties.IntegerProperty;
import io.netty.handler.codec.mqtt.MqttProperties.StringProperty;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Optional;

/**
 * The fields of a CONNECT packet that the broker checks.
 *
 * @param user the user name; empty if the packet has no user name
 * @param password the password; empty if the packet has no password
 * @param willTopic the topic of the will message; empty if the packet has no will message
 */
public record ConnectRequest(ClientId clientId, String user, String password, Optional<String> willTopic) {

    public static ConnectRequest of(MqttConnectMessage connect) {
        var payload = connect.payload();
        byte[] password = Objects.requireNonNullElse(payload.passwordInBytes(), new byte[0]);
        return new ConnectRequest(
                new ClientId(Objects.requireNonNullElse(payload.clientIdentifier(), "")),
                Objects.requireNonNullElse(payload.userName(), ""),
                new String(password, StandardCharsets.UTF_8),
                connect.variableHeader().isWillFlag() ? Optional.of(payload.willTopic()) : Optional.empty());
    }

    /** Returns the client id that the broker has assigned to a client without one, in MQTT 5. */
    public static Optional<String> assignedClientId(MqttConnAckMessage connack) {
        return connack.variableHeader().properties().getProperty(ASSIGNED_CLIENT_IDENTIFIER)
                        instanceof StringProperty assigned
                ? Optional.of(assigned.value())
                : Optional.empty();
    }

    /** Returns whether packets for the client may contain the text of a reason [MQTT-3.1.2-29]. */
    public static boolean requestsReasons(MqttConnectMessage connect) {
        return !(connect.variableHeader().properties().getProperty(REQUEST_PROBLEM_INFORMATION)
                        instanceof IntegerProperty requested)
                || requested.value() != 0;
    }
}
