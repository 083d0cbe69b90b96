// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.broker.netty;

import es.upv.dst.broker.connection.AuthenticatedRole;
import es.upv.dst.broker.connection.ReadGate;
import es.upv.dst.broker.plugin.ClientQuota;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.mqtt.MqttFixedHeader;
import io.netty.handler.codec.mqtt.MqttMessage;
import io.netty.handler.codec.mqtt.MqttMessageIdVariableHeader;
import io.netty.handler.codec.mqtt.MqttMessageType;
import io.netty.handler.codec.mqtt.MqttProperties;
import io.netty.handler.codec.mqtt.MqttPubReplyMessageVariableHeader;
import io.netty.handler.codec.mqtt.MqttPublishMessage;
import io.netty.handler.codec.mqtt.MqttQoS;
import io.netty.handler.codec.mqtt.MqttSubscribeMessage;
import io.netty.handler.codec.mqtt.MqttUnsubscribeMessage;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;

/**
 * Reads from a client no faster than Artemis processes the client's packets, the client reads the answers, and the lab
 * acknowledges the client's messages. Otherwise one client that floods would exhaust the memory, because Artemis queues
 * received packets, and Netty the answers, in memory without a limit.
 *
 * <p>This handler stops reading and sends a probe to Artemis after {@link #MAX_PACKETS_BETWEEN_PROBES} packets, after
 * each packet with topic filters, or when the {@link ClientQuota} is used up. It reads again when Artemis has answered
 * the probe, a part of the quota is free, and the channel is writable.
 */
public final class BackpressureHandler extends ChannelDuplexHandler {

    public static final int MAX_PACKETS_BETWEEN_PROBES = 256;

    public static final int KEEP_ALIVE_SECONDS = 5;

    /**
     * The packet id of the probe, which is the highest packet id. If the client uses the same id, the order of the
     * PUBCOMPs tells which of them answers the client and which answers the probe.
     */
    private static final int PROBE_PACKET_ID = 65_535;

    private enum PubrelSource {
        CLIENT,
        PROBE
    }

    private final ClientQuota quota;
    private final Queue<PubrelSource> pendingPubrels = new ArrayDeque<>();
    private int packetsSinceProbe;
    private int publishesSinceProbe;
    private boolean quotaAvailable;
    private Future<?> keepAlive = new FutureTask<>(() -> {}, true);

    public BackpressureHandler(ClientQuota quota) {
        this.quota = quota;
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        if (hasProbeId(MqttMessageType.PUBREL, message)) {
            pendingPubrels.add(PubrelSource.CLIENT);
        }
        context.fireChannelRead(message);
        if (needsProbe(context, message)) {
            packetsSinceProbe = 0;
            publishesSinceProbe = 0;
            ReadGate.of(context.channel()).hold(ReadGate.Reason.BACKPRESSURE);
            pendingPubrels.add(PubrelSource.PROBE);
            context.fireChannelRead(probe());
        }
    }

    /** Counts a packet. Each filter costs Artemis as much as many messages. The lab itself sends no floods. */
    private boolean needsProbe(ChannelHandlerContext context, Object message) {
        return switch (message) {
            case MqttPublishMessage _ ->
                ++packetsSinceProbe >= MAX_PACKETS_BETWEEN_PROBES
                        || !AuthenticatedRole.isTeacher(context.channel()) && !quota.allows(++publishesSinceProbe);
            case MqttMessage _ when AuthenticatedRole.isTeacher(context.channel()) -> false;
            case MqttSubscribeMessage _, MqttUnsubscribeMessage _ -> true;
            default -> ++packetsSinceProbe >= MAX_PACKETS_BETWEEN_PROBES;
        };
    }

    @Override
    public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
        if (!hasProbeId(MqttMessageType.PUBCOMP, message) || pendingPubrels.poll() != PubrelSource.PROBE) {
            context.write(message, promise);
            return;
        }
        promise.setSuccess();
        if (!pendingPubrels.contains(PubrelSource.PROBE)) {
            quota.runWhenAvailable(() -> context.executor().execute(() -> onQuotaAvailable(context)));
            startKeepAlive(context);
        }
    }

    private void onQuotaAvailable(ChannelHandlerContext context) {
        quotaAvailable = true;
        resumeReadingIfPossible(context);
    }

    /** Does not read from a client that does not read. Its packets would have answers that fill the memory. */
    @Override
    public void channelWritabilityChanged(ChannelHandlerContext context) {
        var gate = ReadGate.of(context.channel());
        if (context.channel().isWritable() || AuthenticatedRole.isTeacher(context.channel())) {
            gate.release(ReadGate.Reason.UNREAD_ANSWERS);
        } else {
            gate.hold(ReadGate.Reason.UNREAD_ANSWERS);
        }
        resumeReadingIfPossible(context);
        context.fireChannelWritabilityChanged();
    }

    private void resumeReadingIfPossible(ChannelHandlerContext context) {
        if (quotaAvailable && context.channel().isWritable()) {
            quotaAvailable = false;
            keepAlive.cancel(false);
            ReadGate.of(context.channel()).release(ReadGate.Reason.BACKPRESSURE);
        }
    }

    private void startKeepAlive(ChannelHandlerContext context) {
        keepAlive = context.executor()
                .scheduleAtFixedRate(
                        () -> ReadGate.sendPing(context), KEEP_ALIVE_SECONDS, KEEP_ALIVE_SECONDS, TimeUnit.SECONDS);
    }

    @Override
    public void handlerRemoved(ChannelHandlerContext context) {
        keepAlive.cancel(false);
    }

    /**
     * Returns a PUBREL for an unused packet id. Artemis answers with a PUBCOMP when it has processed all earlier
     * packets.
     */
    private static MqttMessage probe() {
        return new MqttMessage(
                new MqttFixedHeader(MqttMessageType.PUBREL, false, MqttQoS.AT_LEAST_ONCE, false, 0),
                new MqttPubReplyMessageVariableHeader(
                        PROBE_PACKET_ID,
                        MqttPubReplyMessageVariableHeader.REASON_CODE_OK,
                        MqttProperties.NO_PROPERTIES));
    }

    private static boolean hasProbeId(MqttMessageType type, Object message) {
        return message instanceof MqttMessage packet
                && packet.fixedHeader().messageType() == type
                && packet.variableHeader() instanceof MqttMessageIdVariableHeader id
                && id.messageId() == PROBE_PACKET_ID;
    }
}
