// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.broker.netty;

import static io.netty.handler.codec.mqtt.MqttProperties.TOPIC_ALIAS;

import es.upv.dst.broker.Authenticator;
import es.upv.dst.broker.ClientRole;
import es.upv.dst.broker.artemis.ArtemisSecurityManager;
import es.upv.dst.broker.connection.AuthenticatedRole;
import es.upv.dst.broker.connection.ConnectionLimit;
import es.upv.dst.broker.connection.PreConnectLimitHandler;
import es.upv.dst.broker.connection.ReadGate;
import es.upv.dst.broker.connection.RemoteAddress;
import es.upv.dst.broker.protocol.ArtemisNames;
import es.upv.dst.broker.protocol.ConnectRequest;
import es.upv.dst.broker.protocol.MqttNameValidator;
import es.upv.dst.broker.protocol.ProtocolRules;
import es.upv.dst.broker.protocol.Rejection;
import es.upv.dst.broker.protocol.RejectionPackets;
import es.upv.dst.ratelimit.LimitedLog;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.DecoderException;
import io.netty.handler.codec.TooLongFrameException;
import io.netty.handler.codec.mqtt.MqttConnAckMessage;
import io.netty.handler.codec.mqtt.MqttConnectMessage;
import io.netty.handler.codec.mqtt.MqttIdentifierRejectedException;
import io.netty.handler.codec.mqtt.MqttMessage;
import io.netty.handler.codec.mqtt.MqttPublishMessage;
import io.netty.handler.codec.mqtt.MqttReasonCodes.SubAck;
import io.netty.handler.codec.mqtt.MqttSubscribeMessage;
import io.netty.handler.codec.mqtt.MqttTopicSubscription;
import io.netty.handler.codec.mqtt.MqttUnacceptableProtocolVersionException;
import io.netty.util.ReferenceCountUtil;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Authenticates a client, and rejects packets of the client that Artemis would interpret differently from the MQTT
 * specification. After that, {@link ArtemisSecurityManager} checks on which topics the client may publish and to which
 * topics the client may subscribe.
 */
public final class PacketValidationHandler extends ChannelDuplexHandler {

    private static final String SHARED_RULE = "only the teacher's account has shared subscriptions";
    private static final String TOO_SMALL_PACKETS =
            "the broker sends packets of up to 64 KB; let Maximum Packet Size be 65,536 or more, or leave it out";
    private static final String TOO_MANY = "too many clients of this address, or in all, are connected";

    /** The beginning of the decoder's message about wildcards in the topic of a PUBLISH. */
    private static final String BAD_TOPIC = "invalid publish topic name";

    private final Authenticator authenticator;
    private final ConnectionLimit connections;
    private final LimitedLog refusals;
    private String client = "a client";
    private RejectionPackets rejections = RejectionPackets.MQTT_3;
    private @Nullable ClientRole role;
    private boolean closing;
    private boolean reasonsRequested = true;

    /** @param refusals gets a line for each rejection */
    PacketValidationHandler(Authenticator authenticator, ConnectionLimit connections, LimitedLog refusals) {
        this.authenticator = authenticator;
        this.connections = connections;
        this.refusals = refusals;
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        if (closing || !validate(context, (MqttMessage) message)) {
            ReferenceCountUtil.release(message);
            return;
        }
        context.fireChannelRead(message);
    }

    /** Returns whether the packet may be passed on to Artemis. If not, this method has rejected the packet. */
    private boolean validate(ChannelHandlerContext context, MqttMessage message) {
        if (message.decoderResult().isFailure()) {
            return rejectAndClose(context, answer(message.decoderResult().cause()));
        }
        if (role == null) {
            return message instanceof MqttConnectMessage connect
                    ? handleConnect(context, connect)
                    : rejectAndClose(context, RejectionPackets.MQTT_3.malformed());
        }
        if (ProtocolRules.isProtocolError(message)
                || rejections == RejectionPackets.MQTT_3 && ProtocolRules.hasOptionsOfMqtt5(message)) {
            return rejectAndClose(context, rejections.protocolError());
        }
        return switch (message.fixedHeader().messageType()) {
            case PUBLISH ->
                hasValidTopic((MqttPublishMessage) message) || rejectAndClose(context, rejections.badTopic());
            case SUBSCRIBE -> handleSubscribe(context, (MqttSubscribeMessage) message);
            case DISCONNECT, UNSUBSCRIBE, PUBACK, PUBREC, PUBREL, PUBCOMP, PINGREQ -> true;
            default -> rejectAndClose(context, rejections.protocolError());
        };
    }

    private Rejection answer(Throwable cause) {
        return switch (cause) {
            case TooLongFrameException _ -> rejections.tooLarge();
            case MqttUnacceptableProtocolVersionException _
            when role == null -> RejectionPackets.unknownProtocolVersion();
            case MqttIdentifierRejectedException _ when role == null -> rejections.badClientId();
            case DecoderException _
            when String.valueOf(cause.getMessage()).startsWith(BAD_TOPIC) -> rejections.badTopic();
            default -> rejections.malformed();
        };
    }

    /** Authenticates the client. Returns whether the CONNECT packet may be passed on to Artemis. */
    private boolean handleConnect(ChannelHandlerContext context, MqttConnectMessage connect) {
        rejections = RejectionPackets.of(connect.variableHeader().version());
        if (ProtocolRules.isProtocolError(connect)) {
            return rejectAndClose(context, rejections.invalidConnect());
        }
        if (ProtocolRules.requestsAuthenticationMethod(connect)) {
            return rejectAndClose(context, rejections.badAuthenticationMethod());
        }
        if (ProtocolRules.acceptsLessThan(connect, ProtocolRules.MAX_PACKET_BYTES)) {
            return rejectAndClose(context, rejections.quotaExceeded(TOO_SMALL_PACKETS));
        }
        var request = ConnectRequest.of(connect);
        client = "the client \"%.64s\"".formatted(request.clientId().text());
        Optional<ClientRole> authenticated = authenticator.authenticateRateLimited(
                request.user(), request.password(), RemoteAddress.of(context.channel()));
        if (authenticated.isEmpty()) {
            return rejectAndClose(context, rejections.badUserNameOrPassword());
        }
        if (!request.clientId().isAllowedFor(authenticated.get())) {
            return rejectAndClose(context, rejections.badClientId());
        }
        if (!request.willTopic().map(MqttNameValidator::isValidTopic).orElse(true)) {
            return rejectAndClose(context, rejections.badWill());
        }
        var exempt = authenticated.get() == ClientRole.TEACHER
                || authenticator.isOfThisProcess(request.clientId().text());
        if (!connections.tryAdd(context.channel(), exempt)) {
            return rejectAndClose(context, rejections.quotaExceeded(TOO_MANY));
        }
        role = authenticated.get();
        AuthenticatedRole.set(context.channel(), role);
        reasonsRequested = ConnectRequest.requestsReasons(connect);
        PreConnectLimitHandler.remove(context.pipeline());
        ReadGate.of(context.channel()).hold(ReadGate.Reason.CONNECT);
        return true;
    }

    /** Returns true also for an empty topic with a topic alias. */
    private static boolean hasValidTopic(MqttPublishMessage publish) {
        var header = publish.variableHeader();
        return MqttNameValidator.isValidTopic(header.topicName())
                || header.topicName().isEmpty() && header.properties().getProperty(TOPIC_ALIAS) != null;
    }

    /** Returns whether the SUBSCRIBE packet may be passed on to Artemis. */
    private boolean handleSubscribe(ChannelHandlerContext context, MqttSubscribeMessage subscribe) {
        var filters = subscribe.payload().topicSubscriptions().stream()
                .map(MqttTopicSubscription::topicFilter)
                .toList();
        if (!filters.stream().allMatch(MqttNameValidator::isValidFilter)) {
            return reject(context, subscribe, SubAck.TOPIC_FILTER_INVALID, RejectionPackets.FILTER_RULE);
        }
        return role == ClientRole.TEACHER
                || filters.stream().noneMatch(ArtemisNames::isShared)
                || reject(context, subscribe, SubAck.SHARED_SUBSCRIPTIONS_NOT_SUPPORTED, SHARED_RULE);
    }

    /** Returns false, like {@link #rejectAndClose}. */
    private boolean reject(ChannelHandlerContext context, MqttSubscribeMessage subscribe, SubAck code, String reason) {
        log(context, reason);
        context.writeAndFlush(rejections.rejectedSubscriptions(subscribe, code, reasonsRequested ? reason : ""));
        return false;
    }

    @Override
    public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
        context.write(message, promise);
        if (message instanceof MqttConnAckMessage) {
            ReadGate.of(context.channel()).release(ReadGate.Reason.CONNECT);
        }
    }

    /** Returns false, so that callers can return the result of this method. */
    private boolean rejectAndClose(ChannelHandlerContext context, Rejection rejection) {
        closing = true;
        log(context, rejection.reason());
        rejection.sendAndClose(context);
        return false;
    }

    private void log(ChannelHandlerContext context, String reason) {
        refusals.info("The embedded broker refused %s at %s: %s"
                .formatted(client, RemoteAddress.of(context.channel()).getHostAddress(), reason));
    }
}
