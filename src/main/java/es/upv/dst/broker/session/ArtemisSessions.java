// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.broker.session;

import java.util.Optional;
import java.util.Set;
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

    Set<String> clientIds() {
        return manager().getSessionStates().keySet();
    }

    /**
     * Removes the sessions that were loaded from the store at the start and whose clients have not connected since.
     * Artemis keeps such a session without an end, because the store does not contain its expiry interval.
     *
     * @param prefix the beginning of the client ids
     */
    public void removeLoaded(String prefix) {
        manager().getSessionStates().values().stream()
                .filter(state ->
                        state.getSession() == null && state.getClientId().startsWith(prefix))
                .forEach(this::remove);
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
