// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.broker.session;

import static io.netty.handler.codec.mqtt.MqttProperties.TOPIC_ALIAS;
import static io.netty.handler.codec.mqtt.MqttProperties.TOPIC_ALIAS_MAXIMUM;

import es.upv.dst.broker.protocol.PropertyEdit;
import es.upv.dst.broker.protocol.RejectionPackets;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.mqtt.MqttConnAckMessage;
import io.netty.handler.codec.mqtt.MqttConnectMessage;
import io.netty.handler.codec.mqtt.MqttProperties.IntegerProperty;
import io.netty.handler.codec.mqtt.MqttPublishMessage;
import io.netty.handler.codec.mqtt.MqttPublishVariableHeader;
import io.netty.util.ReferenceCountUtil;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Replaces topic aliases of clients by the topics, so that the next handlers and Artemis see topics only. */
public final class TopicAliasHandler extends ChannelDuplexHandler {

    /** Enough for the topics of the lab and of the exercises. Artemis alone would keep 65,535 topics. */
    public static final int MAX_ALIASES = 16;

    private final Map<Integer, String> topics = new HashMap<>();
    private RejectionPackets rejections = RejectionPackets.MQTT_3;

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        if (message instanceof MqttConnectMessage connect) {
            rejections = RejectionPackets.of(connect.variableHeader().version());
        }
        if (!(message instanceof MqttPublishMessage publish)) {
            context.fireChannelRead(message);
            return;
        }
        topic(publish)
                .ifPresentOrElse(
                        topic -> context.fireChannelRead(withTopic(publish, topic)), () -> reject(context, publish));
    }

    /** Returns empty if the alias is out of range or unknown. */
    private Optional<String> topic(MqttPublishMessage publish) {
        var topic = publish.variableHeader().topicName();
        if (!(publish.variableHeader().properties().getProperty(TOPIC_ALIAS) instanceof IntegerProperty alias)) {
            return Optional.of(topic).filter(name -> !name.isEmpty());
        }
        if (alias.value() < 1 || alias.value() > MAX_ALIASES) {
            return Optional.empty();
        }
        if (!topic.isEmpty()) {
            topics.put(alias.value(), topic);
        }
        return Optional.ofNullable(topics.get(alias.value()));
    }

    private static MqttPublishMessage withTopic(MqttPublishMessage publish, String topic) {
        var header = publish.variableHeader();
        return header.properties().getProperty(TOPIC_ALIAS) == null
                ? publish
                : new MqttPublishMessage(
                        publish.fixedHeader(),
                        new MqttPublishVariableHeader(
                                topic, header.packetId(), PropertyEdit.without(header.properties(), TOPIC_ALIAS)),
                        publish.payload());
    }

    private void reject(ChannelHandlerContext context, MqttPublishMessage publish) {
        ReferenceCountUtil.release(publish);
        rejections.invalidTopicAlias().sendAndClose(context);
    }

    @Override
    public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
        if (message instanceof MqttConnAckMessage connack
                && connack.variableHeader().properties().getProperty(TOPIC_ALIAS_MAXIMUM) != null) {
            connack.variableHeader().properties().add(new IntegerProperty(TOPIC_ALIAS_MAXIMUM, MAX_ALIASES));
        }
        context.write(message, promise);
    }
}
