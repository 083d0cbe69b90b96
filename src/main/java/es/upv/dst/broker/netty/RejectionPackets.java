// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.broker.netty;

import io.netty.handler.codec.mqtt.MqttConnectReturnCode;
import io.netty.handler.codec.mqtt.MqttFixedHeader;
import io.netty.handler.codec.mqtt.MqttMessage;
import io.netty.handler.codec.mqtt.MqttMessageBuilders;
import io.netty.handler.codec.mqtt.MqttMessageIdAndPropertiesVariableHeader;
import io.netty.handler.codec.mqtt.MqttMessageType;
import io.netty.handler.codec.mqtt.MqttProperties;
import io.netty.handler.codec.mqtt.MqttQoS;
import io.netty.handler.codec.mqtt.MqttReasonCodes;
import io.netty.handler.codec.mqtt.MqttSubAckMessage;
import io.netty.handler.codec.mqtt.MqttSubAckPayload;
import io.netty.handler.codec.mqtt.MqttSubscribeMessage;
import java.util.Collections;
import java.util.Optional;

/** The packets that reject a packet of a client. MQTT 5 has more reason codes than MQTT 3.1.1. */
enum RejectionPackets {
    MQTT_3,
    MQTT_5;

    private static final int MQTT_5_PROTOCOL_LEVEL = 5;
    private static final int MQTT_3_FAILURE = 0x80;

    static RejectionPackets of(int protocolLevel) {
        return protocolLevel == MQTT_5_PROTOCOL_LEVEL ? MQTT_5 : MQTT_3;
    }

    Optional<MqttMessage> badUserNameOrPassword() {
        return connack(
                MqttConnectReturnCode.CONNECTION_REFUSED_NOT_AUTHORIZED,
                MqttConnectReturnCode.CONNECTION_REFUSED_BAD_USERNAME_OR_PASSWORD);
    }

    Optional<MqttMessage> badClientId() {
        return connack(
                MqttConnectReturnCode.CONNECTION_REFUSED_IDENTIFIER_REJECTED,
                MqttConnectReturnCode.CONNECTION_REFUSED_CLIENT_IDENTIFIER_NOT_VALID);
    }

    Optional<MqttMessage> badWill() {
        return connack(
                MqttConnectReturnCode.CONNECTION_REFUSED_NOT_AUTHORIZED,
                MqttConnectReturnCode.CONNECTION_REFUSED_TOPIC_NAME_INVALID);
    }

    Optional<MqttMessage> tooLarge() {
        return disconnect(MqttReasonCodes.Disconnect.PACKET_TOO_LARGE);
    }

    Optional<MqttMessage> malformed() {
        return disconnect(MqttReasonCodes.Disconnect.MALFORMED_PACKET);
    }

    Optional<MqttMessage> badTopic() {
        return disconnect(MqttReasonCodes.Disconnect.TOPIC_NAME_INVALID);
    }

    MqttMessage rejectedSubscriptions(MqttSubscribeMessage subscribe) {
        int code = this == MQTT_5 ? MqttReasonCodes.SubAck.NOT_AUTHORIZED.byteValue() & 0xff : MQTT_3_FAILURE;
        var codes = Collections.nCopies(subscribe.payload().topicSubscriptions().size(), code);
        int id = subscribe.variableHeader().messageId();
        return new MqttSubAckMessage(
                new MqttFixedHeader(MqttMessageType.SUBACK, false, MqttQoS.AT_MOST_ONCE, false, 0),
                new MqttMessageIdAndPropertiesVariableHeader(id, MqttProperties.NO_PROPERTIES),
                new MqttSubAckPayload(codes));
    }

    private Optional<MqttMessage> connack(MqttConnectReturnCode mqtt3, MqttConnectReturnCode mqtt5) {
        var code = this == MQTT_5 ? mqtt5 : mqtt3;
        return Optional.of(MqttMessageBuilders.connAck().returnCode(code).build());
    }

    /** Returns empty for MQTT 3.1.1, in which a broker cannot send a DISCONNECT packet. */
    private Optional<MqttMessage> disconnect(MqttReasonCodes.Disconnect reason) {
        return Optional.of(this)
                .filter(MQTT_5::equals)
                .map(_ -> MqttMessageBuilders.disconnect()
                        .reasonCode(reason.byteValue())
                        .build());
    }
}
