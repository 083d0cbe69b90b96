// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.broker.netty;

import static io.netty.handler.codec.mqtt.MqttProperties.SESSION_EXPIRY_INTERVAL;

import es.upv.dst.broker.AccessPolicy;
import es.upv.dst.broker.Authenticator;
import es.upv.dst.broker.ClientRole;
import es.upv.dst.broker.artemis.ArtemisSecurityManager;
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
 * Refuses the packets of one client that Artemis would interpret differently from the MQTT specification. The
 * {@link ArtemisSecurityManager} checks what a client may do with well-formed topics.
 */
public final class PacketValidationHandler extends ChannelDuplexHandler {

    /** The maximum session expiry in seconds. Artemis uses 32-bit milliseconds: over 24 days it expires at once. */
    public static final int MAX_SESSION_EXPIRY_SECONDS = 7 * 24 * 60 * 60;

    private final Authenticator authenticator;
    private final AccessPolicy policy;
    private RejectionPackets rejections = RejectionPackets.MQTT_3;
    private @Nullable ClientRole role;
    private boolean closing;
    private boolean expiryLimited;

    PacketValidationHandler(Authenticator authenticator, AccessPolicy policy) {
        this.authenticator = authenticator;
        this.policy = policy;
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        if (closing || !validate(context, (MqttMessage) message)) {
            ReferenceCountUtil.release(message);
            return;
        }
        context.fireChannelRead(message);
    }

    private boolean validate(ChannelHandlerContext context, MqttMessage message) {
        if (message.decoderResult().isFailure()) {
            boolean exceedsLimit = message.decoderResult().cause() instanceof TooLongFrameException;
            return rejectAndClose(context, exceedsLimit ? rejections.tooLarge() : rejections.malformed());
        }
        if (role == null) {
            return message instanceof MqttConnectMessage connect
                    ? handleConnect(context, connect)
                    : rejectAndClose(context, Optional.empty());
        }
        return switch (message.fixedHeader().messageType()) {
            case PUBLISH ->
                hasValidTopic((MqttPublishMessage) message) || rejectAndClose(context, rejections.badTopic());
            case SUBSCRIBE -> handleSubscribe(context, (MqttSubscribeMessage) message);
            case DISCONNECT -> handleDisconnect(message);
            case UNSUBSCRIBE, PUBACK, PUBREC, PUBREL, PUBCOMP, PINGREQ -> true;
            default -> rejectAndClose(context, rejections.malformed());
        };
    }

    private boolean handleConnect(ChannelHandlerContext context, MqttConnectMessage connect) {
        rejections = RejectionPackets.of(connect.variableHeader().version());
        var request = ConnectRequest.of(connect);
        Optional<ClientRole> authenticated =
                authenticator.authenticateRateLimited(request.user(), request.password(), address(context));
        if (authenticated.isEmpty()) {
            return rejectAndClose(context, rejections.badUserNameOrPassword());
        }
        if (!request.clientId().isAllowedFor(authenticated.get(), policy)) {
            return rejectAndClose(context, rejections.badClientId());
        }
        if (!request.willTopic().map(MqttNameValidator::isValidTopic).orElse(true)) {
            return rejectAndClose(context, rejections.badWill());
        }
        role = authenticated.get();
        expiryLimited = limitSessionExpiry(connect.variableHeader().properties());
        PreConnectLimitHandler.remove(context.pipeline());
        return true;
    }

    /** An empty topic is valid: the packet then has a topic alias. */
    private static boolean hasValidTopic(MqttPublishMessage publish) {
        String topic = publish.variableHeader().topicName();
        return topic.isEmpty() || MqttNameValidator.isValidTopic(topic);
    }

    /**
     * Allows shared subscriptions only for the teacher: Artemis names their queue after the group, so a group with the
     * name of another client would share that client's queue.
     */
    private boolean handleSubscribe(ChannelHandlerContext context, MqttSubscribeMessage subscribe) {
        Stream<String> filters =
                subscribe.payload().topicSubscriptions().stream().map(MqttTopicSubscription::topicFilter);
        if (filters.allMatch(filter -> MqttNameValidator.isValidFilter(filter)
                && (role == ClientRole.TEACHER || !filter.startsWith("$share")))) {
            return true;
        }
        context.writeAndFlush(rejections.rejectedSubscriptions(subscribe));
        return false;
    }

    private static boolean handleDisconnect(MqttMessage disconnect) {
        if (disconnect.variableHeader() instanceof MqttReasonCodeAndPropertiesVariableHeader header) {
            limitSessionExpiry(header.properties());
        }
        return true;
    }

    private static boolean limitSessionExpiry(MqttProperties properties) {
        boolean exceedsLimit = properties.getProperty(SESSION_EXPIRY_INTERVAL) instanceof IntegerProperty seconds
                && Integer.compareUnsigned(seconds.value(), MAX_SESSION_EXPIRY_SECONDS) > 0;
        if (exceedsLimit) {
            properties.add(new IntegerProperty(SESSION_EXPIRY_INTERVAL, MAX_SESSION_EXPIRY_SECONDS));
        }
        return exceedsLimit;
    }

    @Override
    public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
        if (expiryLimited && message instanceof MqttConnAckMessage connack) {
            connack.variableHeader()
                    .properties()
                    .add(new IntegerProperty(SESSION_EXPIRY_INTERVAL, MAX_SESSION_EXPIRY_SECONDS));
        }
        context.write(message, promise);
    }

    private boolean rejectAndClose(ChannelHandlerContext context, Optional<MqttMessage> rejection) {
        closing = true;
        rejection.ifPresentOrElse(
                message -> context.writeAndFlush(message).addListener(ChannelFutureListener.CLOSE), context::close);
        return false;
    }

    private static InetAddress address(ChannelHandlerContext context) {
        return ((InetSocketAddress) context.channel().remoteAddress()).getAddress();
    }
}
