// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.broker.netty;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.mqtt.MqttConnectReturnCode;
import io.netty.handler.codec.mqtt.MqttMessage;
import io.netty.handler.codec.mqtt.MqttMessageBuilders;
import io.netty.handler.codec.mqtt.MqttPublishMessage;
import io.netty.handler.codec.mqtt.MqttQoS;
import org.junit.jupiter.api.Test;

class ConnackFirstHandlerTest {

    private static final MqttMessage CONNACK = MqttMessageBuilders.connAck()
            .returnCode(MqttConnectReturnCode.CONNECTION_ACCEPTED)
            .build();

    private final EmbeddedChannel channel = new EmbeddedChannel(new ConnackFirstHandler());

    @Test
    void publishBeforeTheConnack_isSentAfterIt() {
        var first = publish();
        var second = publish();
        channel.writeOutbound(first, second);
        assertThat(channel.outboundMessages()).isEmpty();
        channel.writeOutbound(CONNACK);
        assertThat(channel.outboundMessages()).containsExactly(CONNACK, first, second);
    }

    @Test
    void publishAfterTheConnack_isSentAtOnce() {
        var publish = publish();
        channel.writeOutbound(CONNACK, publish);
        assertThat(channel.outboundMessages()).containsExactly(CONNACK, publish);
    }

    @Test
    void disconnectBeforeTheConnack_isSentAtOnce() {
        var disconnect = MqttMessageBuilders.disconnect().build();
        channel.writeOutbound(disconnect);
        assertThat(channel.outboundMessages()).containsExactly(disconnect);
    }

    @Test
    void delayedPublish_isReleased_whenTheConnectionCloses() {
        var publish = publish();
        channel.write(publish, channel.voidPromise());
        channel.close();
        assertThat(publish.refCnt()).isZero();
    }

    private static MqttPublishMessage publish() {
        return MqttMessageBuilders.publish()
                .topicName("DST/CODIGO")
                .qos(MqttQoS.AT_MOST_ONCE)
                .payload(Unpooled.EMPTY_BUFFER)
                .build();
    }
}
