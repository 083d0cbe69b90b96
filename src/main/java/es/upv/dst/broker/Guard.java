// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.broker;

import static io.netty.handler.codec.mqtt.MqttProperties.SESSION_EXPIRY_INTERVAL;

import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.TooLongFrameException;
import io.netty.handler.codec.mqtt.MqttConnAckMessage;
import io.netty.handler.codec.mqtt.MqttConnectMessage;
import io.netty.handler.codec.mqtt.MqttMessage;
import io.netty.handler.codec.mqtt.MqttProperties;
import io.netty.handler.codec.mqtt.MqttProperties.IntegerProperty;
import io.netty.handler.codec.mqtt.MqttPublishMessage;
import io.netty.handler.codec.mqtt.MqttReasonCodeAndPropertiesVariableHeader;
import io.netty.handler.codec.mqtt.MqttSubscribeMessage;
import io.netty.handler.codec.mqtt.MqttTopicSubscription;
import io.netty.util.ReferenceCountUtil;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Stands between one client and Artemis, and lets nothing through that Artemis would take for something else than the
 * client may mean by it. What a client may do with well-formed topics is not asked here but by {@link PolicySecurity}.
 */
final class Guard extends ChannelDuplexHandler {

    /** Artemis counts in milliseconds with 32 bits: what expires after 24 days expires at once. */
    static final int LONGEST_SESSION = 7 * 24 * 60 * 60;

    private final Accounts accounts;
    private final AccessPolicy policy;
    private Replies replies = Replies.MQTT_3;
    private @Nullable Who who;
    private boolean closing;
    private boolean shortened;

    Guard(Accounts accounts, AccessPolicy policy) {
        this.accounts = accounts;
        this.policy = policy;
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        if (closing || !passes(context, (MqttMessage) message)) {
            ReferenceCountUtil.release(message);
            return;
        }
        context.fireChannelRead(message);
    }

    private boolean passes(ChannelHandlerContext context, MqttMessage message) {
        if (message.decoderResult().isFailure()) {
            boolean tooLong = message.decoderResult().cause() instanceof TooLongFrameException;
            return close(context, tooLong ? replies.tooLarge() : replies.malformed());
        }
        if (who == null) {
            return message instanceof MqttConnectMessage connect
                    ? connects(context, connect)
                    : close(context, Optional.empty());
        }
        return switch (message.fixedHeader().messageType()) {
            case PUBLISH -> isTopic((MqttPublishMessage) message) || close(context, replies.badTopic());
            case SUBSCRIBE -> subscribes(context, (MqttSubscribeMessage) message);
            case DISCONNECT -> disconnects(message);
            case UNSUBSCRIBE, PUBACK, PUBREC, PUBREL, PUBCOMP, PINGREQ -> true;
            default -> close(context, replies.malformed());
        };
    }

    private boolean connects(ChannelHandlerContext context, MqttConnectMessage connect) {
        replies = Replies.of(connect.variableHeader().version());
        var login = Login.of(connect);
        Optional<Who> admitted = accounts.admit(login.user(), login.password(), address(context));
        if (admitted.isEmpty()) {
            return close(context, replies.badLogin());
        }
        if (!login.client().isOpenTo(admitted.get(), policy)) {
            return close(context, replies.badClientId());
        }
        if (!login.will().map(Names::isTopic).orElse(true)) {
            return close(context, replies.badWill());
        }
        who = admitted.get();
        shortened = shorten(connect.variableHeader().properties());
        Newcomer.leave(context.pipeline());
        return true;
    }

    /** An empty topic stands for one that the client has named before, by its alias. */
    private static boolean isTopic(MqttPublishMessage publish) {
        String topic = publish.variableHeader().topicName();
        return topic.isEmpty() || Names.isTopic(topic);
    }

    /** A shared subscription's queue is named by its group, so a group named as another client would share its queue. */
    private boolean subscribes(ChannelHandlerContext context, MqttSubscribeMessage subscribe) {
        Stream<String> filters =
                subscribe.payload().topicSubscriptions().stream().map(MqttTopicSubscription::topicFilter);
        if (filters.allMatch(
                filter -> Names.isFilter(filter) && (who == Who.TEACHER || !filter.startsWith("$share")))) {
            return true;
        }
        context.writeAndFlush(replies.refusedSubscriptions(subscribe));
        return false;
    }

    private static boolean disconnects(MqttMessage disconnect) {
        if (disconnect.variableHeader() instanceof MqttReasonCodeAndPropertiesVariableHeader header) {
            shorten(header.properties());
        }
        return true;
    }

    private static boolean shorten(MqttProperties properties) {
        boolean tooLong = properties.getProperty(SESSION_EXPIRY_INTERVAL) instanceof IntegerProperty seconds
                && Integer.compareUnsigned(seconds.value(), LONGEST_SESSION) > 0;
        if (tooLong) {
            properties.add(new IntegerProperty(SESSION_EXPIRY_INTERVAL, LONGEST_SESSION));
        }
        return tooLong;
    }

    @Override
    public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
        if (shortened && message instanceof MqttConnAckMessage connack) {
            connack.variableHeader().properties().add(new IntegerProperty(SESSION_EXPIRY_INTERVAL, LONGEST_SESSION));
        }
        context.write(message, promise);
    }

    private boolean close(ChannelHandlerContext context, Optional<MqttMessage> farewell) {
        closing = true;
        farewell.ifPresentOrElse(
                message -> context.writeAndFlush(message).addListener(ChannelFutureListener.CLOSE), context::close);
        return false;
    }

    private static InetAddress address(ChannelHandlerContext context) {
        return ((InetSocketAddress) context.channel().remoteAddress()).getAddress();
    }
}
