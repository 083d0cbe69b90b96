// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.broker.artemis;

import es.upv.dst.broker.AccessPolicy;
import es.upv.dst.broker.Authenticator;
import es.upv.dst.broker.BrokerStartException;
import es.upv.dst.broker.Topics;
import es.upv.dst.broker.connection.ClientLimits;
import es.upv.dst.broker.disk.StoreSpace;
import es.upv.dst.broker.netty.ArtemisNames;
import es.upv.dst.broker.netty.MqttPipelineConfigurer;
import es.upv.dst.broker.session.ArtemisSessions;
import es.upv.dst.broker.session.SessionHandler;
import es.upv.dst.ratelimit.LimitedLog;
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

/** Runs Artemis in this process. Starts before all other lifecycle beans, and stops after all of them. */
public final class EmbeddedBroker implements SmartLifecycle {

    private static final int START_TIMEOUT_SECONDS = 10;
    private static final int SPACE_CHECK_SECONDS = 1;
    private static final int STOP_TIMEOUT_SECONDS = 10;

    static {
        // Must be set before Netty loads. From Java 25 on Netty does not use Unsafe by default, but Artemis needs
        // Unsafe to reopen an existing store.
        System.setProperty("io.netty.noUnsafe", "false");
        // Makes Netty load PreConnectLimitInitializer as a service.
        System.setProperty("io.netty.bootstrap.extensions", "serviceload");
    }

    private static final Logger log = LoggerFactory.getLogger(EmbeddedBroker.class);

    private final Path store;
    private final InetSocketAddress endpoint;
    private final StoreSpace space;
    private final ActiveMQServer server;
    private final AtomicReference<@Nullable Exception> failure = new AtomicReference<>();

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
        var unacknowledged = new UnacknowledgedMessages(topics);
        this.server = new ActiveMQServerImpl(
                ArtemisSettings.of(store, address, port, topics, random, unacknowledged, space),
                new ArtemisSecurityManager(authenticator, AccessPolicy.of(topics)));
        this.server.registerBrokerPlugin(
                new MqttPipelineConfigurer(authenticator, unacknowledged, space, limits, new LimitedLog(log), server));
        this.server.registerBrokerPlugin(new FairDispatchPlugin(server));
        this.server.registerActivationFailureListener(failure::set);
        // Logs the error, after which Artemis stops itself. The logs of Artemis are off, because any client can cause
        // entries in them.
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
            space.measure();
            server.getScheduledPool()
                    .scheduleAtFixedRate(space::measure, SPACE_CHECK_SECONDS, SPACE_CHECK_SECONDS, TimeUnit.SECONDS);
            expireLoadedSessions();
            log.info("The embedded broker listens at {}", endpoint);
        } catch (Exception e) {
            stop();
            throw BrokerStartException.cannotOpenStore(store, e);
        }
    }

    /** Removes the sessions whose clients do not connect again, in the same time in which a later session ends. */
    private void expireLoadedSessions() {
        var sessions = new ArtemisSessions(server);
        server.getScheduledPool()
                .schedule(
                        () -> sessions.removeLoaded(ArtemisNames.ANONYMOUS_PREFIX),
                        SessionHandler.MAX_ANONYMOUS_EXPIRY_SECONDS,
                        TimeUnit.SECONDS);
        server.getScheduledPool()
                .schedule(() -> sessions.removeLoaded(""), SessionHandler.MAX_EXPIRY_SECONDS, TimeUnit.SECONDS);
    }

    /**
     * Tries to bind the address before Artemis starts, because Artemis does not report whether it failed to open the
     * store or to bind the address.
     */
    private void failIfAddressIsInUse() {
        try (var probe = new ServerSocket()) {
            probe.setReuseAddress(true);
            probe.bind(endpoint);
        } catch (IOException e) {
            throw BrokerStartException.cannotListen(endpoint, e);
        }
    }

    /** Throws if Artemis has not started, because {@code start} returns normally also after a failure. */
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
     * Waits at most 10 seconds, because Artemis can deadlock if a client disconnects while Artemis stops: the store
     * waits for the client's transaction, and the transaction waits for the store. If the time expires, the store
     * remains as consistent as after a kill of the process.
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
