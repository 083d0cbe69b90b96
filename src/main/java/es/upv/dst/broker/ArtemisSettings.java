// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.broker;

import java.nio.file.Path;
import java.util.UUID;
import java.util.random.RandomGenerator;
import org.apache.activemq.artemis.core.config.Configuration;
import org.apache.activemq.artemis.core.config.impl.ConfigurationImpl;
import org.apache.activemq.artemis.core.server.JournalType;
import org.apache.activemq.artemis.core.settings.impl.AddressFullMessagePolicy;
import org.apache.activemq.artemis.core.settings.impl.AddressSettings;
import org.apache.activemq.artemis.core.settings.impl.PageFullMessagePolicy;

/** Artemis as the lab needs it; what is not said here is as Artemis has it. */
final class ArtemisSettings {

    private static final int MB = 1024 * 1024;

    /** A class of a thousand, each with a second client open, within what a small machine can buffer for them. */
    private static final int MOST_CONNECTIONS = 2_000;

    /** As many as there are codes in a course; it must fit in memory, since what is on disk is not counted. */
    private static final int LONGEST_BACKLOG = 10_000;

    private static final int NANOSECONDS_TO_GATHER = 100_000;

    private static final int MILLISECONDS_TO_LOCK = 2_000;

    private ArtemisSettings() {}

    static Configuration of(
            Path store, String address, int port, Accounts accounts, Topics topics, RandomGenerator random)
            throws Exception {
        var settings = new ConfigurationImpl();
        settings.setName("dst-lab");
        settings.setJMXManagementEnabled(false);
        var backlog = new Backlog(topics);
        settings.registerBrokerPlugin(new Gate(accounts, AccessPolicy.of(topics), backlog));
        settings.registerBrokerPlugin(new InOrder());
        settings.registerBrokerPlugin(new RoomTopics(topics));
        settings.registerBrokerPlugin(new Postmark(topics, random));
        settings.registerBrokerPlugin(backlog);
        settings.addAcceptorConfiguration("mqtt", acceptor(address, port));
        lockTheBackDoor(settings);
        store(settings, store);
        bounds(settings, topics);
        return settings;
    }

    /** Unless told the protocol, it would speak its own on the port too. A refused message is to cost no connection. */
    private static String acceptor(String address, int port) {
        String host = address.contains(":") ? "[" + address + "]" : address;
        return "tcp://" + host + ":" + port
                + "?protocols=MQTT"
                + ";closeMqttConnectionOnPublishAuthorizationFailure=false"
                + ";connectionsAllowed=" + MOST_CONNECTIONS
                + ";maximumPacketSize=" + Gate.LARGEST_PACKET
                + ";webSocketMaxFramePayloadLength=" + Gate.LARGEST_PACKET
                + ";defaultMqttSessionExpiryInterval=" + Guard.LONGEST_SESSION;
    }

    /** By default this account logs in with a password from Artemis' manual, over MQTT too, and may everything. */
    private static void lockTheBackDoor(Configuration settings) {
        settings.setClusterUser(UUID.randomUUID().toString());
        settings.setClusterPassword(UUID.randomUUID().toString());
    }

    /** As the database does, it survives a killed process, and leaves power cuts to the operating system. */
    private static void store(Configuration settings, Path store) {
        settings.setBindingsDirectory(store.resolve("bindings").toString());
        settings.setJournalDirectory(store.resolve("journal").toString());
        settings.setPagingDirectory(store.resolve("paging").toString());
        settings.setLargeMessagesDirectory(store.resolve("large").toString());
        settings.setJournalType(JournalType.NIO);
        settings.setJournalDatasync(false);
        // Else each acknowledgement waits for more to write with it: 3.4 ms instead of 0.5.
        settings.setJournalBufferTimeout_NIO(NANOSECONDS_TO_GATHER);
        // By default it stands still, in silence, on a disk that is nine tenths full.
        settings.setMinDiskFree(64 * MB);
        // It would wait for ever for another process to let go of the store.
        settings.setJournalLockAcquisitionTimeout(MILLISECONDS_TO_LOCK);
    }

    private static void bounds(Configuration settings, Topics topics) {
        settings.addAddressSetting("#", kept());
        settings.addAddressSetting(address(topics.room()), passing());
        settings.addAddressSetting(address(topics.trial()), passing());
        settings.addAddressSetting(address(topics.code()), kept().setDefaultRingSize(LONGEST_BACKLOG));
        settings.addAddressSetting(address(topics.verdict()), kept().setDefaultRingSize(LONGEST_BACKLOG));
    }

    /** Goes to disk when memory is full, and is refused when that is full too. */
    private static AddressSettings kept() {
        return new AddressSettings()
                .setAddressFullMessagePolicy(AddressFullMessagePolicy.PAGE)
                .setMaxSizeBytes(16 * MB)
                .setPageSizeBytes(MB)
                .setPageLimitBytes(64L * MB)
                .setPageFullMessagePolicy(PageFullMessagePolicy.FAIL);
    }

    /** An exercise: whoever does not read in time misses the rest. */
    private static AddressSettings passing() {
        return new AddressSettings()
                .setAddressFullMessagePolicy(AddressFullMessagePolicy.DROP)
                .setMaxSizeBytes(4 * MB);
    }

    static String address(String filter) {
        return filter.replace('/', '.');
    }
}
