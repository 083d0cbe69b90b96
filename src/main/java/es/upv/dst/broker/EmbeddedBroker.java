// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.broker;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.random.RandomGenerator;
import org.apache.activemq.artemis.core.server.ActiveMQServer;
import org.apache.activemq.artemis.core.server.impl.ActiveMQServerImpl;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/** The lab's own broker: before everything else it starts, and after everything else it stops. */
final class EmbeddedBroker implements SmartLifecycle {

    private static final int SECONDS_TO_START = 10;
    private static final int SECONDS_TO_STOP = 10;

    static {
        // Before Netty loads: from Java 25 on it does without Unsafe by itself, and Artemis can then not open a store
        // again.
        System.setProperty("io.netty.noUnsafe", "false");
        // Lets Netty find Newcomers.
        System.setProperty("io.netty.bootstrap.extensions", "serviceload");
    }

    private static final Logger log = LoggerFactory.getLogger(EmbeddedBroker.class);

    private final Path store;
    private final InetSocketAddress endpoint;
    private final ActiveMQServer server;
    private final AtomicReference<@Nullable Exception> failure = new AtomicReference<>();

    EmbeddedBroker(Path store, String address, int port, Accounts accounts, Topics topics, RandomGenerator random)
            throws Exception {
        this.store = store;
        this.endpoint = new InetSocketAddress(address, port);
        this.server = new ActiveMQServerImpl(
                ArtemisSettings.of(store, address, port, accounts, topics, random),
                new PolicySecurity(accounts, AccessPolicy.of(topics)));
        this.server.registerBrokerPlugin(new Turns(server));
        this.server.registerActivationFailureListener(failure::set);
        // Artemis stops itself then; its own log is off, since every client can write to it.
        this.server.registerIOCriticalErrorListener(
                (cause, message, file) -> log.error("The embedded broker's store failed: {}", message));
    }

    @Override
    public void start() {
        refuseTakenAddress();
        failure.set(null);
        try {
            server.start();
            failUnlessActive();
            log.info("The embedded broker listens at {}", endpoint);
        } catch (Exception cause) {
            stop();
            throw BrokerFailure.store(store, cause);
        }
    }

    /** Artemis would find out only after it has opened its store, and not say which of the two has failed. */
    private void refuseTakenAddress() {
        try (var probe = new ServerSocket()) {
            probe.setReuseAddress(true);
            probe.bind(endpoint);
        } catch (IOException cause) {
            throw BrokerFailure.address(endpoint, cause);
        }
    }

    /** Artemis reports a start that has failed as one that has succeeded, and leaves the port closed. */
    private void failUnlessActive() throws Exception {
        Exception cause = failure.get();
        if (cause != null) {
            throw cause;
        }
        if (!server.waitForActivation(SECONDS_TO_START, TimeUnit.SECONDS) || !isRunning()) {
            throw new IllegalStateException("it does not become active");
        }
    }

    /**
     * Artemis can stand still for good if a client hangs up while it stops: its store waits for the client's transaction,
     * and that for the store. It is left to itself then, and the store is as safe as after a kill.
     */
    @Override
    public void stop() {
        var stopped = new FutureTask<@Nullable Void>(() -> {
            server.stop();
            return null;
        });
        Thread.ofPlatform().daemon().name("broker-stop").start(stopped);
        try {
            stopped.get(SECONDS_TO_STOP, TimeUnit.SECONDS);
        } catch (TimeoutException stuck) {
            log.warn("The embedded broker has not stopped in {} seconds, and is left to itself", SECONDS_TO_STOP);
        } catch (ExecutionException | InterruptedException cause) {
            throw new IllegalStateException("The embedded broker did not stop", cause);
        }
    }

    @Override
    public boolean isRunning() {
        return server.isStarted() && server.getRemotingService().isStarted();
    }

    @Override
    public int getPhase() {
        return Integer.MIN_VALUE;
    }
}
