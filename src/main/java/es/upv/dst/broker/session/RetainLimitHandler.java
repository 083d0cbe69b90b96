// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.broker.session;

import static es.upv.dst.broker.session.SessionHandler.MAX_EXPIRY_SECONDS;

import es.upv.dst.broker.connection.AuthenticatedRole;
import es.upv.dst.broker.connection.RemoteAddress;
import es.upv.dst.broker.protocol.ConnectEdit;
import es.upv.dst.broker.protocol.Will;
import es.upv.dst.ratelimit.Network;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.mqtt.MqttConnectMessage;
import io.netty.handler.codec.mqtt.MqttFixedHeader;
import io.netty.handler.codec.mqtt.MqttMessageType;
import io.netty.handler.codec.mqtt.MqttPublishMessage;
import java.time.Duration;

/**
 * Limits the retained messages, also those of wills: their length, and how many topics have one. Others are delivered,
 * but not retained.
 */
public final class RetainLimitHandler extends ChannelInboundHandlerAdapter {

    private static final Duration LONGEST_CONNECTION = Duration.ofDays(365);

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
                    when connect.variableHeader().isWillRetain() && !tryRequestForWill(context, connect) ->
                        new ConnectEdit(connect).withoutWillRetain();
                    default -> message;
                });
    }

    /** An empty message removes a retained one. Without one, Artemis would keep a queue for nothing. */
    private boolean mayBeRetained(ChannelHandlerContext context, MqttPublishMessage publish) {
        var topic = publish.variableHeader().topicName();
        if (AuthenticatedRole.isTeacher(context.channel())) {
            return true;
        }
        return publish.payload().isReadable()
                ? isSmall(publish) && topics.tryRequest(topic, network(context))
                : topics.isUsed(topic);
    }

    private static boolean isSmall(MqttPublishMessage publish) {
        return publish.payload().readableBytes() <= PacketBoundsHandler.MAX_KEPT_BYTES
                && publish.fixedHeader().remainingLength() <= PacketBoundsHandler.MAX_KEPT_PACKET_BYTES;
    }

    /** The topic has its place until the will has been published, or the client has disconnected. */
    private boolean tryRequestForWill(ChannelHandlerContext context, MqttConnectMessage connect) {
        var topic = connect.payload().willTopic();
        if (AuthenticatedRole.isTeacher(context.channel())) {
            return true;
        }
        boolean requested = topics.tryRequest(topic, network(context), LONGEST_CONNECTION);
        if (requested) {
            var delay = willDelay(connect);
            context.channel().closeFuture().addListener(_ -> topics.endRequest(topic, delay));
        }
        return requested;
    }

    private static Duration willDelay(MqttConnectMessage connect) {
        return Duration.ofSeconds(Math.min(Integer.toUnsignedLong(Will.delaySeconds(connect)), MAX_EXPIRY_SECONDS));
    }

    private static Network network(ChannelHandlerContext context) {
        return Network.of(RemoteAddress.of(context.channel()));
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
