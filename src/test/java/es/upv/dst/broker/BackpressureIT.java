// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.broker;

import static org.assertj.core.api.Assertions.assertThat;

import es.upv.dst.broker.artemis.UnackedMessages;
import es.upv.dst.broker.netty.BackpressureHandler;
import es.upv.dst.broker.netty.ClientQuota;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.mqtt.MqttFixedHeader;
import io.netty.handler.codec.mqtt.MqttMessage;
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

class BackpressureIT {

    private static final int HALF = UnackedMessages.MAX_UNACKED / 2;

    private final Slow artemis = new Slow();
    private final ClientQuota quota = new ClientQuota(new UnackedMessages(TestBroker.TOPICS));
    private final EmbeddedChannel channel =
            new EmbeddedChannel(new FlowControlHandler(), new BackpressureHandler(quota), artemis);

    @Test
    void whoFloodsIsReadNoFurtherThanArtemisHasCome() {
        publish(BackpressureHandler.MAX_PUBLISHES_BETWEEN_PROBES - 1);
        assertThat(channel.config().isAutoRead()).isTrue();
        publish(1);
        assertThat(channel.config().isAutoRead()).isFalse();
        artemis.answersOne();
        assertThat(channel.config().isAutoRead()).isTrue();
    }

    @Test
    void whatWasReadAheadWaits() {
        publish(5 * BackpressureHandler.MAX_PUBLISHES_BETWEEN_PROBES);
        assertThat(artemis.published).isEqualTo(BackpressureHandler.MAX_PUBLISHES_BETWEEN_PROBES);
        IntStream.range(0, 4).forEach(_ -> artemis.answersOne());
        assertThat(artemis.published).isEqualTo(5 * BackpressureHandler.MAX_PUBLISHES_BETWEEN_PROBES);
        artemis.answersOne();
        assertThat(channel.config().isAutoRead()).isTrue();
    }

    @Test
    void theClientHearsNothingOfIt() {
        publish(BackpressureHandler.MAX_PUBLISHES_BETWEEN_PROBES);
        artemis.answersOne();
        assertThat(channel.outboundMessages()).isEmpty();
    }

    @Test
    void aReleaseOfItsOwnWithTheSameNumberIsAnsweredToIt() {
        channel.writeInbound(new MqttMessage(
                new MqttFixedHeader(MqttMessageType.PUBREL, false, MqttQoS.AT_LEAST_ONCE, false, 0),
                MqttMessageIdVariableHeader.from(65_535)));
        publish(BackpressureHandler.MAX_PUBLISHES_BETWEEN_PROBES);
        artemis.answersOne();
        assertThat(channel.outboundMessages()).hasSize(1);
        assertThat(channel.config().isAutoRead()).isFalse();
        artemis.answersOne();
        assertThat(channel.outboundMessages()).hasSize(1);
        assertThat(channel.config().isAutoRead()).isTrue();
    }

    @Test
    void whoHasNoRoomLeftIsReadOnlyOnceTheTeacherHasMadeSome() {
        IntStream.range(0, HALF).forEach(_ -> quota.increment());
        publish(1);
        artemis.answersOne();
        assertThat(channel.config().isAutoRead()).isFalse();
        IntStream.range(0, HALF).forEach(_ -> quota.decrement());
        channel.runPendingTasks();
        assertThat(channel.config().isAutoRead()).isTrue();
    }

    @Test
    void whoIsNotReadGetsSignsOfLifeUntilThen() {
        IntStream.range(0, HALF).forEach(_ -> quota.increment());
        publish(1);
        artemis.answersOne();
        pass(3 * BackpressureHandler.KEEP_ALIVE_SECONDS);
        assertThat(artemis.pings).isEqualTo(3);
        IntStream.range(0, HALF).forEach(_ -> quota.decrement());
        channel.runPendingTasks();
        pass(3 * BackpressureHandler.KEEP_ALIVE_SECONDS);
        assertThat(artemis.pings).isEqualTo(3);
    }

    @Test
    void whoDoesNotTakeWhatIsSaidToItIsNotReadAndMayBeTakenForDead() {
        says(false);
        publish(BackpressureHandler.MAX_PUBLISHES_BETWEEN_PROBES);
        artemis.answersOne();
        pass(3 * BackpressureHandler.KEEP_ALIVE_SECONDS);
        assertThat(artemis.pings).isZero();
        assertThat(channel.config().isAutoRead()).isFalse();
        says(true);
        assertThat(channel.config().isAutoRead()).isTrue();
    }

    private void says(boolean taken) {
        channel.unsafe().outboundBuffer().setUserDefinedWritability(1, taken);
        channel.runPendingTasks();
    }

    private void pass(int seconds) {
        for (var second = 0; second < seconds; second++) {
            channel.advanceTimeBy(1, TimeUnit.SECONDS);
            channel.runScheduledPendingTasks();
        }
    }

    private void publish(int times) {
        channel.writeInbound(IntStream.range(0, times)
                .mapToObj(_ -> new MqttPublishMessage(
                        new MqttFixedHeader(MqttMessageType.PUBLISH, false, MqttQoS.AT_MOST_ONCE, false, 0),
                        new MqttPublishVariableHeader(TestBroker.TOPICS.firstExercise(), 1),
                        Unpooled.EMPTY_BUFFER))
                .toArray());
    }

    /** Takes everything, and answers a release when it is told to, as Artemis does when it comes to it. */
    private class Slow extends ChannelInboundHandlerAdapter {

        private final Queue<Runnable> answers = new ArrayDeque<>();
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
                var done = new MqttFixedHeader(MqttMessageType.PUBCOMP, false, MqttQoS.AT_MOST_ONCE, false, 0);
                answers.add(() -> context.writeAndFlush(new MqttMessage(done, packet.variableHeader())));
            }
        }

        void answersOne() {
            answers.remove().run();
            channel.runPendingTasks();
        }
    }
}
