// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.broker.netty;

import es.upv.dst.broker.Topics;
import es.upv.dst.broker.protocol.PropertyEdit;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.mqtt.MqttFixedHeader;
import io.netty.handler.codec.mqtt.MqttProperties;
import io.netty.handler.codec.mqtt.MqttPublishMessage;
import io.netty.handler.codec.mqtt.MqttPublishVariableHeader;
import java.util.Set;

/**
 * Removes from a message to the lab what the lab does not read: the properties, and the payload beyond its first 2,048
 * bytes. So such a message does not expire, and those that wait take little memory. Limits the Message Expiry Interval
 * of other messages. The topics of packets must be complete, without aliases.
 */
final class MessageBoundsHandler extends ChannelInboundHandlerAdapter {

    /** The lab reads as many bytes. A payload of more than 1,024 bytes is malformed. */
    static final int MAX_BYTES_TO_LAB = 2_048;

    private final Set<String> topicsOfLab;

    MessageBoundsHandler(Topics topics) {
        topicsOfLab = Set.of(topics.request(), topics.submission());
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        context.fireChannelRead(message instanceof MqttPublishMessage publish ? bounded(publish) : message);
    }

    private MqttPublishMessage bounded(MqttPublishMessage publish) {
        return topicsOfLab.contains(publish.variableHeader().topicName())
                ? withoutUnread(publish)
                : withBoundedExpiry(publish);
    }

    private static MqttPublishMessage withoutUnread(MqttPublishMessage publish) {
        var payload = publish.payload();
        if (payload.readableBytes() > MAX_BYTES_TO_LAB) {
            payload.writerIndex(payload.readerIndex() + MAX_BYTES_TO_LAB);
        }
        var header = publish.fixedHeader();
        // Artemis reserves as much memory as the remaining length says.
        int length = Math.min(header.remainingLength(), MAX_BYTES_TO_LAB);
        return with(
                publish,
                new MqttFixedHeader(header.messageType(), header.isDup(), header.qosLevel(), header.isRetain(), length),
                MqttProperties.NO_PROPERTIES);
    }

    private static MqttPublishMessage withBoundedExpiry(MqttPublishMessage publish) {
        var properties = publish.variableHeader().properties();
        var bounded = PropertyEdit.withBoundedExpiry(properties);
        return bounded == properties ? publish : with(publish, publish.fixedHeader(), bounded);
    }

    private static MqttPublishMessage with(
            MqttPublishMessage publish, MqttFixedHeader header, MqttProperties properties) {
        var variableHeader = publish.variableHeader();
        return new MqttPublishMessage(
                header,
                new MqttPublishVariableHeader(variableHeader.topicName(), variableHeader.packetId(), properties),
                publish.payload());
    }
}
