// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.broker;

import es.upv.dst.broker.artemis.EmbeddedBroker;
import java.lang.invoke.MethodHandles;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.apache.activemq.artemis.api.core.Message;
import org.apache.activemq.artemis.api.core.QueueConfiguration;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.core.config.impl.ConfigurationImpl;
import org.apache.activemq.artemis.core.protocol.mqtt.MQTTUtil;
import org.apache.activemq.artemis.core.server.ActiveMQServer;
import org.apache.activemq.artemis.core.server.JournalType;
import org.apache.activemq.artemis.core.server.impl.ActiveMQServerImpl;

/** Reads the store of an embedded broker that does not run. */
final class StoredBroker {

    private StoredBroker() {}

    static List<String> queues(Path store) {
        return read(
                store,
                server -> server.getPostOffice()
                        .getAllBindings()
                        .map(binding -> binding.getUniqueName().toString())
                        .toList());
    }

    /** Returns the client ids of the stored sessions. */
    static List<String> sessions(Path store) {
        return read(store, server -> {
            var ids = new ArrayList<String>();
            var queue = server.locateQueue(SimpleString.of(MQTTUtil.MQTT_SESSION_STORE));
            try (var messages = queue.browserIterator()) {
                while (messages.hasNext()) {
                    ids.add(messages.next().getMessage().getStringProperty(Message.HDR_LAST_VALUE_NAME));
                }
            }
            return ids;
        });
    }

    static void createQueue(ActiveMQServer server, SimpleString name) {
        try {
            server.createQueue(QueueConfiguration.of(name));
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    /** Runs Artemis with the store, without clients. */
    static <T> T read(Path store, Function<ActiveMQServer, T> content) {
        try {
            // Sets what must be set before Netty loads.
            MethodHandles.lookup().ensureInitialized(EmbeddedBroker.class);
            var server = new ActiveMQServerImpl(settings(store));
            server.start();
            try {
                return content.apply(server);
            } finally {
                server.stop();
            }
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static ConfigurationImpl settings(Path store) {
        var settings = new ConfigurationImpl();
        settings.setSecurityEnabled(false);
        settings.setJMXManagementEnabled(false);
        settings.setJournalType(JournalType.NIO);
        settings.setBindingsDirectory(store.resolve("bindings").toString());
        settings.setJournalDirectory(store.resolve("journal").toString());
        settings.setPagingDirectory(store.resolve("paging").toString());
        settings.setLargeMessagesDirectory(store.resolve("large").toString());
        settings.setMaxDiskUsage(-1);
        return settings;
    }
}
