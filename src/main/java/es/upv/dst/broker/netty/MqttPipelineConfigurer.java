// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.broker.netty;

import es.upv.dst.broker.Authenticator;
import es.upv.dst.broker.Topics;
import es.upv.dst.broker.connection.PacketFrameDecoder;
import es.upv.dst.broker.connection.RemoteAddress;
import es.upv.dst.broker.disk.StoreSpace;
import es.upv.dst.broker.plugin.ClientQuota;
import es.upv.dst.broker.plugin.UnacknowledgedMessages;
import es.upv.dst.broker.protocol.ProtocolRules;
import es.upv.dst.broker.session.ArtemisSessions;
import es.upv.dst.broker.session.PacketBoundsHandler;
import es.upv.dst.broker.session.RetainLimitHandler;
import es.upv.dst.broker.session.SessionHandler;
import es.upv.dst.broker.session.TopicAliasHandler;
import es.upv.dst.broker.session.UnreleasedHandler;
import es.upv.dst.broker.throttle.ThrottleHandler;
import es.upv.dst.ratelimit.LimitedLog;
import io.netty.handler.codec.mqtt.MqttDecoder;
import io.netty.handler.flow.FlowControlHandler;
import io.netty.handler.flush.FlushConsolidationHandler;
import org.apache.activemq.artemis.api.core.ActiveMQException;
import org.apache.activemq.artemis.api.core.ActiveMQInternalErrorException;
import org.apache.activemq.artemis.core.remoting.impl.netty.NettyConnection;
import org.apache.activemq.artemis.core.server.ActiveMQServer;
import org.apache.activemq.artemis.core.server.plugin.ActiveMQServerConnectionPlugin;
import org.apache.activemq.artemis.spi.core.protocol.RemotingConnection;

/** Adds the handlers of this package to the Netty pipeline of each MQTT connection. */
public record MqttPipelineConfigurer(
        Authenticator authenticator,
        Topics topics,
        UnacknowledgedMessages unacknowledged,
        StoreSpace space,
        ClientLimits limits,
        LimitedLog refusals,
        ActiveMQServer server)
        implements ActiveMQServerConnectionPlugin {

    private static final int MAX_PACKETS_OF_A_FLUSH = 64;

    private static final String DECODER = "mqtt";

    /**
     * Adds the handlers. Wraps each {@code RuntimeException} in an {@code ActiveMQException}, because Artemis would
     * ignore a {@code RuntimeException} and serve the client without the handlers.
     */
    @Override
    public void afterCreateConnection(RemotingConnection connection) throws ActiveMQException {
        try {
            addHandlers(connection);
        } catch (RuntimeException e) {
            throw new ActiveMQInternalErrorException("The MQTT handlers cannot be added to the connection", e);
        }
    }

    private void addHandlers(RemotingConnection connection) {
        var pipeline = ((NettyConnection) connection.getTransportConnection())
                .getChannel()
                .pipeline();
        // Artemis flushes each packet; this writes the packets of a burst by one system call.
        pipeline.addFirst("flush", new FlushConsolidationHandler(MAX_PACKETS_OF_A_FLUSH, true));
        pipeline.replace(
                MqttDecoder.class,
                DECODER,
                new MqttDecoder(ProtocolRules.MAX_PACKET_BYTES, ProtocolRules.MAX_PACKET_BYTES));
        pipeline.addBefore(DECODER, "frames", new PacketFrameDecoder());
        // Without this handler, all packets of a decoded buffer would pass although reading has been stopped.
        pipeline.addAfter(DECODER, "flow", new FlowControlHandler());
        pipeline.addAfter(
                "flow", "validation", new PacketValidationHandler(authenticator, limits.connections(), refusals));
        pipeline.addAfter("validation", "connack", new ConnackFirstHandler());
        var sessions = new ArtemisSessions(server);
        pipeline.addAfter("connack", "session", new SessionHandler(limits.clientIds(), limits.sessions(), sessions));
        pipeline.addAfter("session", "bounds", new PacketBoundsHandler(sessions, limits.unreleased()));
        pipeline.addAfter("bounds", "unreleased", new UnreleasedHandler(limits.unreleased()));
        pipeline.addAfter("unreleased", "aliases", new TopicAliasHandler());
        pipeline.addAfter("aliases", "retain", new RetainLimitHandler(limits.retained()));
        pipeline.addAfter("retain", "message", new MessageBoundsHandler(topics));
        pipeline.addAfter(
                "message",
                "throttle",
                new ThrottleHandler(
                        limits.budgets(),
                        limits.retained()::size,
                        RemoteAddress.of(pipeline.channel()),
                        RemoteAddress.isLocal(pipeline.channel())));
        pipeline.addAfter(
                "throttle",
                "backpressure",
                new BackpressureHandler(ClientQuota.getOrAttach(pipeline.channel(), unacknowledged)));
        pipeline.addAfter("backpressure", "space", new StoreSpaceHandler(space));
        pipeline.addAfter("space", "names", new NameMappingHandler());
        pipeline.addAfter("names", "will", new WillHandler(server, connection));
    }
}
