// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.broker;

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
 * Reads from a client no faster than Artemis and the teacher work for it. By itself Artemis queues in memory whatever
 * is sent, and one client that floods at QoS 0 ends the process; so after each stretch it is asked whether it has come
 * so far. Nothing more is read until it has answered, until the teacher has acknowledged so much that the client has
 * room in the {@link Backlog}, and until the client has taken what was said to it.
 */
final class Pace extends ChannelDuplexHandler {

    static final int STRETCH = 256;

    static final int SECONDS_BETWEEN_SIGNS_OF_LIFE = 5;

    /** The last that a client numbers a packet by; if it does, its release is told apart by the order of the answers. */
    private static final int NUMBER = 65_535;

    private enum Asker {
        CLIENT,
        PACE
    }

    private final Share share;
    private final Queue<Asker> askers = new ArrayDeque<>();
    private int published;
    private boolean ready;
    private Future<?> signsOfLife = new FutureTask<>(() -> {}, true);

    Pace(Share share) {
        this.share = share;
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        if (is(MqttMessageType.PUBREL, message)) {
            askers.add(Asker.CLIENT);
        }
        context.fireChannelRead(message);
        if (message instanceof MqttPublishMessage && (++published >= STRETCH || !share.hasRoomFor(published))) {
            published = 0;
            context.channel().config().setAutoRead(false);
            askers.add(Asker.PACE);
            context.fireChannelRead(question());
        }
    }

    @Override
    public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
        if (!is(MqttMessageType.PUBCOMP, message) || askers.poll() != Asker.PACE) {
            context.write(message, promise);
            return;
        }
        promise.setSuccess();
        if (!askers.contains(Asker.PACE)) {
            share.whenThereIsRoom(() -> context.executor().execute(() -> makeReady(context)));
            giveSignsOfLife(context);
        }
    }

    private void makeReady(ChannelHandlerContext context) {
        ready = true;
        readOn(context);
    }

    @Override
    public void channelWritabilityChanged(ChannelHandlerContext context) {
        readOn(context);
        context.fireChannelWritabilityChanged();
    }

    private void readOn(ChannelHandlerContext context) {
        if (ready && context.channel().isWritable()) {
            ready = false;
            signsOfLife.cancel(false);
            context.channel().config().setAutoRead(true);
        }
    }

    /**
     * The client's pings wait with everything else, so they are answered unasked: the client goes on believing in the
     * broker and Artemis in the client, and if that has gone, it shows. Who takes no answers may be taken for dead.
     */
    private void giveSignsOfLife(ChannelHandlerContext context) {
        signsOfLife = context.executor()
                .scheduleAtFixedRate(
                        () -> {
                            if (context.channel().isWritable()) {
                                context.fireChannelRead(ping());
                            }
                        },
                        SECONDS_BETWEEN_SIGNS_OF_LIFE,
                        SECONDS_BETWEEN_SIGNS_OF_LIFE,
                        TimeUnit.SECONDS);
    }

    @Override
    public void handlerRemoved(ChannelHandlerContext context) {
        signsOfLife.cancel(false);
    }

    private static MqttMessage ping() {
        return new MqttMessage(new MqttFixedHeader(MqttMessageType.PINGREQ, false, MqttQoS.AT_MOST_ONCE, false, 0));
    }

    /** The release of a packet that never was: Artemis takes it in turn, has nothing to do, and says that it is done. */
    private static MqttMessage question() {
        return new MqttMessage(
                new MqttFixedHeader(MqttMessageType.PUBREL, false, MqttQoS.AT_LEAST_ONCE, false, 0),
                new MqttPubReplyMessageVariableHeader(
                        NUMBER, MqttPubReplyMessageVariableHeader.REASON_CODE_OK, MqttProperties.NO_PROPERTIES));
    }

    private static boolean is(MqttMessageType type, Object message) {
        return message instanceof MqttMessage packet
                && packet.fixedHeader().messageType() == type
                && packet.variableHeader() instanceof MqttMessageIdVariableHeader id
                && id.messageId() == NUMBER;
    }
}
