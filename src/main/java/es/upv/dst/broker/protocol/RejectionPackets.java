// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.broker.protocol;

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
public enum RejectionPackets {
    MQTT_3,
    MQTT_5;

    private static final int MQTT_5_PROTOCOL_LEVEL = 5;
    private static final int MQTT_3_FAILURE = 0x80;
    private static final String TOPIC_RULE =
            "a topic has 1 to 128 characters, 16 levels, no wildcards, control or noncharacters, no $ at its start";
    public static final String FILTER_RULE =
            "a filter has 1 to 128 characters, 16 levels, no control or noncharacters, # and + as levels, # last";
    private static final String NO_SPACE =
            "the disk of the broker is full: publish later, or at QoS 0; nothing is stored until then";
    private static final String CLIENT_ID_RULE =
            "a client id has up to 256 characters, no control characters or noncharacters, no dst-lab at its start";

    public static RejectionPackets of(int protocolLevel) {
        return protocolLevel == MQTT_5_PROTOCOL_LEVEL ? MQTT_5 : MQTT_3;
    }

    /** Returns a packet of MQTT 3.1.1, by which clients of any version recognise that theirs is unknown here. */
    public static Rejection unknownProtocolVersion() {
        return MQTT_3.connack(
                MqttConnectReturnCode.CONNECTION_REFUSED_UNACCEPTABLE_PROTOCOL_VERSION,
                MqttConnectReturnCode.CONNECTION_REFUSED_UNACCEPTABLE_PROTOCOL_VERSION,
                "the broker knows MQTT 3.1, 3.1.1 and 5 only");
    }

    public Rejection badUserNameOrPassword() {
        return connack(
                MqttConnectReturnCode.CONNECTION_REFUSED_NOT_AUTHORIZED,
                MqttConnectReturnCode.CONNECTION_REFUSED_BAD_USERNAME_OR_PASSWORD,
                "the user name or the password is wrong");
    }

    /** In MQTT 3.1.1, the broker closes the connection without a CONNACK. */
    public Rejection invalidConnect() {
        return new Rejection(
                ifMqtt5(() -> MqttMessageBuilders.connAck()
                        .returnCode(MqttConnectReturnCode.CONNECTION_REFUSED_PROTOCOL_ERROR)
                        .build()),
                "flags or properties of the CONNECT packet contradict each other");
    }

    public Rejection badAuthenticationMethod() {
        return connack(
                MqttConnectReturnCode.CONNECTION_REFUSED_NOT_AUTHORIZED,
                MqttConnectReturnCode.CONNECTION_REFUSED_BAD_AUTHENTICATION_METHOD,
                "the broker has no authentication method of MQTT 5");
    }

    /** Refuses the CONNECT packet of a client because of a limit. */
    public Rejection quotaExceeded(String reason) {
        return connack(
                MqttConnectReturnCode.CONNECTION_REFUSED_SERVER_UNAVAILABLE,
                MqttConnectReturnCode.CONNECTION_REFUSED_QUOTA_EXCEEDED,
                reason);
    }

    public Rejection badClientId() {
        return connack(
                MqttConnectReturnCode.CONNECTION_REFUSED_IDENTIFIER_REJECTED,
                MqttConnectReturnCode.CONNECTION_REFUSED_CLIENT_IDENTIFIER_NOT_VALID,
                CLIENT_ID_RULE);
    }

    public Rejection badWill() {
        return connack(
                MqttConnectReturnCode.CONNECTION_REFUSED_NOT_AUTHORIZED,
                MqttConnectReturnCode.CONNECTION_REFUSED_TOPIC_NAME_INVALID,
                TOPIC_RULE);
    }

    public Rejection tooLarge() {
        return disconnect(MqttReasonCodes.Disconnect.PACKET_TOO_LARGE, "a packet has 64 KB at most");
    }

    public Rejection malformed() {
        return disconnect(MqttReasonCodes.Disconnect.MALFORMED_PACKET, "the packet is malformed, or not allowed here");
    }

    public Rejection protocolError() {
        return disconnect(MqttReasonCodes.Disconnect.PROTOCOL_ERROR, "a client must not send this packet");
    }

    public Rejection badTopic() {
        return disconnect(MqttReasonCodes.Disconnect.TOPIC_NAME_INVALID, TOPIC_RULE);
    }

    /** Returns a packet of MQTT 5. */
    public static MqttMessage sessionTakenOver() {
        return MqttMessageBuilders.disconnect()
                .reasonCode(MqttReasonCodes.Disconnect.SESSION_TAKEN_OVER.byteValue())
                .build();
    }

    /** Returns the refusal of a message at QoS 1 or 2; empty for MQTT 3.1.1, which has no such packet. */
    public Optional<MqttMessage> noSpace(MqttPublishMessage publish, boolean reasonRequested) {
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

    /** Refuses a packet of a client that is connected, because of a limit. */
    public Rejection quotaExceededLater(String reason) {
        return disconnect(MqttReasonCodes.Disconnect.QUOTA_EXCEEDED, reason);
    }

    public Rejection receiveMaximumExceeded() {
        return disconnect(
                MqttReasonCodes.Disconnect.RECEIVE_MAXIMUM_EXCEEDED, "too many messages at QoS 2 are not released");
    }

    public Rejection invalidTopicAlias() {
        return disconnect(MqttReasonCodes.Disconnect.TOPIC_ALIAS_INVALID, "the topic alias is unknown or too high");
    }

    /** Refuses all filters of the packet. A client of MQTT 3.1.1 gets another code and no reason. */
    public MqttMessage rejectedSubscriptions(
            MqttSubscribeMessage subscribe, MqttReasonCodes.SubAck reasonCode, String reason) {
        int code = this == MQTT_5 ? reasonCode.byteValue() & 0xff : MQTT_3_FAILURE;
        var codes = Collections.nCopies(subscribe.payload().topicSubscriptions().size(), code);
        int id = subscribe.variableHeader().messageId();
        return new MqttSubAckMessage(
                fixedHeader(MqttMessageType.SUBACK),
                new MqttMessageIdAndPropertiesVariableHeader(id, properties(reason)),
                new MqttSubAckPayload(codes));
    }

    private Rejection connack(MqttConnectReturnCode mqtt3, MqttConnectReturnCode mqtt5, String reason) {
        var code = this == MQTT_5 ? mqtt5 : mqtt3;
        var packet = MqttMessageBuilders.connAck()
                .returnCode(code)
                .properties(properties(reason))
                .build();
        return new Rejection(Optional.of(packet), reason);
    }

    /** Returns empty for MQTT 3.1.1, in which a broker cannot send a DISCONNECT packet. */
    private Rejection disconnect(MqttReasonCodes.Disconnect code, String reason) {
        Optional<MqttMessage> packet = ifMqtt5(() -> MqttMessageBuilders.disconnect()
                .reasonCode(code.byteValue())
                .properties(properties(reason))
                .build());
        return new Rejection(packet, reason);
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
