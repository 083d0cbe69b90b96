// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.broker.protocol;

import static io.netty.handler.codec.mqtt.MqttProperties.MAXIMUM_PACKET_SIZE;
import static io.netty.handler.codec.mqtt.MqttProperties.RECEIVE_MAXIMUM;
import static io.netty.handler.codec.mqtt.MqttProperties.SESSION_EXPIRY_INTERVAL;
import static io.netty.handler.codec.mqtt.MqttProperties.TOPIC_ALIAS_MAXIMUM;

import io.netty.handler.codec.mqtt.MqttConnectMessage;
import io.netty.handler.codec.mqtt.MqttConnectPayload;
import io.netty.handler.codec.mqtt.MqttConnectVariableHeader;
import io.netty.handler.codec.mqtt.MqttProperties;
import io.netty.handler.codec.mqtt.MqttProperties.IntegerProperty;

/** Changes a CONNECT packet. */
public record ConnectEdit(MqttConnectMessage connect) {

    private static final int MQTT_5 = 5;

    /** The default, and the highest possible one. */
    public static final int RECEIVE_MAXIMUM_OF_MQTT = 65_535;

    /**
     * Returns the packet with a client id and a session expiry interval; in MQTT 3.1.1, an interval of 0 makes the
     * session clean. Sets the Receive Maximum in MQTT 5: the lower one of the client's and {@code maxInFlight}. Also
     * removes the client's topic aliases, so that Artemis keeps none for the client, and its Maximum Packet Size.
     * Artemis 2.53 does not free the memory of a message that it does not send because of that; {@code
     * PacketValidationHandler} has refused the client if it is less than the broker's.
     */
    public MqttConnectMessage with(String clientId, int expirySeconds, int maxInFlight) {
        var header = connect.variableHeader();
        var payload = connect.payload();
        var properties = PropertyEdit.without(header.properties(), TOPIC_ALIAS_MAXIMUM, MAXIMUM_PACKET_SIZE);
        if (properties.getProperty(SESSION_EXPIRY_INTERVAL) != null) {
            properties.add(new IntegerProperty(SESSION_EXPIRY_INTERVAL, expirySeconds));
        }
        if (header.version() == MQTT_5) {
            properties.add(new IntegerProperty(RECEIVE_MAXIMUM, Math.min(receiveMaximum(properties), maxInFlight)));
        }
        var clean = header.isCleanSession() || header.version() < MQTT_5 && expirySeconds == 0;
        return new MqttConnectMessage(
                connect.fixedHeader(),
                header(header.isWillFlag(), header.isWillRetain(), clean, properties),
                new MqttConnectPayload(
                        clientId,
                        payload.willProperties(),
                        payload.willTopic(),
                        payload.willMessageInBytes(),
                        payload.userName(),
                        payload.passwordInBytes()));
    }

    /** Returns the packet with a will that is published, but not retained. */
    public MqttConnectMessage withoutWillRetain() {
        return withWill(connect.variableHeader().isWillFlag());
    }

    MqttConnectMessage withoutWill() {
        return withWill(false);
    }

    private MqttConnectMessage withWill(boolean will) {
        var header = connect.variableHeader();
        return new MqttConnectMessage(
                connect.fixedHeader(),
                header(will, false, header.isCleanSession(), header.properties()),
                connect.payload());
    }

    private MqttConnectVariableHeader header(
            boolean will, boolean willRetain, boolean cleanSession, MqttProperties properties) {
        var header = connect.variableHeader();
        return new MqttConnectVariableHeader(
                header.name(),
                header.version(),
                header.hasUserName(),
                header.hasPassword(),
                willRetain,
                header.willQos(),
                will,
                cleanSession,
                header.keepAliveTimeSeconds(),
                properties);
    }

    private static int receiveMaximum(MqttProperties properties) {
        return properties.getProperty(RECEIVE_MAXIMUM) instanceof IntegerProperty maximum
                ? maximum.value()
                : RECEIVE_MAXIMUM_OF_MQTT;
    }
}
