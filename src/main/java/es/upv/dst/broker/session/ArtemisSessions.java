// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.broker.session;

import es.upv.dst.broker.ClientRole;
import es.upv.dst.broker.protocol.ArtemisNames;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.core.protocol.mqtt.MQTTSessionState;
import org.apache.activemq.artemis.core.protocol.mqtt.MQTTStateManager;
import org.apache.activemq.artemis.core.protocol.mqtt.MQTTUtil;
import org.apache.activemq.artemis.core.server.ActiveMQServer;

/** The MQTT sessions of Artemis, by the client ids that Artemis knows. */
public record ArtemisSessions(ActiveMQServer server) {

    /** Shorter than that of a session of this start, because it begins anew at each start. */
    private static final int MAX_LOADED_EXPIRY_SECONDS = 60 * 60;

    Optional<MQTTSessionState> find(String clientId) {
        return Optional.ofNullable(manager().getSessionStates().get(clientId));
    }

    /** Returns the filters of a session, without those of shared subscriptions; none while Artemis does not run. */
    Set<String> filters(String clientId) {
        return server.isStarted()
                ? find(clientId).stream()
                        .flatMap(state -> state.getSubscriptions().stream())
                        .map(subscription -> ArtemisNames.toTopic(subscription.topicFilter()))
                        .collect(Collectors.toUnmodifiableSet())
                : Set.of();
    }

    Set<String> clientIds() {
        return manager().getSessionStates().keySet();
    }

    /** The client ids of the sessions with a subscription. */
    Set<String> subscribers() {
        return clientIds(manager().getSessionStates().values().stream().filter(ArtemisSessions::hasSubscription));
    }

    private static Set<String> clientIds(Stream<MQTTSessionState> states) {
        return states.map(MQTTSessionState::getClientId).collect(Collectors.toUnmodifiableSet());
    }

    private static boolean hasSubscription(MQTTSessionState state) {
        return !state.getSubscriptions().isEmpty();
    }

    /**
     * Counts the sessions that were loaded from the store at the start, and removes those whose clients do not connect
     * some time after it. Artemis keeps such a session without an end, because the store does not contain its expiry
     * interval.
     */
    public void limitLoaded(StoredSessions stored) {
        stored.addLoaded(clientIds(loaded().filter(ArtemisSessions::hasSubscription)));
        for (var role : ClientRole.values()) {
            server.getScheduledPool().schedule(() -> removeLoaded(role), loadedExpirySeconds(role), TimeUnit.SECONDS);
        }
    }

    static int loadedExpirySeconds(ClientRole role) {
        return switch (role) {
            case ANONYMOUS -> SessionHandler.MAX_ANONYMOUS_EXPIRY_SECONDS;
            case STUDENT -> MAX_LOADED_EXPIRY_SECONDS;
            case TEACHER -> SessionHandler.MAX_EXPIRY_SECONDS;
        };
    }

    private void removeLoaded(ClientRole role) {
        loaded().filter(state -> ArtemisNames.roleOf(state.getClientId()) == role)
                .forEach(this::remove);
    }

    private Stream<MQTTSessionState> loaded() {
        return manager().getSessionStates().values().stream().filter(ArtemisSessions::isUnused);
    }

    private static boolean isUnused(MQTTSessionState state) {
        return state.getSession() == null && state.getDisconnectedTime() == 0;
    }

    private void remove(MQTTSessionState state) {
        try {
            for (var subscription : state.getSubscriptions()) {
                if (!MQTTUtil.isSharedSubscription(subscription.topicFilter())) {
                    removeQueue(MQTTUtil.getCoreQueueFromMqttTopic(
                            subscription.topicFilter(),
                            state.getClientId(),
                            server.getConfiguration().getWildcardConfiguration()));
                }
            }
            removeQueue(MQTTUtil.QOS2_MANAGEMENT_QUEUE_PREFIX + state.getClientId());
            manager().removeSessionState(state.getClientId());
        } catch (Exception e) {
            throw new IllegalStateException("A session of MQTT cannot be removed", e);
        }
    }

    private void removeQueue(String name) throws Exception {
        var queue = server.locateQueue(SimpleString.of(name));
        if (queue != null) {
            queue.deleteQueue(true);
        }
    }

    private MQTTStateManager manager() {
        try {
            return MQTTStateManager.getInstance(server);
        } catch (Exception e) {
            throw new IllegalStateException("Artemis has no sessions of MQTT", e);
        }
    }
}
