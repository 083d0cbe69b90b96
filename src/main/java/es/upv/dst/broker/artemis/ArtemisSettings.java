// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.broker.artemis;

import es.upv.dst.broker.Topics;
import es.upv.dst.broker.disk.StoreSpace;
import es.upv.dst.broker.plugin.DeliveryIdPlugin;
import es.upv.dst.broker.plugin.DeliveryOrderPlugin;
import es.upv.dst.broker.plugin.RingSizePlugin;
import es.upv.dst.broker.plugin.TopicCountLimitPlugin;
import es.upv.dst.broker.plugin.UnacknowledgedMessages;
import es.upv.dst.broker.protocol.ArtemisNames;
import es.upv.dst.broker.protocol.ProtocolRules;
import es.upv.dst.broker.session.RetainedTopics;
import es.upv.dst.broker.session.SessionHandler;
import java.nio.file.Path;
import java.util.UUID;
import java.util.random.RandomGenerator;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.core.config.Configuration;
import org.apache.activemq.artemis.core.config.impl.ConfigurationImpl;
import org.apache.activemq.artemis.core.protocol.mqtt.MQTTUtil;
import org.apache.activemq.artemis.core.server.ActiveMQServer;
import org.apache.activemq.artemis.core.server.JournalType;
import org.apache.activemq.artemis.core.settings.impl.AddressFullMessagePolicy;
import org.apache.activemq.artemis.core.settings.impl.AddressSettings;
import org.apache.activemq.artemis.core.settings.impl.PageFullMessagePolicy;

/** The settings of Artemis that differ from its defaults. */
final class ArtemisSettings {

    private static final int MB = 1024 * 1024;

    /** The messages for which a queue reserves memory in advance. */
    private static final int QUEUE_BUFFER = 64;

    /** Each takes up to 1 KB. */
    private static final int MAX_CACHED_TOPICS = 10_000;

    /** Without the cache, a student's messages cost the broker a third more. */
    private static final int AUTHORIZATION_MILLIS = 1_000;

    /** The longest one that MQTT has. */
    private static final int MAX_KEEP_ALIVE_SECONDS = 65_535;

    private static final int JOURNAL_FLUSH_NANOS = 100_000;

    private static final int JOURNAL_LOCK_TIMEOUT_MILLIS = 2_000;

    private ArtemisSettings() {}

    static Configuration of(
            Path store,
            String address,
            int port,
            Topics topics,
            RandomGenerator random,
            UnacknowledgedMessages unacknowledged,
            StoreSpace space,
            RetainedTopics retained)
            throws Exception {
        var settings = new ConfigurationImpl();
        settings.setName("dst-lab");
        settings.setGlobalMaxSize(QueueMemory.total());
        settings.setJMXManagementEnabled(false);
        // For this time, a cache of authorizations has each topic that anybody has named; by default for ten seconds.
        settings.setSecurityInvalidationInterval(AUTHORIZATION_MILLIS);
        settings.registerBrokerPlugin(new DeliveryOrderPlugin());
        settings.registerBrokerPlugin(TopicCountLimitPlugin.ofHeap(
                topics, retained, Runtime.getRuntime().maxMemory()));
        settings.registerBrokerPlugin(new DeliveryIdPlugin(topics, random, space));
        settings.registerBrokerPlugin(unacknowledged);
        settings.addAcceptorConfiguration("mqtt", acceptor(address, port));
        randomizeClusterAccount(settings);
        hideManagement(settings);
        configureStore(settings, store);
        addAddressSettings(settings, topics);
        return settings;
    }

    /**
     * Accepts MQTT only, because by default Artemis also accepts its own protocols. Keeps a connection open after a
     * PUBLISH that the access policy refuses. Accepts the keep-alive of each client. By default Artemis closes each
     * connection that is silent for 90 s, and a client of MQTT 3.1.1 that asked for more is not told.
     */
    private static String acceptor(String address, int port) {
        String host = address.contains(":") ? "[" + address + "]" : address;
        return "tcp://" + host + ":" + port
                + "?protocols=MQTT"
                + ";closeMqttConnectionOnPublishAuthorizationFailure=false"
                + ";serverKeepAlive=" + MAX_KEEP_ALIVE_SECONDS
                + ";maximumPacketSize=" + ProtocolRules.MAX_PACKET_BYTES
                + ";webSocketMaxFramePayloadLength=" + ProtocolRules.MAX_PACKET_BYTES
                + ";defaultMaximumInFlightPublishMessages=" + SessionHandler.MAX_IN_FLIGHT
                + ";defaultMqttSessionExpiryInterval=" + SessionHandler.MAX_EXPIRY_SECONDS;
    }

    /**
     * Sets a random cluster account, because the password of the default cluster account is documented, and a client
     * with that account would have every permission over MQTT.
     */
    private static void randomizeClusterAccount(Configuration settings) {
        settings.setClusterUser(UUID.randomUUID().toString());
        settings.setClusterPassword(UUID.randomUUID().toString());
    }

    /** Moves Artemis' management from topics to addresses that clients cannot name. */
    private static void hideManagement(Configuration settings) {
        settings.setManagementAddress(SimpleString.of("$sys.management"));
        settings.setManagementNotificationAddress(SimpleString.of("$sys.notifications"));
    }

    /** Stores so that writes survive a killed process, but not a power failure. The database has the same guarantee. */
    private static void configureStore(Configuration settings, Path store) {
        settings.setBindingsDirectory(store.resolve("bindings").toString());
        settings.setJournalDirectory(store.resolve("journal").toString());
        settings.setPagingDirectory(store.resolve("paging").toString());
        settings.setLargeMessagesDirectory(store.resolve("large").toString());
        settings.setJournalType(JournalType.NIO);
        settings.setJournalDatasync(false);
        // With the default each acknowledgement waits for more data to write: 3.4 ms instead of 0.5 ms.
        settings.setJournalBufferTimeout_NIO(JOURNAL_FLUSH_NANOS);
        // StoreSpace replaces Artemis' limits, beyond which it closes the connection of each client that publishes.
        settings.setMinDiskFree(-1);
        settings.setMaxDiskUsage(-1);
        // By default Artemis waits without limit while another process locks the store.
        settings.setJournalLockAcquisitionTimeout(JOURNAL_LOCK_TIMEOUT_MILLIS);
    }

    private static void addAddressSettings(Configuration settings, Topics topics) {
        // The settings of the other addresses inherit this one. Artemis reserves 32 KB for each queue by default.
        settings.addAddressSetting("#", pageWhenFull().setInitialQueueBufferSize(QUEUE_BUFFER));
        settings.addAddressSetting(ArtemisNames.address(topics.firstExercise()), dropWhenFull());
        settings.addAddressSetting(ArtemisNames.address(topics.secondExercise()), dropWhenFull());
        DeliveryIdPlugin.labAddresses(topics)
                .forEach(request -> settings.addAddressSetting(
                        request.toString(), pageWhenFull().setMaxSizeBytes(QueueMemory.requests())));
        ArtemisNames.replyAddresses(topics)
                .forEach(reply -> settings.addAddressSetting(reply.toString(), keepInMemory()));
        settings.addAddressSetting(MQTTUtil.MQTT_SESSION_STORE, keepInMemory());
    }

    /** Pages messages to disk when 16 MB of memory are full, and refuses messages when 64 MB on disk are full too. */
    private static AddressSettings pageWhenFull() {
        return new AddressSettings()
                .setAddressFullMessagePolicy(AddressFullMessagePolicy.PAGE)
                .setMaxSizeBytes(16 * MB)
                .setPageSizeBytes(MB)
                .setPageLimitBytes(64L * MB)
                .setPageFullMessagePolicy(PageFullMessagePolicy.FAIL);
    }

    /**
     * Keeps the replies of the lab in memory, where {@link RingSizePlugin} limits them. With hundreds of queues, paging
     * would delay every client for seconds. Also keeps the sessions: if their pages were full, nobody could subscribe.
     * The policy itself limits only clients of Artemis' own protocols.
     */
    private static AddressSettings keepInMemory() {
        return new AddressSettings().setAddressFullMessagePolicy(AddressFullMessagePolicy.BLOCK);
    }

    /**
     * Drops messages when 4 MB of memory are full. The exercises tolerate that a slow subscriber loses messages. By
     * default Artemis never removes a topic that had no subscription of its own.
     */
    private static AddressSettings dropWhenFull() {
        return new AddressSettings()
                .setAddressFullMessagePolicy(AddressFullMessagePolicy.DROP)
                .setMaxSizeBytes(4 * MB)
                .setAutoDeleteAddressesSkipUsageCheck(true);
    }

    /** Artemis keeps the settings of each topic that a client has named, also if the client may not publish on it. */
    static void limitCache(ActiveMQServer server) {
        if (server.getAddressSettingsRepository().getCacheSize() > MAX_CACHED_TOPICS) {
            server.clearAddressCache();
        }
    }
}
