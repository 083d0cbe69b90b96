// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.broker.throttle;

import es.upv.dst.broker.Topics;
import es.upv.dst.broker.connection.AuthenticatedRole;
import es.upv.dst.broker.connection.ReadGate;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.mqtt.MqttConnectMessage;
import io.netty.handler.codec.mqtt.MqttPublishMessage;
import io.netty.handler.codec.mqtt.MqttSubscribeMessage;
import io.netty.handler.codec.mqtt.MqttTopicSubscription;
import io.netty.handler.codec.mqtt.MqttUnsubscribeMessage;
import io.netty.util.ReferenceCountUtil;
import java.net.InetAddress;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.IntSupplier;

/**
 * Stops reading from a client whose {@link ClientBudget} is used up, until the budget allows the next message. The
 * topics of packets must be complete, without aliases. The teacher's account has no limit.
 */
public final class ThrottleHandler extends ChannelDuplexHandler {

    private static final int FIRST_PAUSE_MILLIS = 50;
    private static final int MAX_PAUSE_MILLIS = 5_000;

    /** A client that pauses so often is not one that made a mistake. */
    private static final int PAUSES_BEFORE_LOG = 40;

    private static final int PAUSES_BETWEEN_PINGS = 20;

    private final NetworkBudgets budgets;
    private final IntSupplier retainedMessages;
    private final Topics topics;
    private final InetAddress client;
    private final ClientBudget budget;
    private final ReceivedCodes received = new ReceivedCodes();
    private final Queue<Held> held = new ArrayDeque<>();
    private int pauseMillis;
    private int pauses;
    private Future<?> nextResume = new FutureTask<>(() -> {}, true);

    /** A packet, and what pays for it, which is determined once: a submission uses up the code that was received. */
    private record Held(Object packet, BooleanSupplier payer) {}

    /** @param isLocal whether the client is on this machine */
    public ThrottleHandler(NetworkBudgets budgets, IntSupplier retainedMessages, InetAddress client, boolean isLocal) {
        this.budgets = budgets;
        this.retainedMessages = retainedMessages;
        this.topics = budgets.topics();
        this.client = client;
        this.budget = budgets.budget(client, isLocal);
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        if (AuthenticatedRole.isTeacher(context.channel())) {
            observeVerdict(message);
            context.fireChannelRead(message);
            return;
        }
        var payer = payer(context, message);
        if (held.isEmpty() && payer.getAsBoolean()) {
            context.fireChannelRead(message);
        } else {
            hold(context, new Held(message, payer));
        }
    }

    private void observeVerdict(Object message) {
        if (message instanceof MqttPublishMessage verdict
                && verdict.variableHeader().topicName().equals(topics.verdict())) {
            LabMessage.codeBeforeSeparator(verdict.payload())
                    .ifPresent(code -> budgets.onVerdict(code, LabMessage.isAccepted(verdict.payload())));
        }
    }

    /** Returns what pays for a message. A will is a message that the broker may publish later. */
    private BooleanSupplier payer(ChannelHandlerContext context, Object message) {
        return switch (message) {
            case MqttPublishMessage publish ->
                payer(context, publish.variableHeader().topicName(), LabMessage.codeBeforeSeparator(publish.payload()));
            case MqttConnectMessage connect
            when connect.variableHeader().isWillFlag() ->
                payer(
                        context,
                        connect.payload().willTopic(),
                        LabMessage.codeBeforeSeparator(
                                Unpooled.wrappedBuffer(connect.payload().willMessageInBytes())));
            case MqttSubscribeMessage subscribe -> () -> paySubscriptions(subscribe);
            // Artemis examines all sessions for each filter, also for one without a subscription.
            case MqttUnsubscribeMessage unsubscribe ->
                () -> budget.paySubscriptions(unsubscribe.payload().topics().size(), 0, 0);
            default -> () -> true;
        };
    }

    private BooleanSupplier payer(ChannelHandlerContext context, String topic, Optional<Integer> code) {
        if (topic.equals(topics.submission())) {
            return code.filter(budgets::isCode)
                    .filter(number -> !received.remove(number))
                    .<BooleanSupplier>map(number -> () -> payGuess(context, number))
                    .orElse(budget::payMessage);
        }
        return topic.equals(topics.request()) ? budget::payMessage : () -> true;
    }

    private boolean payGuess(ChannelHandlerContext context, int code) {
        var paid = budget.payGuess();
        if (paid) {
            budgets.addUnjudged(code, () -> context.executor().execute(() -> onAccepted(context)));
        }
        return paid;
    }

    private boolean paySubscriptions(MqttSubscribeMessage subscribe) {
        var filters = subscribe.payload().topicSubscriptions();
        long wildcards = filters.stream()
                .map(MqttTopicSubscription::topicFilter)
                .filter(filter -> filter.indexOf('+') >= 0 || filter.indexOf('#') >= 0)
                .count();
        return budget.paySubscriptions(filters.size() - wildcards, wildcards, retainedMessages.getAsInt());
    }

    private void onAccepted(ChannelHandlerContext context) {
        budget.refundGuess();
        resume(context);
    }

    /** More messages may follow the first one, if they were requested before. */
    private void hold(ChannelHandlerContext context, Held packet) {
        held.add(packet);
        if (held.size() == 1) {
            ReadGate.of(context.channel()).hold(ReadGate.Reason.THROTTLE);
            pauseMillis = FIRST_PAUSE_MILLIS;
            scheduleResume(context);
        }
    }

    /** Replaces a task that is scheduled already, because a client may be held again while its packets are read. */
    private void scheduleResume(ChannelHandlerContext context) {
        nextResume.cancel(false);
        nextResume = context.executor().schedule(() -> resumeOrWait(context), pauseMillis, TimeUnit.MILLISECONDS);
    }

    /** Waits longer each time that the budget allows nothing. Pings keep the connection alive, or detect its end. */
    private void resumeOrWait(ChannelHandlerContext context) {
        boolean paid = resume(context);
        if (!held.isEmpty() && !context.isRemoved()) {
            if (++pauses == PAUSES_BEFORE_LOG) {
                budgets.logSlowedDown(client);
            }
            if (!paid || pauses % PAUSES_BETWEEN_PINGS == 0) {
                ReadGate.sendPing(context);
            }
            pauseMillis = paid ? FIRST_PAUSE_MILLIS : Math.min(2 * pauseMillis, MAX_PAUSE_MILLIS);
            scheduleResume(context);
        }
    }

    /** Returns whether the budget has allowed a message. */
    private boolean resume(ChannelHandlerContext context) {
        boolean paid = false;
        while (!held.isEmpty() && held.element().payer().getAsBoolean()) {
            context.fireChannelRead(held.remove().packet());
            paid = true;
        }
        if (paid && held.isEmpty()) {
            ReadGate.of(context.channel()).release(ReadGate.Reason.THROTTLE);
        }
        return paid;
    }

    /** Remembers the codes that the client receives. */
    @Override
    public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
        if (message instanceof MqttPublishMessage publish
                && publish.variableHeader().topicName().equals(topics.code())) {
            LabMessage.onlyCode(publish.payload()).ifPresent(received::add);
        }
        context.write(message, promise);
    }

    @Override
    public void handlerRemoved(ChannelHandlerContext context) {
        nextResume.cancel(false);
        held.forEach(packet -> ReferenceCountUtil.release(packet.packet()));
        held.clear();
    }
}
