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
import io.netty.handler.codec.mqtt.MqttPubAckMessage;
import io.netty.handler.codec.mqtt.MqttPubReplyMessageVariableHeader;
import io.netty.handler.codec.mqtt.MqttPublishMessage;
import io.netty.handler.codec.mqtt.MqttQoS;
import io.netty.handler.codec.mqtt.MqttReasonCodes;
import io.netty.handler.codec.mqtt.MqttSubAckMessage;
import io.netty.handler.codec.mqtt.MqttSubAckPayload;
import io.netty.handler.codec.mqtt.MqttSubscribeMessage;
import java.util.Collections;
import java.util.Optional;
import java.util.function.Supplier;

/** The packets that reject a packet of a client. MQTT 5 has more reason codes than MQTT 3.1.1, and texts. */
enum RejectionPackets {
    MQTT_3,
    MQTT_5;

    private static final int MQTT_5_PROTOCOL_LEVEL = 5;
    private static final int MQTT_3_FAILURE = 0x80;
    private static final String TOPIC_RULE =
            "a topic has 1 to 512 characters, no wildcards, no control characters and no dollar at its beginning";
    private static final String FILTER_RULE =
            "a filter has 1 to 512 characters, no control characters, and # and + as whole levels, # as the last one";
    private static final String NO_SPACE =
            "the disk of the broker is full: publish later, or at QoS 0; nothing is stored until then";
    private static final String CLIENT_ID_RULE =
            "a client id has 256 characters at most, no control characters and not dst-lab at its beginning";

    static RejectionPackets of(int protocolLevel) {
        return protocolLevel == MQTT_5_PROTOCOL_LEVEL ? MQTT_5 : MQTT_3;
    }

    /** Returns a packet of MQTT 3.1.1, by which clients of any version recognise that theirs is unknown here. */
    static Optional<MqttMessage> unknownProtocolVersion() {
        return MQTT_3.connack(
                MqttConnectReturnCode.CONNECTION_REFUSED_UNACCEPTABLE_PROTOCOL_VERSION,
                MqttConnectReturnCode.CONNECTION_REFUSED_UNACCEPTABLE_PROTOCOL_VERSION,
                "");
    }

    Optional<MqttMessage> badUserNameOrPassword() {
        return connack(
                MqttConnectReturnCode.CONNECTION_REFUSED_NOT_AUTHORIZED,
                MqttConnectReturnCode.CONNECTION_REFUSED_BAD_USERNAME_OR_PASSWORD,
                "");
    }

    Optional<MqttMessage> badClientId() {
        return connack(
                MqttConnectReturnCode.CONNECTION_REFUSED_IDENTIFIER_REJECTED,
                MqttConnectReturnCode.CONNECTION_REFUSED_CLIENT_IDENTIFIER_NOT_VALID,
                CLIENT_ID_RULE);
    }

    Optional<MqttMessage> badWill() {
        return connack(
                MqttConnectReturnCode.CONNECTION_REFUSED_NOT_AUTHORIZED,
                MqttConnectReturnCode.CONNECTION_REFUSED_TOPIC_NAME_INVALID,
                TOPIC_RULE);
    }

    Optional<MqttMessage> tooLarge() {
        return disconnect(MqttReasonCodes.Disconnect.PACKET_TOO_LARGE, "");
    }

    Optional<MqttMessage> malformed() {
        return disconnect(MqttReasonCodes.Disconnect.MALFORMED_PACKET, "");
    }

    Optional<MqttMessage> badTopic() {
        return disconnect(MqttReasonCodes.Disconnect.TOPIC_NAME_INVALID, TOPIC_RULE);
    }

    /** Returns a packet of MQTT 5. */
    static MqttMessage sessionTakenOver() {
        return MqttMessageBuilders.disconnect()
                .reasonCode(MqttReasonCodes.Disconnect.SESSION_TAKEN_OVER.byteValue())
                .build();
    }

    /** Returns the refusal of a message at QoS 1 or 2; empty for MQTT 3.1.1, which has no such packet. */
    Optional<MqttMessage> noSpace(MqttPublishMessage publish, boolean reasonRequested) {
        var type = publish.fixedHeader().qosLevel() == MqttQoS.EXACTLY_ONCE
                ? MqttMessageType.PUBREC
                : MqttMessageType.PUBACK;
        return ifMqtt5(() -> new MqttPubAckMessage(
                fixedHeader(type),
                new MqttPubReplyMessageVariableHeader(
                        publish.variableHeader().packetId(),
                        MqttReasonCodes.PubAck.QUOTA_EXCEEDED.byteValue(),
                        properties(reasonRequested ? NO_SPACE : ""))));
    }

    MqttMessage rejectedSubscriptions(MqttSubscribeMessage subscribe, boolean reasonRequested) {
        int code = this == MQTT_5 ? MqttReasonCodes.SubAck.TOPIC_FILTER_INVALID.byteValue() & 0xff : MQTT_3_FAILURE;
        var codes = Collections.nCopies(subscribe.payload().topicSubscriptions().size(), code);
        int id = subscribe.variableHeader().messageId();
        return new MqttSubAckMessage(
                fixedHeader(MqttMessageType.SUBACK),
                new MqttMessageIdAndPropertiesVariableHeader(id, properties(reasonRequested ? FILTER_RULE : "")),
                new MqttSubAckPayload(codes));
    }

    private Optional<MqttMessage> connack(MqttConnectReturnCode mqtt3, MqttConnectReturnCode mqtt5, String reason) {
        var code = this == MQTT_5 ? mqtt5 : mqtt3;
        return Optional.of(MqttMessageBuilders.connAck()
                .returnCode(code)
                .properties(properties(reason))
                .build());
    }

    /** Returns empty for MQTT 3.1.1, in which a broker cannot send a DISCONNECT packet. */
    private Optional<MqttMessage> disconnect(MqttReasonCodes.Disconnect code, String reason) {
        return ifMqtt5(() -> MqttMessageBuilders.disconnect()
                .reasonCode(code.byteValue())
                .properties(properties(reason))
                .build());
    }

    private Optional<MqttMessage> ifMqtt5(Supplier<MqttMessage> packet) {
        return this == MQTT_5 ? Optional.of(packet.get()) : Optional.empty();
    }

    private static MqttFixedHeader fixedHeader(MqttMessageType type) {
        return new MqttFixedHeader(type, false, MqttQoS.AT_MOST_ONCE, false, 0);
    }

    /** Returns the properties with the text, or none if the text is empty. The codec omits them in MQTT 3.1.1. */
    private static MqttProperties properties(String reason) {
        var properties = new MqttProperties();
        if (!reason.isEmpty()) {
            properties.add(new MqttProperties.StringProperty(MqttProperties.REASON_STRING, reason));
        }
        return properties;
    }
}
