// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.broker.session;

import es.upv.dst.broker.connection.AuthenticatedRole;
import es.upv.dst.broker.connection.RemoteAddress;
import es.upv.dst.ratelimit.Network;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.mqtt.MqttConnectMessage;
import io.netty.handler.codec.mqtt.MqttFixedHeader;
import io.netty.handler.codec.mqtt.MqttMessageType;
import io.netty.handler.codec.mqtt.MqttPublishMessage;

/**
 * Limits the retained messages, also those of wills: their length, and how many topics have one. Others are delivered,
 * but not retained.
 */
public final class RetainLimitHandler extends ChannelInboundHandlerAdapter {

    private final RetainedTopics topics;

    public RetainLimitHandler(RetainedTopics topics) {
        this.topics = topics;
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        context.fireChannelRead(
                switch (message) {
                    case MqttPublishMessage publish
                    when publish.fixedHeader().isRetain() && !mayBeRetained(context, publish) -> withoutRetain(publish);
                    case MqttConnectMessage connect
                    when connect.variableHeader().isWillRetain()
                            && !hasPlace(context, connect.payload().willTopic()) ->
                        new ConnectEdit(connect).withoutWillRetain();
                    default -> message;
                });
    }

    /** An empty message removes a retained one. Without one, Artemis would keep a queue for nothing. */
    private boolean mayBeRetained(ChannelHandlerContext context, MqttPublishMessage publish) {
        var topic = publish.variableHeader().topicName();
        var length = publish.payload().readableBytes();
        return length == 0
                ? topics.isKept(topic)
                : (isSmall(publish) || AuthenticatedRole.isTeacher(context.channel())) && hasPlace(context, topic);
    }

    private static boolean isSmall(MqttPublishMessage publish) {
        return publish.payload().readableBytes() <= PacketBoundsHandler.MAX_KEPT_BYTES
                && publish.fixedHeader().remainingLength() <= PacketBoundsHandler.MAX_KEPT_PACKET_BYTES;
    }

    private boolean hasPlace(ChannelHandlerContext context, String topic) {
        return AuthenticatedRole.isTeacher(context.channel())
                || topics.tryRequest(topic, Network.of(RemoteAddress.of(context.channel())));
    }

    private static MqttPublishMessage withoutRetain(MqttPublishMessage publish) {
        var header = publish.fixedHeader();
        return new MqttPublishMessage(
                new MqttFixedHeader(
                        MqttMessageType.PUBLISH, header.isDup(), header.qosLevel(), false, header.remainingLength()),
                publish.variableHeader(),
                publish.payload());
    }
}
