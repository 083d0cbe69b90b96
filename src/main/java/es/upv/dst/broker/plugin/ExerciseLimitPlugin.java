// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.broker.plugin;

import es.upv.dst.broker.TopicFilter;
import es.upv.dst.broker.Topics;
import es.upv.dst.broker.protocol.ArtemisNames;
import java.util.HashSet;
import java.util.Set;
import org.apache.activemq.artemis.api.core.ActiveMQException;
import org.apache.activemq.artemis.api.core.ActiveMQInternalErrorException;
import org.apache.activemq.artemis.api.core.Message;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.core.server.ActiveMQServer;
import org.apache.activemq.artemis.core.server.RoutingContext;
import org.apache.activemq.artemis.core.server.plugin.ActiveMQServerMessagePlugin;

/**
 * Drops messages of the exercises while all messages except those to and from the lab take a maximum of memory. The
 * limit of a topic is not enough, because a client may use many. If the memory of all topics were full, Artemis would
 * page the messages to the lab, and each might wait on disk for up to 30 s.
 */
public final class ExerciseLimitPlugin implements ActiveMQServerMessagePlugin {

    private final ActiveMQServer server;
    private final String firstLevel;
    private final SimpleString secondExercise;
    private final Set<SimpleString> ofLab;
    private final long maximumBytes;

    public ExerciseLimitPlugin(ActiveMQServer server, Topics topics, long maximumBytes) {
        this.server = server;
        this.firstLevel = new TopicFilter(topics.firstExercise()).levels().getFirst() + ".";
        this.secondExercise = SimpleString.of(ArtemisNames.address(topics.secondExercise()));
        this.ofLab = new HashSet<>(DeliveryIdPlugin.labAddresses(topics));
        this.ofLab.addAll(ArtemisNames.replyAddresses(topics));
        this.maximumBytes = maximumBytes;
    }

    /** When Artemis calls this method, it has determined the queues of the message. Without them it drops it. */
    @Override
    public void beforeMessageRoute(Message message, RoutingContext route, boolean direct, boolean rejectDuplicates)
            throws ActiveMQException {
        if (isOfExercise(message.getAddressSimpleString()) && otherBytes() > maximumBytes) {
            route.clear();
        }
    }

    private boolean isOfExercise(SimpleString address) {
        return address.equals(secondExercise) || address.toString().startsWith(firstLevel);
    }

    private long otherBytes() throws ActiveMQException {
        try {
            long bytes = server.getPagingManager().getGlobalSize();
            for (var address : ofLab) {
                bytes -= server.getPagingManager().getPageStore(address).getAddressSize();
            }
            return bytes;
        } catch (ActiveMQException e) {
            throw e;
        } catch (Exception e) {
            throw new ActiveMQInternalErrorException("The memory of the messages cannot be read", e);
        }
    }
}
