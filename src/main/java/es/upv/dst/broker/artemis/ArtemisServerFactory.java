// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.broker.artemis;

import es.upv.dst.broker.AccessPolicy;
import es.upv.dst.broker.Authenticator;
import es.upv.dst.broker.Topics;
import es.upv.dst.broker.disk.StoreSpace;
import es.upv.dst.broker.netty.ClientLimits;
import es.upv.dst.broker.netty.MqttPipelineConfigurer;
import es.upv.dst.broker.plugin.DeliveryIdPlugin;
import es.upv.dst.broker.plugin.ExerciseLimitPlugin;
import es.upv.dst.broker.plugin.FairDispatchPlugin;
import es.upv.dst.broker.plugin.QueueLimitPlugin;
import es.upv.dst.broker.plugin.RingSizePlugin;
import es.upv.dst.broker.plugin.UnacknowledgedMessages;
import es.upv.dst.broker.protocol.ArtemisNames;
import es.upv.dst.ratelimit.LimitedLog;
import java.nio.file.Path;
import java.util.random.RandomGenerator;
import org.apache.activemq.artemis.core.server.ActiveMQServer;
import org.apache.activemq.artemis.core.server.impl.ActiveMQServerImpl;

/**
 * Creates Artemis with its settings and the plugins of the lab. After an error of its store Artemis cannot be started
 * again, so another one is created in its place. They have the same limits of clients.
 */
record ArtemisServerFactory(
        Path store,
        String address,
        int port,
        Authenticator authenticator,
        Topics topics,
        RandomGenerator random,
        StoreSpace space,
        ClientLimits limits,
        LimitedLog refusals) {

    ActiveMQServer create() throws Exception {
        var unacknowledged = new UnacknowledgedMessages(topics);
        limits.retained().clear();
        var server = new ActiveMQServerImpl(
                ArtemisSettings.of(store, address, port, topics, random, unacknowledged, space, limits.retained()),
                new ArtemisSecurityManager(authenticator, AccessPolicy.of(topics)));
        server.registerBrokerPlugin(
                new MqttPipelineConfigurer(authenticator, topics, unacknowledged, space, limits, refusals, server));
        server.registerBrokerPlugin(
                QueueLimitPlugin.ofHeap(topics, Runtime.getRuntime().maxMemory(), limits.clientIds()));
        var replies = ArtemisNames.replyAddresses(topics);
        var toLab = DeliveryIdPlugin.labAddresses(topics);
        server.registerBrokerPlugin(new RingSizePlugin(server, replies, QueueMemory.unlimitedReplies()));
        server.registerBrokerPlugin(new RingSizePlugin(server, toLab, QueueMemory.unlimitedRequests()));
        server.registerBrokerPlugin(new ExerciseLimitPlugin(server, topics, QueueMemory.exercises()));
        server.registerBrokerPlugin(new FairDispatchPlugin(server));
        server.registerActivateCallback(new LabQueues(server, topics));
        return server;
    }
}
