// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.broker.protocol;

import static io.netty.handler.codec.mqtt.MqttProperties.AUTHENTICATION_DATA;
import static io.netty.handler.codec.mqtt.MqttProperties.AUTHENTICATION_METHOD;
import static io.netty.handler.codec.mqtt.MqttProperties.MAXIMUM_PACKET_SIZE;
import static io.netty.handler.codec.mqtt.MqttProperties.RECEIVE_MAXIMUM;
import static io.netty.handler.codec.mqtt.MqttProperties.SUBSCRIPTION_IDENTIFIER;

import io.netty.handler.codec.mqtt.MqttConnectMessage;
import io.netty.handler.codec.mqtt.MqttConnectVariableHeader;
import io.netty.handler.codec.mqtt.MqttMessage;
import io.netty.handler.codec.mqtt.MqttProperties;
import io.netty.handler.codec.mqtt.MqttProperties.IntegerProperty;
import io.netty.handler.codec.mqtt.MqttPublishMessage;
import io.netty.handler.codec.mqtt.MqttQoS;
import io.netty.handler.codec.mqtt.MqttSubscribeMessage;
import io.netty.handler.codec.mqtt.MqttSubscriptionOption.RetainedHandlingPolicy;
import io.netty.handler.codec.mqtt.MqttTopicSubscription;
import io.netty.handler.codec.mqtt.MqttUnsubscribeMessage;

/** Rules of MQTT for single packets that neither the codec of Netty nor Artemis checks. */
public final class ProtocolRules {

    /**
     * The maximum packet size in bytes. The packets that the lab needs have at most 1 KB. Without this limit Artemis
     * would buffer packets of up to 256 MB.
     */
    public static final int MAX_PACKET_BYTES = 64 * 1024;

    private static final int MAX_QOS = 2;
    private static final int MQTT_5 = 5;

    private ProtocolRules() {}

    /** Returns whether the client wants to authenticate by a method of MQTT 5, which the broker does not have. */
    public static boolean requestsAuthenticationMethod(MqttConnectMessage connect) {
        return connect.variableHeader().properties().getProperty(AUTHENTICATION_METHOD) != null;
    }

    /** Returns whether the client accepts only packets that are smaller than this. */
    public static boolean acceptsLessThan(MqttConnectMessage connect, int bytes) {
        return connect.variableHeader().properties().getProperty(MAXIMUM_PACKET_SIZE) instanceof IntegerProperty size
                && Integer.compareUnsigned(size.value(), bytes) < 0;
    }

    public static boolean isProtocolError(MqttConnectMessage connect) {
        var header = connect.variableHeader();
        var properties = header.properties();
        return !hasValidWillFlags(header)
                || header.version() < MQTT_5 && header.hasPassword() && !header.hasUserName()
                || isZero(properties, RECEIVE_MAXIMUM)
                || isZero(properties, MAXIMUM_PACKET_SIZE)
                || properties.getProperty(AUTHENTICATION_DATA) != null && !requestsAuthenticationMethod(connect);
    }

    /** [MQTT-3.1.2-11], [MQTT-3.1.2-13] and [MQTT-3.1.2-14]. */
    private static boolean hasValidWillFlags(MqttConnectVariableHeader header) {
        return header.isWillFlag() ? header.willQos() <= MAX_QOS : header.willQos() == 0 && !header.isWillRetain();
    }

    /** Returns whether a packet after the CONNECT packet is one that a client must not send. */
    public static boolean isProtocolError(MqttMessage packet) {
        return switch (packet) {
            case MqttConnectMessage _ -> true;
            case MqttPublishMessage publish ->
                publish.fixedHeader().isDup() && publish.fixedHeader().qosLevel() == MqttQoS.AT_MOST_ONCE;
            case MqttSubscribeMessage subscribe ->
                subscribe.payload().topicSubscriptions().isEmpty()
                        || isZero(subscribe.idAndPropertiesVariableHeader().properties(), SUBSCRIPTION_IDENTIFIER)
                        || subscribe.payload().topicSubscriptions().stream().anyMatch(ProtocolRules::isSharedNoLocal);
            case MqttUnsubscribeMessage unsubscribe ->
                unsubscribe.payload().topics().isEmpty();
            default -> false;
        };
    }

    /** Returns whether a SUBSCRIBE packet has bits that MQTT 3.1.1 reserves, because MQTT 5 added options. */
    public static boolean hasOptionsOfMqtt5(MqttMessage packet) {
        return packet instanceof MqttSubscribeMessage subscribe
                && subscribe.payload().topicSubscriptions().stream()
                        .map(MqttTopicSubscription::option)
                        .anyMatch(option -> option.isNoLocal()
                                || option.isRetainAsPublished()
                                || option.retainHandling() != RetainedHandlingPolicy.SEND_AT_SUBSCRIBE);
    }

    /** [MQTT-3.8.3-4]. */
    private static boolean isSharedNoLocal(MqttTopicSubscription subscription) {
        return subscription.option().isNoLocal() && ArtemisNames.isShared(subscription.topicFilter());
    }

    private static boolean isZero(MqttProperties properties, int type) {
        return properties.getProperty(type) instanceof IntegerProperty number && number.value() == 0;
    }
}
