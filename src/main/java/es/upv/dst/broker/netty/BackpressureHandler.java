// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.broker.netty;

import es.upv.dst.broker.artemis.UnacknowledgedMessages;
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
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;

/**
 * Reads from a client no faster than Artemis processes its packets and the lab acknowledges its messages. Artemis
 * queues received packets in memory without a limit, so one client that floods at QoS 0 would exhaust it. After
 * {@link #MAX_PUBLISHES_BETWEEN_PROBES} messages, or when the client's quota is used up, this handler stops reading and
 * sends a probe to Artemis. It reads again when Artemis has answered the probe, the {@link UnacknowledgedMessages} have room
 * for the client, and the channel is writable.
 */
public final class BackpressureHandler extends ChannelDuplexHandler {

    /** The maximum number of PUBLISH packets between two probes. */
    public static final int MAX_PUBLISHES_BETWEEN_PROBES = 256;

    public static final int KEEP_ALIVE_SECONDS = 5;

    /** The highest packet id. If a client uses it too, the order of the PUBCOMPs tells its own from the probe's. */
    private static final int PROBE_PACKET_ID = 65_535;

    private enum PubrelSource {
        CLIENT,
        PROBE
    }

    private final ClientQuota quota;
    private final Queue<PubrelSource> pendingPubrels = new ArrayDeque<>();
    private int published;
    private boolean ready;
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
        if (message instanceof MqttPublishMessage
                && (++published >= MAX_PUBLISHES_BETWEEN_PROBES || !quota.allows(published))) {
            published = 0;
            context.channel().config().setAutoRead(false);
            pendingPubrels.add(PubrelSource.PROBE);
            context.fireChannelRead(probe());
        }
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
        ready = true;
        resumeReading(context);
    }

    @Override
    public void channelWritabilityChanged(ChannelHandlerContext context) {
        resumeReading(context);
        context.fireChannelWritabilityChanged();
    }

    private void resumeReading(ChannelHandlerContext context) {
        if (ready && context.channel().isWritable()) {
            ready = false;
            keepAlive.cancel(false);
            context.channel().config().setAutoRead(true);
        }
    }

    /**
     * Sends PINGREQs to Artemis on behalf of the client, because the client's own are not read now. Artemis answers
     * with a PINGRESP, so neither side's keep-alive expires, and a lost connection is detected. A client that does not
     * read its input gets no pings sent, and may time out.
     */
    private void startKeepAlive(ChannelHandlerContext context) {
        keepAlive = context.executor()
                .scheduleAtFixedRate(
                        () -> {
                            if (context.channel().isWritable()) {
                                context.fireChannelRead(ping());
                            }
                        },
                        KEEP_ALIVE_SECONDS,
                        KEEP_ALIVE_SECONDS,
                        TimeUnit.SECONDS);
    }

    @Override
    public void handlerRemoved(ChannelHandlerContext context) {
        keepAlive.cancel(false);
    }

    private static MqttMessage ping() {
        return new MqttMessage(new MqttFixedHeader(MqttMessageType.PINGREQ, false, MqttQoS.AT_MOST_ONCE, false, 0));
    }

    /** A PUBREL for an unused packet id: Artemis processes it after all earlier packets and answers with PUBCOMP. */
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
