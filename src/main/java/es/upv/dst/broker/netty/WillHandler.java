// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.broker.netty;

import static io.netty.handler.codec.mqtt.MqttConnectReturnCode.CONNECTION_ACCEPTED;
import static io.netty.handler.codec.mqtt.MqttProperties.SESSION_EXPIRY_INTERVAL;

import es.upv.dst.broker.connection.ReadGate;
import es.upv.dst.broker.protocol.ConnectRequest;
import es.upv.dst.broker.protocol.RejectionPackets;
import es.upv.dst.broker.protocol.Will;
import io.netty.channel.Channel;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.mqtt.MqttConnAckMessage;
import io.netty.handler.codec.mqtt.MqttConnectMessage;
import io.netty.handler.codec.mqtt.MqttMessage;
import io.netty.handler.codec.mqtt.MqttMessageType;
import io.netty.handler.codec.mqtt.MqttProperties.IntegerProperty;
import io.netty.handler.codec.mqtt.MqttReasonCodeAndPropertiesVariableHeader;
import io.netty.handler.codec.mqtt.MqttReasonCodes;
import io.netty.util.ReferenceCountUtil;
import java.util.List;
import java.util.Optional;
import org.apache.activemq.artemis.api.core.ActiveMQDisconnectedException;
import org.apache.activemq.artemis.api.core.ActiveMQException;
import org.apache.activemq.artemis.core.protocol.mqtt.MQTTSessionState;
import org.apache.activemq.artemis.core.protocol.mqtt.MQTTStateManager;
import org.apache.activemq.artemis.core.protocol.mqtt.MQTTVersion;
import org.apache.activemq.artemis.core.remoting.FailureListener;
import org.apache.activemq.artemis.core.remoting.impl.netty.NettyConnection;
import org.apache.activemq.artemis.core.server.ActiveMQServer;
import org.apache.activemq.artemis.spi.core.protocol.RemotingConnection;
import org.jspecify.annotations.Nullable;

/**
 * Publishes the will of a client where the specification requires it and Artemis does not: when another connection
 * takes over the session, when the session outlives a lost connection and the will has no delay, and when the client
 * disconnects with a reason code other than 0. Also removes the will of an earlier connection of a session.
 */
final class WillHandler extends ChannelDuplexHandler implements FailureListener {

    private final ActiveMQServer server;
    private final RemotingConnection connection;
    private volatile String clientId = "";
    private volatile Optional<Will> will = Optional.empty();

    /** @param connection calls this handler when it is lost, after it has called Artemis */
    WillHandler(ActiveMQServer server, RemotingConnection connection) {
        this.server = server;
        this.connection = connection;
        connection.addFailureListener(this);
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        if (message instanceof MqttConnectMessage connect) {
            clientId = connect.payload().clientIdentifier();
            connectedHandler()
                    .filter(earlier -> earlier.will.isPresent())
                    .ifPresentOrElse(
                            earlier -> takeOver(context, connect, earlier), () -> passConnect(context, connect));
        } else if (requestsWill((MqttMessage) message)) {
            changeSessionExpiry((MqttMessage) message);
            ReferenceCountUtil.release(message);
            context.close();
        } else {
            if (((MqttMessage) message).fixedHeader().messageType() == MqttMessageType.DISCONNECT) {
                removeWill();
            }
            context.fireChannelRead(message);
        }
    }

    /** Ends the earlier connection as if it were lost, and then passes on the packet. Reads nothing until then. */
    private void takeOver(ChannelHandlerContext context, MqttConnectMessage connect, WillHandler earlier) {
        ReadGate.of(context.channel()).hold(ReadGate.Reason.TAKE_OVER);
        // The end may have to wait until Artemis has begun the session.
        server.getThreadPool().execute(() -> {
            try {
                earlier.end();
            } finally {
                context.executor().execute(() -> {
                    if (context.channel().isActive()) {
                        passConnect(context, connect);
                        ReadGate.of(context.channel()).release(ReadGate.Reason.TAKE_OVER);
                    }
                });
            }
        });
    }

    private void end() {
        state().filter(state -> state.getSession().getVersion() == MQTTVersion.MQTT_5)
                .ifPresent(_ -> channel(connection).writeAndFlush(RejectionPackets.sessionTakenOver()));
        connection.fail(new ActiveMQDisconnectedException("The session was taken over"));
    }

    private void passConnect(ChannelHandlerContext context, MqttConnectMessage connect) {
        will = Will.of(connect);
        state().ifPresent(
                        earlier -> removeWill(earlier, connect.variableHeader().isCleanSession()));
        context.fireChannelRead(will.isPresent() ? Will.removeFrom(connect) : connect);
    }

    /** Publishes a delayed will if the session ends now. Removes the will first, so that its delay still counts. */
    private static void removeWill(MQTTSessionState earlier, boolean cleanStart) {
        if (earlier.isWill() && earlier.isFailed() && (cleanStart || !isDelayed(earlier))) {
            earlier.getSession().sendWillMessage();
        }
        earlier.setWill(false);
        earlier.setWillDelayInterval(0);
        earlier.setWillUserProperties(List.of());
    }

    /** Returns whether the will is published later, unless the client connects again. */
    private static boolean isDelayed(MQTTSessionState state) {
        return state.getSession().getVersion() == MQTTVersion.MQTT_5
                && state.getWillDelayInterval() != 0
                && state.getClientSessionExpiryInterval() != 0;
    }

    @Override
    public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
        if (message instanceof MqttConnAckMessage connack) {
            clientId = ConnectRequest.assignedClientId(connack).orElse(clientId);
            will.filter(_ -> connack.variableHeader().connectReturnCode() == CONNECTION_ACCEPTED)
                    .ifPresent(own -> state().filter(this::isOwn).ifPresent(own::addTo));
        }
        context.write(message, promise);
    }

    /** Called when Artemis has ended the session, or has published the will because the session has ended. */
    @Override
    public void connectionFailed(ActiveMQException cause, boolean failedOver) {
        if (will.isPresent()) {
            will = Optional.empty();
            state().filter(state -> !isDelayed(state) && state.isWill() && isOwn(state))
                    .ifPresent(state -> state.getSession().sendWillMessage());
        }
    }

    @Override
    public void connectionFailed(ActiveMQException cause, boolean failedOver, @Nullable String target) {
        connectionFailed(cause, failedOver);
    }

    /** Returns whether no later connection has taken over the session. */
    private boolean isOwn(MQTTSessionState state) {
        var connected = Optional.ofNullable(sessions().getConnectedClient(clientId));
        return connected.map(client -> client == connection).orElse(!state.isAttached() && state.isFailed());
    }

    /** Removes the will at once, because Artemis may notice the end of the connection before the DISCONNECT packet. */
    private void removeWill() {
        if (will.isPresent()) {
            will = Optional.empty();
            state().filter(this::isOwn).ifPresent(state -> state.setWill(false));
        }
    }

    private static boolean requestsWill(MqttMessage packet) {
        return packet.fixedHeader().messageType() == MqttMessageType.DISCONNECT
                && packet.variableHeader() instanceof MqttReasonCodeAndPropertiesVariableHeader header
                && header.reasonCode() != MqttReasonCodes.Disconnect.NORMAL_DISCONNECT.byteValue();
    }

    private void changeSessionExpiry(MqttMessage disconnect) {
        if (disconnect.variableHeader() instanceof MqttReasonCodeAndPropertiesVariableHeader header
                && header.properties().getProperty(SESSION_EXPIRY_INTERVAL) instanceof IntegerProperty seconds) {
            state().ifPresent(state -> state.setClientSessionExpiryInterval(seconds.value()));
        }
    }

    private Optional<WillHandler> connectedHandler() {
        return Optional.ofNullable(sessions().getConnectedClient(clientId))
                .map(client -> channel(client).pipeline().get(WillHandler.class));
    }

    private static Channel channel(RemotingConnection client) {
        return ((NettyConnection) client.getTransportConnection()).getChannel();
    }

    /** Returns the state of the client's session, if it has had a connection since the broker was started. */
    private Optional<MQTTSessionState> state() {
        return server.isStarted()
                ? Optional.ofNullable(sessions().getSessionStates().get(clientId))
                        .filter(state -> state.getSession() != null)
                : Optional.empty();
    }

    private MQTTStateManager sessions() {
        try {
            return MQTTStateManager.getInstance(server);
        } catch (Exception e) {
            throw new IllegalStateException("Artemis has no sessions of MQTT", e);
        }
    }
}
