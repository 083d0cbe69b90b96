// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.broker.session;

import es.upv.dst.broker.netty.ArtemisNames;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.core.protocol.mqtt.MQTTSessionState;
import org.apache.activemq.artemis.core.protocol.mqtt.MQTTStateManager;
import org.apache.activemq.artemis.core.protocol.mqtt.MQTTUtil;
import org.apache.activemq.artemis.core.server.ActiveMQServer;

/** The MQTT sessions of Artemis, by the client ids that Artemis knows. */
public record ArtemisSessions(ActiveMQServer server) {

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
        return manager().getSessionStates().values().stream()
                .filter(state -> !state.getSubscriptions().isEmpty())
                .map(MQTTSessionState::getClientId)
                .collect(Collectors.toUnmodifiableSet());
    }

    /**
     * Removes the sessions that were loaded from the store at the start and whose clients do not connect, in the same
     * time in which a later session ends. Artemis keeps such a session without an end, because the store does not
     * contain its expiry interval.
     */
    public void expireLoaded() {
        server.getScheduledPool()
                .schedule(
                        () -> removeLoaded(ArtemisNames.ANONYMOUS_PREFIX),
                        SessionHandler.MAX_ANONYMOUS_EXPIRY_SECONDS,
                        TimeUnit.SECONDS);
        server.getScheduledPool().schedule(() -> removeLoaded(""), SessionHandler.MAX_EXPIRY_SECONDS, TimeUnit.SECONDS);
    }

    /** @param prefix the beginning of the client ids */
    void removeLoaded(String prefix) {
        manager().getSessionStates().values().stream()
                .filter(ArtemisSessions::isUnused)
                .filter(state -> state.getClientId().startsWith(prefix))
                .forEach(this::remove);
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
