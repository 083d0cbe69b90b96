// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.broker.netty;

import io.netty.handler.codec.mqtt.MqttConnectMessage;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Optional;

/**
 * The fields of a CONNECT packet that {@link PacketValidationHandler} checks.
 *
 * @param user the user name; empty if the packet has no user name
 * @param password the password; empty if the packet has no password
 * @param willTopic the topic of the will message; empty if the packet has no will message
 */
record ConnectRequest(ClientId clientId, String user, String password, Optional<String> willTopic) {

    static ConnectRequest of(MqttConnectMessage connect) {
        var payload = connect.payload();
        byte[] password = Objects.requireNonNullElse(payload.passwordInBytes(), new byte[0]);
        return new ConnectRequest(
                new ClientId(Objects.requireNonNullElse(payload.clientIdentifier(), "")),
                Objects.requireNonNullElse(payload.userName(), ""),
                new String(password, StandardCharsets.UTF_8),
                connect.variableHeader().isWillFlag() ? Optional.of(payload.willTopic()) : Optional.empty());
    }
}
