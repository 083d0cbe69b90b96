// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.broker.artemis;

import es.upv.dst.broker.Authenticator;
import es.upv.dst.broker.BrokerStartException;
import es.upv.dst.broker.Topics;
import es.upv.dst.broker.disk.StoreSpace;
import es.upv.dst.broker.netty.ClientLimits;
import es.upv.dst.broker.session.ArtemisSessions;
import es.upv.dst.broker.session.EndedSessions;
import es.upv.dst.broker.session.UnreleasedMessages;
import es.upv.dst.ratelimit.LimitedLog;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.random.RandomGenerator;
import org.apache.activemq.artemis.core.server.ActiveMQServer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/** Runs Artemis in this process. Starts before all other lifecycle beans, and stops after all of them. */
public final class EmbeddedBroker implements SmartLifecycle {

    private static final int START_TIMEOUT_SECONDS = 10;
    private static final int STOP_TIMEOUT_SECONDS = 10;

    static {
        // Must be set before Netty loads. Artemis needs Unsafe to reopen a store; on Java 25 Netty does not use it.
        System.setProperty("io.netty.noUnsafe", "false");
        // Makes Netty load PreConnectLimitInitializer as a service.
        System.setProperty("io.netty.bootstrap.extensions", "serviceload");
    }

    private static final Logger log = LoggerFactory.getLogger(EmbeddedBroker.class);

    private final Path store;
    private final InetSocketAddress endpoint;
    private final StoreSpace space;
    private final UnreleasedMessages unreleased;
    private final ArtemisServerFactory servers;
    private final BrokerWatch watch = new BrokerWatch(this::check);
    private final AtomicReference<@Nullable Exception> failure = new AtomicReference<>();
    private volatile ActiveMQServer server;
    private final AtomicReference<Optional<String>> problem = new AtomicReference<>(Optional.empty());

    public EmbeddedBroker(
            Path store,
            String address,
            int port,
            Authenticator authenticator,
            Topics topics,
            RandomGenerator random,
            StoreSpace space,
            ClientLimits limits)
            throws Exception {
        this.store = store;
        this.endpoint = new InetSocketAddress(address, port);
        this.space = space;
        this.unreleased = limits.unreleased();
        this.servers = new ArtemisServerFactory(
                store, address, port, authenticator, topics, random, space, limits, new LimitedLog(log));
        this.server = createServer();
    }

    /** Artemis stops itself after an error of its store. Its logs are off, because any client can cause entries. */
    private ActiveMQServer createServer() throws Exception {
        var created = servers.create();
        created.registerActivationFailureListener(failure::set);
        created.registerIOCriticalErrorListener(
                (cause, message, file) -> report("The store of the embedded broker failed: " + message));
        return created;
    }

    /** Logs the first problem of a series, which ends when the broker runs again. */
    private void report(String reason) {
        if (problem.getAndSet(Optional.of(reason)).isEmpty()) {
            log.error("{}; it is started again as soon as it can be", reason);
        }
    }

    @Override
    public void start() {
        PortProbe.failIfInUse(endpoint);
        try {
            unreleased.load(store);
            startServer();
            watch.start();
            log.info("The embedded broker listens at {}", endpoint);
        } catch (Exception e) {
            stopServer();
            throw BrokerStartException.cannotOpenStore(store, e);
        }
    }

    private void startServer() throws Exception {
        failure.set(null);
        space.measure();
        server.start();
        failUnlessActive();
        new EndedSessions(server).removeRegularly();
        new ArtemisSessions(server).limitLoaded(servers.limits().sessions());
    }

    /** Starts Artemis again after it has stopped itself, as soon as its disk has enough space. */
    private void check() {
        space.measure();
        if (isServing()) {
            ArtemisSettings.limitCache(server);
        } else if (space.shortage().isEmpty()) {
            restart();
        }
    }

    private void restart() {
        try {
            stopServer();
            server = createServer();
            startServer();
            problem.set(Optional.empty());
            log.info("The embedded broker runs again, and listens at {}", endpoint);
        } catch (Exception e) {
            report("The embedded broker cannot be started again: " + e.getMessage());
        }
    }

    /** Throws if Artemis has not started, because {@code start} returns normally also after a failure. */
    private void failUnlessActive() throws Exception {
        Exception cause = failure.get();
        if (cause != null) {
            throw cause;
        }
        if (!server.waitForActivation(START_TIMEOUT_SECONDS, TimeUnit.SECONDS) || !isServing()) {
            throw new IllegalStateException(
                    "Artemis has not started within %d seconds".formatted(START_TIMEOUT_SECONDS));
        }
    }

    @Override
    public void stop() {
        watch.stop();
        stopServer();
        unreleased.save(store);
    }

    /**
     * Waits at most 10 seconds, because Artemis can deadlock if a client disconnects while Artemis stops: the store
     * waits for the client's transaction, and the transaction waits for the store. If the time expires, the store
     * remains as consistent as after a kill of the process.
     */
    private void stopServer() {
        var stopping = server;
        var stopped = new FutureTask<@Nullable Void>(() -> {
            stopping.stop();
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

    /** Whether the lifecycle has started it. Artemis may have stopped itself since. */
    @Override
    public boolean isRunning() {
        return watch.isRunning();
    }

    /** Why Artemis has stopped itself; empty if it has not. */
    public Optional<String> problem() {
        return problem.get();
    }

    /** Whether Artemis runs and accepts clients. */
    public boolean isServing() {
        return server.isStarted()
                && server.isActive()
                && server.getRemotingService().isStarted();
    }

    @Override
    public int getPhase() {
        return Integer.MIN_VALUE;
    }
}
