// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.broker.session;

import static io.netty.handler.codec.mqtt.MqttProperties.ASSIGNED_CLIENT_IDENTIFIER;
import static io.netty.handler.codec.mqtt.MqttProperties.SESSION_EXPIRY_INTERVAL;

import es.upv.dst.broker.ClientRole;
import es.upv.dst.broker.connection.AuthenticatedRole;
import es.upv.dst.broker.connection.RemoteAddress;
import es.upv.dst.broker.protocol.ArtemisNames;
import es.upv.dst.broker.protocol.ConnectEdit;
import es.upv.dst.broker.protocol.RejectionPackets;
import es.upv.dst.ratelimit.Network;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.mqtt.MqttConnAckMessage;
import io.netty.handler.codec.mqtt.MqttConnectMessage;
import io.netty.handler.codec.mqtt.MqttMessage;
import io.netty.handler.codec.mqtt.MqttProperties.IntegerProperty;
import io.netty.handler.codec.mqtt.MqttProperties.StringProperty;
import io.netty.handler.codec.mqtt.MqttReasonCodeAndPropertiesVariableHeader;
import io.netty.util.ReferenceCountUtil;
import java.util.UUID;

/**
 * Decides how long the session of a client outlives the connection, and who may use a client id: the clients of one
 * account. The client learns a shorter interval from the CONNACK packet.
 */
public final class SessionHandler extends ChannelDuplexHandler {

    /**
     * The maximum session expiry interval in seconds. Artemis computes the interval in 32-bit milliseconds, so a
     * session with more than 24 days would expire at once.
     */
    public static final int MAX_EXPIRY_SECONDS = 7 * 24 * 60 * 60;

    /** The maximum for clients without a user, of whom there may be any number. */
    public static final int MAX_ANONYMOUS_EXPIRY_SECONDS = 5 * 60;

    /** The messages that a client may have received and not acknowledged, because the broker keeps these in memory. */
    public static final int MAX_IN_FLIGHT = 20;

    private static final int MQTT_5 = 5;

    private final ConnectedClientIds clientIds;
    private final StoredSessions stored;
    private final ArtemisSessions sessions;
    private String clientId = "";
    private boolean idAssigned;
    private boolean mqtt5;
    private int requestedExpiry;
    private int grantedExpiry;

    public SessionHandler(ConnectedClientIds clientIds, StoredSessions stored, ArtemisSessions sessions) {
        this.clientIds = clientIds;
        this.stored = stored;
        this.sessions = sessions;
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        if (message instanceof MqttConnectMessage connect) {
            connect(context, connect);
            return;
        }
        if (message instanceof MqttMessage packet
                && packet.variableHeader() instanceof MqttReasonCodeAndPropertiesVariableHeader header
                && header.properties().getProperty(SESSION_EXPIRY_INTERVAL) instanceof IntegerProperty seconds) {
            int maximum = grantedExpiry == 0 ? 0 : maximum(AuthenticatedRole.require(context.channel()));
            if (Integer.compareUnsigned(seconds.value(), maximum) > 0) {
                header.properties().add(new IntegerProperty(SESSION_EXPIRY_INTERVAL, maximum));
            }
        }
        context.fireChannelRead(message);
    }

    private void connect(ChannelHandlerContext context, MqttConnectMessage connect) {
        var role = AuthenticatedRole.require(context.channel());
        mqtt5 = connect.variableHeader().version() == MQTT_5;
        requestedExpiry = requestedExpiry(connect);
        clientId = connect.payload().clientIdentifier();
        if (clientId.isEmpty() && (mqtt5 || connect.variableHeader().isCleanSession())) {
            clientId = UUID.randomUUID().toString();
            idAssigned = mqtt5;
        }
        if (clientId.isEmpty() || !clientIds.tryAdd(clientId, role, context.channel())) {
            RejectionPackets.of(connect.variableHeader().version())
                    .badClientId()
                    .sendAndClose(context);
            ReferenceCountUtil.release(connect);
            return;
        }
        grantedExpiry = grantedExpiry(context, role);
        var maxInFlight = role == ClientRole.TEACHER ? ConnectEdit.RECEIVE_MAXIMUM_OF_MQTT : MAX_IN_FLIGHT;
        context.fireChannelRead(new ConnectEdit(connect).with(clientId, grantedExpiry, maxInFlight));
    }

    private static int requestedExpiry(MqttConnectMessage connect) {
        if (connect.variableHeader().version() < MQTT_5) {
            return connect.variableHeader().isCleanSession() ? 0 : MAX_EXPIRY_SECONDS;
        }
        return connect.variableHeader().properties().getProperty(SESSION_EXPIRY_INTERVAL)
                        instanceof IntegerProperty seconds
                ? seconds.value()
                : 0;
    }

    private int grantedExpiry(ChannelHandlerContext context, ClientRole role) {
        var artemisId = ArtemisNames.ofClientId(clientId, role);
        if (requestedExpiry == 0) {
            stored.remove(artemisId);
            return 0;
        }
        var origin = new StoredSessions.Origin(Network.of(RemoteAddress.of(context.channel())), role);
        return role == ClientRole.TEACHER
                        || stored.tryAdd(artemisId, origin, clientIds::isConnected, sessions::clientIds)
                ? (int) Math.min(Integer.toUnsignedLong(requestedExpiry), maximum(role))
                : 0;
    }

    private static int maximum(ClientRole role) {
        return role == ClientRole.ANONYMOUS ? MAX_ANONYMOUS_EXPIRY_SECONDS : MAX_EXPIRY_SECONDS;
    }

    @Override
    public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
        if (message instanceof MqttConnAckMessage connack) {
            var properties = connack.variableHeader().properties();
            if (mqtt5 && grantedExpiry != requestedExpiry) {
                properties.add(new IntegerProperty(SESSION_EXPIRY_INTERVAL, grantedExpiry));
            }
            if (idAssigned) {
                properties.add(new StringProperty(ASSIGNED_CLIENT_IDENTIFIER, clientId));
            }
            if (!mqtt5 && grantedExpiry > 0) {
                sessions.find(ArtemisNames.ofClientId(clientId, AuthenticatedRole.require(context.channel())))
                        .ifPresent(state -> state.setClientSessionExpiryInterval(grantedExpiry));
            }
        }
        context.write(message, promise);
    }
}
