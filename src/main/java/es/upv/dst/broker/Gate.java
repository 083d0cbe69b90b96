// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.broker;

import io.netty.channel.ChannelPipeline;
import io.netty.handler.codec.mqtt.MqttDecoder;
import io.netty.handler.flow.FlowControlHandler;
import org.apache.activemq.artemis.api.core.ActiveMQException;
import org.apache.activemq.artemis.api.core.ActiveMQInternalErrorException;
import org.apache.activemq.artemis.core.remoting.impl.netty.NettyConnection;
import org.apache.activemq.artemis.core.server.plugin.ActiveMQServerConnectionPlugin;
import org.apache.activemq.artemis.spi.core.protocol.RemotingConnection;

/** Puts a guard before each connection that turns out to speak MQTT. */
record Gate(Accounts accounts, AccessPolicy policy, Backlog backlog) implements ActiveMQServerConnectionPlugin {

    /** Nothing in the lab is longer than a kilobyte; Artemis itself would read a quarter of a gigabyte into memory, for each connection. */
    static final int LARGEST_PACKET = 64 * 1024;

    private static final String DECODER = "mqtt";

    /** Artemis would carry on after any other exception than its own, with the client unguarded. */
    @Override
    public void afterCreateConnection(RemotingConnection connection) throws ActiveMQException {
        try {
            guard(((NettyConnection) connection.getTransportConnection())
                    .getChannel()
                    .pipeline());
        } catch (RuntimeException cause) {
            throw new ActiveMQInternalErrorException("The connection can't be guarded", cause);
        }
    }

    private void guard(ChannelPipeline pipeline) {
        pipeline.replace(MqttDecoder.class, DECODER, new MqttDecoder(LARGEST_PACKET));
        // Else all that was decoded at once would come through although reading has been stopped.
        pipeline.addAfter(DECODER, "flow", new FlowControlHandler());
        pipeline.addAfter("flow", "guard", new Guard(accounts, policy));
        pipeline.addAfter("guard", "pace", new Pace(Share.of(pipeline.channel(), backlog)));
    }
}
