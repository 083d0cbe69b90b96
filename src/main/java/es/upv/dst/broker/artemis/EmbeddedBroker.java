// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.broker.artemis;

import es.upv.dst.broker.AccessPolicy;
import es.upv.dst.broker.Authenticator;
import es.upv.dst.broker.BrokerStartException;
import es.upv.dst.broker.Topics;
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

/** Runs Artemis in this process. It starts before all other lifecycle beans and stops after them. */
public final class EmbeddedBroker implements SmartLifecycle {

    private static final int START_TIMEOUT_SECONDS = 10;
    private static final int STOP_TIMEOUT_SECONDS = 10;

    static {
        // Must be set before Netty loads. From Java 25 on Netty does not use Unsafe by default, and without it Artemis
        // cannot reopen an existing store.
        System.setProperty("io.netty.noUnsafe", "false");
        // Makes Netty load PreConnectLimitInitializer as a service.
        System.setProperty("io.netty.bootstrap.extensions", "serviceload");
    }

    private static final Logger log = LoggerFactory.getLogger(EmbeddedBroker.class);

    private final Path store;
    private final InetSocketAddress endpoint;
    private final ActiveMQServer server;
    private final AtomicReference<@Nullable Exception> failure = new AtomicReference<>();

    public EmbeddedBroker(
            Path store, String address, int port, Authenticator authenticator, Topics topics, RandomGenerator random)
            throws Exception {
        this.store = store;
        this.endpoint = new InetSocketAddress(address, port);
        this.server = new ActiveMQServerImpl(
                ArtemisSettings.of(store, address, port, authenticator, topics, random),
                new ArtemisSecurityManager(authenticator, AccessPolicy.of(topics)));
        this.server.registerBrokerPlugin(new FairDispatchPlugin(server));
        this.server.registerActivationFailureListener(failure::set);
        // Artemis stops itself after such an error. Its own logs are off, because any client can cause entries.
        this.server.registerIOCriticalErrorListener(
                (cause, message, file) -> log.error("The embedded broker's store failed: {}", message));
    }

    @Override
    public void start() {
        failIfAddressIsInUse();
        failure.set(null);
        try {
            server.start();
            failUnlessActive();
            log.info("The embedded broker listens at {}", endpoint);
        } catch (Exception e) {
            stop();
            throw BrokerStartException.cannotOpenStore(store, e);
        }
    }

    /** Artemis binds after it has opened the store, and does not report which of the two failed. */
    private void failIfAddressIsInUse() {
        try (var probe = new ServerSocket()) {
            probe.setReuseAddress(true);
            probe.bind(endpoint);
        } catch (IOException e) {
            throw BrokerStartException.cannotListen(endpoint, e);
        }
    }

    /** Artemis returns normally from a failed start, with the port closed. */
    private void failUnlessActive() throws Exception {
        Exception cause = failure.get();
        if (cause != null) {
            throw cause;
        }
        if (!server.waitForActivation(START_TIMEOUT_SECONDS, TimeUnit.SECONDS) || !isRunning()) {
            throw new IllegalStateException(
                    "Artemis has not started within %d seconds".formatted(START_TIMEOUT_SECONDS));
        }
    }

    /**
     * Waits for at most 10 seconds. Artemis can deadlock if a client disconnects while it stops: the store waits for
     * the client's transaction, and the transaction for the store. The store is then as consistent as after a kill.
     */
    @Override
    public void stop() {
        var stopped = new FutureTask<@Nullable Void>(() -> {
            server.stop();
            return null;
        });
        Thread.ofPlatform().daemon().name("broker-stop").start(stopped);
        try {
            stopped.get(STOP_TIMEOUT_SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            log.warn(
                    "The embedded broker has not stopped within {} seconds; the lab stops without it",
                    STOP_TIMEOUT_SECONDS);
        } catch (ExecutionException | InterruptedException e) {
            throw new IllegalStateException("The embedded broker did not stop", e);
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
