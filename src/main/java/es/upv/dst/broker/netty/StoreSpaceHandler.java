// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.broker.netty;

import es.upv.dst.broker.LabBroker;
import es.upv.dst.broker.disk.StoreSpace;
import es.upv.dst.broker.protocol.ConnectRequest;
import es.upv.dst.broker.protocol.RejectionPackets;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.mqtt.MqttConnectMessage;
import io.netty.handler.codec.mqtt.MqttPublishMessage;
import io.netty.handler.codec.mqtt.MqttQoS;
import io.netty.util.ReferenceCountUtil;

/**
 * Refuses messages at QoS 1 and 2 while the disk of the broker's store has too little free space. MQTT 5 has a reason
 * code for this. With MQTT 3.1.1 the broker can only close the connection; without an acknowledgement the client knows
 * that its message was not taken. Messages at QoS 0 need no disk. The lab's own messages pass, because they answer
 * messages that the broker has taken.
 */
final class StoreSpaceHandler extends ChannelInboundHandlerAdapter {

    private final StoreSpace space;

    private RejectionPackets rejections = RejectionPackets.MQTT_3;
    private boolean reasonsRequested = true;
    private boolean ofLab;

    StoreSpaceHandler(StoreSpace space) {
        this.space = space;
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        if (message instanceof MqttConnectMessage connect) {
            ofLab = connect.payload().clientIdentifier().startsWith(LabBroker.CLIENT_ID_PREFIX);
            rejections = RejectionPackets.of(connect.variableHeader().version());
            reasonsRequested = ConnectRequest.requestsReasons(connect);
        }
        if (!(message instanceof MqttPublishMessage publish)) {
            context.fireChannelRead(message);
        } else if (isRefused(publish)) {
            refuse(context, publish);
            ReferenceCountUtil.release(publish);
        } else {
            context.fireChannelRead(publish);
        }
    }

    private boolean isRefused(MqttPublishMessage publish) {
        return publish.fixedHeader().qosLevel() != MqttQoS.AT_MOST_ONCE
                && !ofLab
                && space.shortage().isPresent();
    }

    private void refuse(ChannelHandlerContext context, MqttPublishMessage publish) {
        rejections.noSpace(publish, reasonsRequested).ifPresentOrElse(context::writeAndFlush, context::close);
    }
}
