// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.broker.plugin;

import static org.assertj.core.api.Assertions.assertThat;

import es.upv.dst.broker.Topics;
import es.upv.dst.ratelimit.Network;
import java.net.InetAddress;
import java.util.Map;
import java.util.Optional;
import org.apache.activemq.artemis.api.core.ActiveMQException;
import org.apache.activemq.artemis.api.core.ActiveMQSecurityException;
import org.apache.activemq.artemis.api.core.QueueConfiguration;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.junit.jupiter.api.Test;

class QueueLimitPluginTest {

    private static final int MAXIMUM = 8;
    private static final SimpleString EXERCISE = SimpleString.of("salon.luz");
    private static final SimpleString CODES = SimpleString.of("DST.CODIGO");

    private static final Map<String, Network> NETWORKS =
            Map.of("ana", network("10.0.0.1"), "ben", network("10.0.0.1"), "eva", network("10.0.0.2"));

    private final QueueLimitPlugin plugin =
            new QueueLimitPlugin(new Topics("DST"), MAXIMUM, client -> Optional.ofNullable(NETWORKS.get(client)));

    @Test
    void oneNetwork_hasThreeQuartersOfTheQueues() {
        addUntilRefused("ana.", 4);
        assertThat(addUntilRefused("ben.", MAXIMUM)).isEqualTo(2);
        assertThat(addUntilRefused("eva.", MAXIMUM)).isEqualTo(2);
    }

    @Test
    void removedQueues_areFreeAgain() {
        addUntilRefused("ana.", MAXIMUM);
        plugin.remove(SimpleString.of("ana.0"), EXERCISE);
        assertThat(addUntilRefused("ana.new", MAXIMUM)).isEqualTo(1);
    }

    @Test
    void queuesWithoutAConnectedClient_haveTheWholeMaximum() {
        assertThat(addUntilRefused("stored.", 2 * MAXIMUM)).isEqualTo(MAXIMUM);
    }

    @Test
    void subscriptionsToReplies_andQueuesOfArtemis_takeNoneOfTheOthers() {
        for (int number = 0; number < MAXIMUM; number++) {
            plugin.add(SimpleString.of("ana." + number), CODES);
        }
        assertThat(addUntilRefused("$sys.mqtt.retain.", 2 * MAXIMUM)).isEqualTo(2 * MAXIMUM);
        assertThat(addUntilRefused("eva.", MAXIMUM)).isEqualTo(MAXIMUM - MAXIMUM / 4);
    }

    /** Returns how many queues are created. */
    private int addUntilRefused(String prefix, int wanted) {
        for (int number = 0; number < wanted; number++) {
            var name = SimpleString.of(prefix + number);
            try {
                plugin.beforeCreateQueue(QueueConfiguration.of(name).setAddress(EXERCISE));
            } catch (ActiveMQSecurityException refused) {
                return number;
            } catch (ActiveMQException e) {
                throw new IllegalStateException(e);
            }
            plugin.add(name, EXERCISE);
        }
        return wanted;
    }

    private static Network network(String address) {
        return Network.of(InetAddress.ofLiteral(address));
    }
}
