// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.broker;

import static org.assertj.core.api.Assertions.assertThat;

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
import java.util.ArrayDeque;
import java.util.Queue;
import org.junit.jupiter.api.Test;

class PaceTest {

    private final Slow artemis = new Slow();
    private final EmbeddedChannel channel = new EmbeddedChannel(new Pace(), artemis);

    @Test
    void whoFloodsIsReadNoFurtherThanArtemisHasCome() {
        publish(Pace.STRETCH - 1);
        assertThat(channel.config().isAutoRead()).isTrue();
        publish(1);
        assertThat(channel.config().isAutoRead()).isFalse();
        artemis.answersOne();
        assertThat(channel.config().isAutoRead()).isTrue();
    }

    @Test
    void whatWasReadAheadIsWaitedForToo() {
        publish(2 * Pace.STRETCH);
        artemis.answersOne();
        assertThat(channel.config().isAutoRead()).isFalse();
        artemis.answersOne();
        assertThat(channel.config().isAutoRead()).isTrue();
    }

    @Test
    void theClientHearsNothingOfIt() {
        publish(Pace.STRETCH);
        artemis.answersOne();
        assertThat(channel.outboundMessages()).isEmpty();
    }

    @Test
    void aReleaseOfItsOwnWithTheSameNumberIsAnsweredToIt() {
        channel.writeInbound(new MqttMessage(
                new MqttFixedHeader(MqttMessageType.PUBREL, false, MqttQoS.AT_LEAST_ONCE, false, 0),
                MqttMessageIdVariableHeader.from(65_535)));
        publish(Pace.STRETCH);
        artemis.answersOne();
        assertThat(channel.outboundMessages()).hasSize(1);
        assertThat(channel.config().isAutoRead()).isFalse();
        artemis.answersOne();
        assertThat(channel.outboundMessages()).hasSize(1);
        assertThat(channel.config().isAutoRead()).isTrue();
    }

    private void publish(int times) {
        for (var time = 0; time < times; time++) {
            channel.writeInbound(new MqttPublishMessage(
                    new MqttFixedHeader(MqttMessageType.PUBLISH, false, MqttQoS.AT_MOST_ONCE, false, 0),
                    new MqttPublishVariableHeader(Topics.ROOM, 1),
                    Unpooled.EMPTY_BUFFER));
        }
    }

    /** Takes everything, and answers a release when it is told to, as Artemis does when it comes to it. */
    private static class Slow extends ChannelInboundHandlerAdapter {

        private final Queue<Runnable> answers = new ArrayDeque<>();

        @Override
        public void channelRead(ChannelHandlerContext context, Object message) {
            if (message instanceof MqttMessage packet && packet.fixedHeader().messageType() == MqttMessageType.PUBREL) {
                var done = new MqttFixedHeader(MqttMessageType.PUBCOMP, false, MqttQoS.AT_MOST_ONCE, false, 0);
                answers.add(() -> context.writeAndFlush(new MqttMessage(done, packet.variableHeader())));
            }
        }

        void answersOne() {
            answers.remove().run();
        }
    }
}
