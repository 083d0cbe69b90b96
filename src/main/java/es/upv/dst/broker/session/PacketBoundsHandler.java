// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.broker.session;

import static io.netty.handler.codec.mqtt.MqttProperties.RECEIVE_MAXIMUM;
import static io.netty.handler.codec.mqtt.MqttProperties.SHARED_SUBSCRIPTION_AVAILABLE;

import es.upv.dst.broker.connection.AuthenticatedRole;
import es.upv.dst.broker.protocol.ArtemisNames;
import es.upv.dst.broker.protocol.Rejection;
import es.upv.dst.broker.protocol.RejectionPackets;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.mqtt.MqttConnAckMessage;
import io.netty.handler.codec.mqtt.MqttConnectMessage;
import io.netty.handler.codec.mqtt.MqttMessage;
import io.netty.handler.codec.mqtt.MqttMessageIdVariableHeader;
import io.netty.handler.codec.mqtt.MqttMessageType;
import io.netty.handler.codec.mqtt.MqttProperties.IntegerProperty;
import io.netty.handler.codec.mqtt.MqttPubReplyMessageVariableHeader;
import io.netty.handler.codec.mqtt.MqttPublishMessage;
import io.netty.handler.codec.mqtt.MqttQoS;
import io.netty.handler.codec.mqtt.MqttReasonCodes.SubAck;
import io.netty.handler.codec.mqtt.MqttSubscribeMessage;
import io.netty.handler.codec.mqtt.MqttTopicSubscription;
import io.netty.handler.codec.mqtt.MqttUnsubscribeMessage;
import io.netty.util.ReferenceCountUtil;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Limits what a session makes Artemis keep: subscriptions, ids of messages at QoS 2, and wills. */
public final class PacketBoundsHandler extends ChannelDuplexHandler {

    /** A program of the course has up to four. Each costs a queue, and a copy of each retained message that matches. */
    public static final int MAX_SUBSCRIPTIONS = 20;

    /** The messages at QoS 2 of a client that it has not released yet. */
    public static final int MAX_UNRELEASED = 256;

    /** The maximum payload of a will or of a retained message. */
    public static final int MAX_KEPT_BYTES = 4_096;

    /** With topic and properties. */
    static final int MAX_KEPT_PACKET_BYTES = 2 * MAX_KEPT_BYTES;

    private static final String WILL_RULE = "a will has at most 4,096 bytes, and 8,192 with its properties";
    private static final String PROPERTY_RULE =
            "a packet has at most 32 user properties, each text in its properties at most 128 characters, no control"
                    + " characters, and its correlation data at most 128 bytes";
    private static final String FILTER_RULE = "a session has at most 20 subscriptions";

    private final ArtemisSessions sessions;
    private final UnreleasedMessages earlier;
    private final BitSet unreleased = new BitSet();
    private RejectionPackets rejections = RejectionPackets.MQTT_3;
    private String artemisId = "";

    /** @param earlier the messages of earlier connections */
    public PacketBoundsHandler(ArtemisSessions sessions, UnreleasedMessages earlier) {
        this.sessions = sessions;
        this.earlier = earlier;
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        if (AuthenticatedRole.isTeacher(context.channel())) {
            context.fireChannelRead(message);
            return;
        }
        switch (message) {
            case MqttSubscribeMessage subscribe
            when !PropertyBounds.allow(subscribe.idAndPropertiesVariableHeader().properties()) ->
                reject(context, subscribe, rejections.quotaExceededLater(PROPERTY_RULE));
            case MqttUnsubscribeMessage unsubscribe
            when !PropertyBounds.allow(
                    unsubscribe.idAndPropertiesVariableHeader().properties()) ->
                reject(context, unsubscribe, rejections.quotaExceededLater(PROPERTY_RULE));
            case MqttConnectMessage connect -> onConnect(context, connect);
            case MqttPublishMessage publish -> onPublish(context, publish);
            case MqttSubscribeMessage subscribe -> onSubscribe(context, subscribe);
            case MqttUnsubscribeMessage unsubscribe
            when unsubscribe.payload().topics().size() > MAX_SUBSCRIPTIONS ->
                reject(context, unsubscribe, rejections.quotaExceededLater(FILTER_RULE));
            default -> {
                onRelease((MqttMessage) message);
                context.fireChannelRead(message);
            }
        }
    }

    private void onConnect(ChannelHandlerContext context, MqttConnectMessage connect) {
        rejections = RejectionPackets.of(connect.variableHeader().version());
        var payload = connect.payload();
        artemisId = ArtemisNames.ofClientId(payload.clientIdentifier(), AuthenticatedRole.require(context.channel()));
        if (!connect.variableHeader().isCleanSession()) {
            unreleased.or(earlier.of(artemisId));
        }
        var will = payload.willMessageInBytes();
        if (!PropertyBounds.allow(connect.variableHeader().properties())
                || !PropertyBounds.allow(payload.willProperties())) {
            reject(context, connect, rejections.quotaExceeded(PROPERTY_RULE));
        } else if (connect.variableHeader().isWillFlag()
                && (will != null && will.length > MAX_KEPT_BYTES
                        || connect.fixedHeader().remainingLength() > MAX_KEPT_PACKET_BYTES)) {
            reject(context, connect, rejections.quotaExceeded(WILL_RULE));
        } else {
            context.fireChannelRead(connect);
        }
    }

    private void onPublish(ChannelHandlerContext context, MqttPublishMessage publish) {
        if (!PropertyBounds.allow(publish.variableHeader().properties())) {
            reject(context, publish, rejections.quotaExceededLater(PROPERTY_RULE));
            return;
        }
        if (publish.fixedHeader().qosLevel() == MqttQoS.EXACTLY_ONCE) {
            unreleased.set(publish.variableHeader().packetId());
            if (unreleased.cardinality() > MAX_UNRELEASED) {
                reject(context, publish, rejections.receiveMaximumExceeded());
                return;
            }
        }
        context.fireChannelRead(publish);
    }

    /** Artemis has handled the client's earlier SUBSCRIBE packets, because nothing is read until then. */
    private void onSubscribe(ChannelHandlerContext context, MqttSubscribeMessage subscribe) {
        var requested = subscribe.payload().topicSubscriptions().stream()
                .map(MqttTopicSubscription::topicFilter)
                .toList();
        if (isAllowed(requested, sessions.filters(artemisId))) {
            context.fireChannelRead(subscribe);
        } else {
            context.writeAndFlush(rejections.rejectedSubscriptions(subscribe, SubAck.QUOTA_EXCEEDED, ""));
            ReferenceCountUtil.release(subscribe);
        }
    }

    /** A filter that is repeated in the packet costs Artemis as much as another one. */
    private static boolean isAllowed(List<String> requested, Set<String> current) {
        var all = new HashSet<>(current);
        all.addAll(requested);
        return requested.size() <= MAX_SUBSCRIPTIONS
                && (current.containsAll(requested) || all.size() <= MAX_SUBSCRIPTIONS);
    }

    private void onRelease(MqttMessage message) {
        if (message.fixedHeader().messageType() == MqttMessageType.PUBREL
                && message.variableHeader() instanceof MqttMessageIdVariableHeader id) {
            unreleased.clear(id.messageId());
        }
    }

    private static void reject(ChannelHandlerContext context, MqttMessage packet, Rejection rejection) {
        ReferenceCountUtil.release(packet);
        rejection.sendAndClose(context);
    }

    /** Tells the client of MQTT 5 the limits, and forgets the id of a message that Artemis has refused. */
    @Override
    public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
        if (message instanceof MqttConnAckMessage connack
                && rejections == RejectionPackets.MQTT_5
                && !AuthenticatedRole.isTeacher(context.channel())) {
            connack.variableHeader().properties().add(new IntegerProperty(RECEIVE_MAXIMUM, MAX_UNRELEASED));
            connack.variableHeader().properties().add(new IntegerProperty(SHARED_SUBSCRIPTION_AVAILABLE, 0));
        } else if (message instanceof MqttMessage packet
                && packet.fixedHeader().messageType() == MqttMessageType.PUBREC
                && packet.variableHeader() instanceof MqttPubReplyMessageVariableHeader reply
                && reply.reasonCode() < 0) {
            unreleased.clear(reply.messageId());
        }
        context.write(message, promise);
    }
}
