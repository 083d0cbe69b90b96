// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.broker.netty;

import es.upv.dst.broker.ClientRole;
import es.upv.dst.broker.connection.AuthenticatedRole;
import es.upv.dst.broker.protocol.ArtemisNames;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.mqtt.MqttConnectMessage;
import io.netty.handler.codec.mqtt.MqttConnectPayload;
import io.netty.handler.codec.mqtt.MqttPublishMessage;
import io.netty.handler.codec.mqtt.MqttPublishVariableHeader;
import io.netty.handler.codec.mqtt.MqttSubscribeMessage;
import io.netty.handler.codec.mqtt.MqttSubscribePayload;
import io.netty.handler.codec.mqtt.MqttSubscriptionOption;
import io.netty.handler.codec.mqtt.MqttSubscriptionOption.RetainedHandlingPolicy;
import io.netty.handler.codec.mqtt.MqttTopicSubscription;
import io.netty.handler.codec.mqtt.MqttUnsubscribeMessage;
import io.netty.handler.codec.mqtt.MqttUnsubscribePayload;
import org.jspecify.annotations.Nullable;

/** Converts the names in the packets of a client to {@link ArtemisNames}, and the topics in Artemis' packets back. */
final class NameMappingHandler extends ChannelDuplexHandler {

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        context.fireChannelRead(
                switch (message) {
                    case MqttConnectMessage connect -> convert(connect, AuthenticatedRole.require(context.channel()));
                    case MqttPublishMessage publish ->
                        withTopic(
                                publish,
                                ArtemisNames.ofTopic(publish.variableHeader().topicName()));
                    case MqttSubscribeMessage subscribe -> convert(subscribe);
                    case MqttUnsubscribeMessage unsubscribe -> convert(unsubscribe);
                    default -> message;
                });
    }

    @Override
    public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
        context.write(
                message instanceof MqttPublishMessage publish
                        ? withTopic(
                                publish,
                                ArtemisNames.toTopic(publish.variableHeader().topicName()))
                        : message,
                promise);
    }

    private static MqttConnectMessage convert(MqttConnectMessage connect, ClientRole role) {
        var payload = connect.payload();
        return new MqttConnectMessage(
                connect.fixedHeader(),
                connect.variableHeader(),
                new MqttConnectPayload(
                        ArtemisNames.ofClientId(payload.clientIdentifier(), role),
                        payload.willProperties(),
                        convertWillTopic(payload.willTopic()),
                        payload.willMessageInBytes(),
                        payload.userName(),
                        payload.passwordInBytes()));
    }

    private static @Nullable String convertWillTopic(@Nullable String topic) {
        return topic == null ? null : ArtemisNames.ofTopic(topic);
    }

    static MqttPublishMessage withTopic(MqttPublishMessage publish, String topic) {
        var header = publish.variableHeader();
        return topic.equals(header.topicName())
                ? publish
                : new MqttPublishMessage(
                        publish.fixedHeader(),
                        new MqttPublishVariableHeader(topic, header.packetId(), header.properties()),
                        publish.payload());
    }

    private static MqttSubscribeMessage convert(MqttSubscribeMessage subscribe) {
        return new MqttSubscribeMessage(
                subscribe.fixedHeader(),
                subscribe.idAndPropertiesVariableHeader(),
                new MqttSubscribePayload(subscribe.payload().topicSubscriptions().stream()
                        .map(NameMappingHandler::convert)
                        .toList()));
    }

    private static MqttTopicSubscription convert(MqttTopicSubscription subscription) {
        var filter = ArtemisNames.ofFilter(subscription.topicFilter());
        var option = subscription.option();
        return ArtemisNames.isShared(filter)
                // Artemis would send the retained messages to the group with each new member.
                ? new MqttTopicSubscription(
                        filter,
                        new MqttSubscriptionOption(
                                option.qos(),
                                option.isNoLocal(),
                                option.isRetainAsPublished(),
                                RetainedHandlingPolicy.DONT_SEND_AT_SUBSCRIBE))
                : new MqttTopicSubscription(filter, option);
    }

    private static MqttUnsubscribeMessage convert(MqttUnsubscribeMessage unsubscribe) {
        return new MqttUnsubscribeMessage(
                unsubscribe.fixedHeader(),
                unsubscribe.idAndPropertiesVariableHeader(),
                new MqttUnsubscribePayload(unsubscribe.payload().topics().stream()
                        .map(ArtemisNames::ofFilter)
                        .toList()));
    }
}
