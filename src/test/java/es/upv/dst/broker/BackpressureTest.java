// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.broker;

import static org.assertj.core.api.Assertions.assertThat;

import es.upv.dst.broker.netty.BackpressureHandler;
import es.upv.dst.broker.plugin.ClientQuota;
import es.upv.dst.broker.plugin.UnacknowledgedMessages;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.mqtt.MqttFixedHeader;
import io.netty.handler.codec.mqtt.MqttMessage;
import io.netty.handler.codec.mqtt.MqttMessageBuilders;
import io.netty.handler.codec.mqtt.MqttMessageIdVariableHeader;
import io.netty.handler.codec.mqtt.MqttMessageType;
import io.netty.handler.codec.mqtt.MqttPublishMessage;
import io.netty.handler.codec.mqtt.MqttPublishVariableHeader;
import io.netty.handler.codec.mqtt.MqttQoS;
import io.netty.handler.flow.FlowControlHandler;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Tests {@link BackpressureHandler} with a stand-in for Artemis that answers probes on demand. */
class BackpressureTest {

    private static final int HALF_OF_ALL_UNACKNOWLEDGED = UnacknowledgedMessages.MAX_UNACKNOWLEDGED / 2;

    private final SlowArtemis artemis = new SlowArtemis();
    private final ClientQuota quota = new ClientQuota(new UnacknowledgedMessages(TestBroker.TOPICS));
    private final EmbeddedChannel channel =
            new EmbeddedChannel(new FlowControlHandler(), new BackpressureHandler(quota), artemis);

    @Test
    void maximumOfUnprocessedMessages_stopsReading_untilArtemisAnswers() {
        publish(BackpressureHandler.MAX_PACKETS_BETWEEN_PROBES - 1);
        assertThat(channel.config().isAutoRead()).isTrue();
        publish(1);
        assertThat(channel.config().isAutoRead()).isFalse();
        artemis.answerProbe();
        assertThat(channel.config().isAutoRead()).isTrue();
    }

    @Test
    void maximumOfUnprocessedPings_stopsReading_untilArtemisAnswers() {
        ping(BackpressureHandler.MAX_PACKETS_BETWEEN_PROBES - 1);
        assertThat(channel.config().isAutoRead()).isTrue();
        ping(1);
        assertThat(channel.config().isAutoRead()).isFalse();
        artemis.answerProbe();
        assertThat(channel.config().isAutoRead()).isTrue();
    }

    @Test
    void packetWithFilters_stopsReading_untilArtemisAnswers() {
        channel.writeInbound(MqttMessageBuilders.subscribe()
                .addSubscription(MqttQoS.AT_MOST_ONCE, TestBroker.TOPICS.code())
                .messageId(1)
                .build());
        assertThat(channel.config().isAutoRead()).isFalse();
        artemis.answerProbe();
        assertThat(channel.config().isAutoRead()).isTrue();
    }

    @Test
    void clientThatDoesNotRead_isNotRead_whateverItSends() {
        setWritable(false);
        assertThat(channel.config().isAutoRead()).isFalse();
        setWritable(true);
        assertThat(channel.config().isAutoRead()).isTrue();
    }

    @Test
    void messagesReadAhead_areHeldBack_untilArtemisAnswers() {
        publish(5 * BackpressureHandler.MAX_PACKETS_BETWEEN_PROBES);
        assertThat(artemis.published).isEqualTo(BackpressureHandler.MAX_PACKETS_BETWEEN_PROBES);
        IntStream.range(0, 4).forEach(_ -> artemis.answerProbe());
        assertThat(artemis.published).isEqualTo(5 * BackpressureHandler.MAX_PACKETS_BETWEEN_PROBES);
        artemis.answerProbe();
        assertThat(channel.config().isAutoRead()).isTrue();
    }

    @Test
    void answerToAProbe_isNotSentToTheClient() {
        publish(BackpressureHandler.MAX_PACKETS_BETWEEN_PROBES);
        artemis.answerProbe();
        assertThat(channel.outboundMessages()).isEmpty();
    }

    @Test
    void pubrelOfTheClientWithTheIdOfTheProbe_isAnsweredToTheClient() {
        channel.writeInbound(new MqttMessage(
                new MqttFixedHeader(MqttMessageType.PUBREL, false, MqttQoS.AT_LEAST_ONCE, false, 0),
                MqttMessageIdVariableHeader.from(65_535)));
        publish(BackpressureHandler.MAX_PACKETS_BETWEEN_PROBES);
        artemis.answerProbe();
        assertThat(channel.outboundMessages()).hasSize(1);
        assertThat(channel.config().isAutoRead()).isFalse();
        artemis.answerProbe();
        assertThat(channel.outboundMessages()).hasSize(1);
        assertThat(channel.config().isAutoRead()).isTrue();
    }

    @Test
    void exhaustedQuota_stopsReading_untilTheLabAcknowledges() {
        IntStream.range(0, HALF_OF_ALL_UNACKNOWLEDGED).forEach(_ -> quota.increment());
        publish(1);
        artemis.answerProbe();
        assertThat(channel.config().isAutoRead()).isFalse();
        IntStream.range(0, HALF_OF_ALL_UNACKNOWLEDGED).forEach(_ -> quota.decrement());
        channel.runPendingTasks();
        assertThat(channel.config().isAutoRead()).isTrue();
    }

    @Test
    void pausedClient_getsKeepAlivePings_untilReadingResumes() {
        IntStream.range(0, HALF_OF_ALL_UNACKNOWLEDGED).forEach(_ -> quota.increment());
        publish(1);
        artemis.answerProbe();
        advanceTime(3 * BackpressureHandler.KEEP_ALIVE_SECONDS);
        assertThat(artemis.pings).isEqualTo(3);
        IntStream.range(0, HALF_OF_ALL_UNACKNOWLEDGED).forEach(_ -> quota.decrement());
        channel.runPendingTasks();
        advanceTime(3 * BackpressureHandler.KEEP_ALIVE_SECONDS);
        assertThat(artemis.pings).isEqualTo(3);
    }

    @Test
    void unwritableChannel_isNotRead_andGetsNoKeepAlivePings() {
        publish(BackpressureHandler.MAX_PACKETS_BETWEEN_PROBES);
        setWritable(false);
        artemis.answerProbe();
        advanceTime(3 * BackpressureHandler.KEEP_ALIVE_SECONDS);
        assertThat(artemis.pings).isZero();
        assertThat(channel.config().isAutoRead()).isFalse();
        setWritable(true);
        assertThat(channel.config().isAutoRead()).isTrue();
    }

    private void setWritable(boolean writable) {
        channel.unsafe().outboundBuffer().setUserDefinedWritability(1, writable);
        channel.runPendingTasks();
    }

    private void advanceTime(int seconds) {
        for (var second = 0; second < seconds; second++) {
            channel.advanceTimeBy(1, TimeUnit.SECONDS);
            channel.runScheduledPendingTasks();
        }
    }

    private void ping(int packets) {
        channel.writeInbound(IntStream.range(0, packets)
                .mapToObj(_ -> new MqttMessage(
                        new MqttFixedHeader(MqttMessageType.PINGREQ, false, MqttQoS.AT_MOST_ONCE, false, 0)))
                .toArray());
    }

    private void publish(int messages) {
        channel.writeInbound(IntStream.range(0, messages)
                .mapToObj(_ -> new MqttPublishMessage(
                        new MqttFixedHeader(MqttMessageType.PUBLISH, false, MqttQoS.AT_MOST_ONCE, false, 0),
                        new MqttPublishVariableHeader(TestBroker.TOPICS.firstExercise(), 1),
                        Unpooled.EMPTY_BUFFER))
                .toArray());
    }

    /** Accepts all packets, and answers a PUBREL when the test calls {@link #answerProbe}. */
    private class SlowArtemis extends ChannelInboundHandlerAdapter {

        private final Queue<Runnable> pubcomps = new ArrayDeque<>();
        private int published;
        private int pings;

        @Override
        public void channelRead(ChannelHandlerContext context, Object message) {
            switch (((MqttMessage) message).fixedHeader().messageType()) {
                case PUBLISH -> published++;
                case PINGREQ -> pings++;
                default -> {}
            }
            if (message instanceof MqttMessage packet && packet.fixedHeader().messageType() == MqttMessageType.PUBREL) {
                var pubcomp = new MqttFixedHeader(MqttMessageType.PUBCOMP, false, MqttQoS.AT_MOST_ONCE, false, 0);
                pubcomps.add(() -> context.writeAndFlush(new MqttMessage(pubcomp, packet.variableHeader())));
            }
        }

        void answerProbe() {
            pubcomps.remove().run();
            channel.runPendingTasks();
        }
    }
}
