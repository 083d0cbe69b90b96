// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.broker.session;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.apache.activemq.artemis.api.core.Message;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.core.filter.Filter;
import org.apache.activemq.artemis.core.protocol.mqtt.MQTTUtil;
import org.apache.activemq.artemis.core.server.ActiveMQServer;
import org.apache.activemq.artemis.selector.filter.Filterable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Removes what Artemis leaves of sessions that have ended. A client that receives messages at QoS 2 has a queue, which
 * Artemis removes only if the client has received one in the last connection of its session. Artemis stores the session
 * of each client that subscribes, and does not remove it if all subscriptions were refused. Both would stay without an
 * end, also after a restart.
 */
public record EndedSessions(ActiveMQServer server, ArtemisSessions sessions) {

    private static final Logger log = LoggerFactory.getLogger(EndedSessions.class);

    private static final int INTERVAL_SECONDS = 5;

    public EndedSessions(ActiveMQServer server) {
        this(server, new ArtemisSessions(server));
    }

    /** Removes it now, and again every few seconds until Artemis stops. */
    public void removeRegularly() {
        remove();
        server.getScheduledPool()
                .scheduleWithFixedDelay(this::remove, INTERVAL_SECONDS, INTERVAL_SECONDS, TimeUnit.SECONDS);
    }

    private void remove() {
        try {
            if (server.isStarted()) {
                removeQueues();
                removeStoredWithoutSubscription();
            }
        } catch (Exception e) {
            // An exception would end the next removals.
            log.warn("What ended sessions have left cannot be removed: {}", e.toString());
        }
    }

    /** A client has a session before it has a queue, so the queues are read first. */
    private void removeQueues() {
        var queues = server.getPostOffice()
                .getAllBindings()
                .map(binding -> binding.getUniqueName().toString())
                .filter(name -> name.startsWith(MQTTUtil.QOS2_MANAGEMENT_QUEUE_PREFIX))
                .toList();
        var clientIds = sessions.clientIds();
        queues.stream()
                .filter(name -> !clientIds.contains(name.substring(MQTTUtil.QOS2_MANAGEMENT_QUEUE_PREFIX.length())))
                .forEach(this::removeUnlessUsed);
    }

    /** The session of the client may have begun anew. */
    private void removeUnlessUsed(String name) {
        try {
            var queue = server.locateQueue(SimpleString.of(name));
            if (queue != null && queue.getConsumerCount() == 0) {
                queue.deleteQueue();
            }
        } catch (Exception e) {
            log.warn("The queue of an ended session cannot be removed: {}", e.toString());
        }
    }

    /** A session has a subscription before Artemis stores it, so the stored sessions are read first. */
    private void removeStoredWithoutSubscription() throws Exception {
        var store = server.locateQueue(SimpleString.of(MQTTUtil.MQTT_SESSION_STORE));
        var clientIds = new HashMap<Long, String>();
        try (var stored = store.browserIterator()) {
            while (stored.hasNext()) {
                var message = stored.next().getMessage();
                clientIds.put(message.getMessageID(), message.getStringProperty(Message.HDR_LAST_VALUE_NAME));
            }
        }
        clientIds.values().removeAll(sessions.subscribers());
        if (!clientIds.isEmpty()) {
            store.deleteMatchingReferences(new Ids(clientIds.keySet()));
        }
    }

    private record Ids(Set<Long> ids) implements Filter {

        @Override
        public boolean match(Message message) {
            return ids.contains(message.getMessageID());
        }

        @Override
        public boolean match(Map<String, String> properties) {
            return false;
        }

        @Override
        public boolean match(Filterable filterable) {
            return false;
        }

        @Override
        public SimpleString getFilterString() {
            return SimpleString.of("");
        }
    }
}
