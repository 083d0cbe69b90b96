// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.broker;

import io.netty.handler.codec.mqtt.MqttConnectMessage;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Optional;

/**
 * What a client says of itself when it connects.
 *
 * @param user empty if it names none
 * @param password empty if it names none
 * @param will the topic of its will
 */
record Login(ClientId client, String user, String password, Optional<String> will) {

    static Login of(MqttConnectMessage connect) {
        var payload = connect.payload();
        byte[] password = Objects.requireNonNullElse(payload.passwordInBytes(), new byte[0]);
        return new Login(
                new ClientId(Objects.requireNonNullElse(payload.clientIdentifier(), "")),
                Objects.requireNonNullElse(payload.userName(), ""),
                new String(password, StandardCharsets.UTF_8),
                connect.variableHeader().isWillFlag() ? Optional.of(payload.willTopic()) : Optional.empty());
    }
}
