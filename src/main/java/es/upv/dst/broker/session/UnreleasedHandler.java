// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.broker.session;

import static io.netty.handler.codec.mqtt.MqttProperties.SESSION_EXPIRY_INTERVAL;

import es.upv.dst.broker.connection.AuthenticatedRole;
import es.upv.dst.broker.protocol.ArtemisNames;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.mqtt.MqttConnectMessage;
import io.netty.handler.codec.mqtt.MqttFixedHeader;
import io.netty.handler.codec.mqtt.MqttMessage;
import io.netty.handler.codec.mqtt.MqttMessageIdVariableHeader;
import io.netty.handler.codec.mqtt.MqttMessageType;
import io.netty.handler.codec.mqtt.MqttProperties.IntegerProperty;
import io.netty.handler.codec.mqtt.MqttPubReplyMessageVariableHeader;
import io.netty.handler.codec.mqtt.MqttPublishMessage;
import io.netty.handler.codec.mqtt.MqttQoS;
import io.netty.util.ReferenceCountUtil;
import java.util.BitSet;
import java.util.Optional;

/**
 * Acknowledges a message at QoS 2 that a client sends again, and that the broker has received in this connection or an
 * earlier one of the session, also before a restart. Artemis does not get it again.
 */
public final class UnreleasedHandler extends ChannelDuplexHandler {

    private static final int MQTT_5 = 5;

    private final UnreleasedMessages messages;
    private Optional<String> session = Optional.empty();
    private BitSet received = new BitSet();

    public UnreleasedHandler(UnreleasedMessages messages) {
        this.messages = messages;
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        switch (message) {
            case MqttConnectMessage connect -> onConnect(context, connect);
            case MqttPublishMessage publish
            when isReceived(publish) -> {
                ReferenceCountUtil.release(publish);
                context.writeAndFlush(pubrec(publish.variableHeader().packetId()));
                return;
            }
            default -> onRelease((MqttMessage) message);
        }
        context.fireChannelRead(message);
    }

    private void onConnect(ChannelHandlerContext context, MqttConnectMessage connect) {
        var id = ArtemisNames.ofClientId(
                connect.payload().clientIdentifier(), AuthenticatedRole.require(context.channel()));
        if (connect.variableHeader().isCleanSession()) {
            messages.forget(id);
        }
        received = messages.of(id);
        session = Optional.of(id).filter(_ -> outlivesConnection(connect));
    }

    private static boolean outlivesConnection(MqttConnectMessage connect) {
        var header = connect.variableHeader();
        return header.version() < MQTT_5
                ? !header.isCleanSession()
                : header.properties().getProperty(SESSION_EXPIRY_INTERVAL) instanceof IntegerProperty seconds
                        && seconds.value() != 0;
    }

    /** A message that is not sent again is another one, of a client that has lost its state. */
    private boolean isReceived(MqttPublishMessage publish) {
        var id = publish.variableHeader().packetId();
        if (publish.fixedHeader().qosLevel() != MqttQoS.EXACTLY_ONCE || !received.get(id)) {
            return false;
        }
        if (!publish.fixedHeader().isDup()) {
            received.clear(id);
        }
        return publish.fixedHeader().isDup();
    }

    private static MqttMessage pubrec(int id) {
        return new MqttMessage(
                new MqttFixedHeader(MqttMessageType.PUBREC, false, MqttQoS.AT_MOST_ONCE, false, Short.BYTES),
                MqttMessageIdVariableHeader.from(id));
    }

    private void onRelease(MqttMessage packet) {
        if (packet.fixedHeader().messageType() == MqttMessageType.PUBREL
                && packet.variableHeader() instanceof MqttMessageIdVariableHeader release) {
            received.clear(release.messageId());
            session.ifPresent(id -> messages.release(id, release.messageId()));
        }
    }

    /** Artemis sends a PUBREC after it has stored the message. */
    @Override
    public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
        if (message instanceof MqttMessage packet
                && packet.fixedHeader().messageType() == MqttMessageType.PUBREC
                && packet.variableHeader() instanceof MqttMessageIdVariableHeader header
                && !isRefusal(header)) {
            received.set(header.messageId());
            session.ifPresent(id -> messages.add(id, header.messageId()));
        }
        context.write(message, promise);
    }

    private static boolean isRefusal(MqttMessageIdVariableHeader header) {
        return header instanceof MqttPubReplyMessageVariableHeader reply && reply.reasonCode() < 0;
    }
}
