// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.broker;

import java.net.BindException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.activemq.artemis.core.server.ActiveMQServer;
import org.apache.activemq.artemis.core.server.impl.ActiveMQServerImpl;
import org.springframework.context.SmartLifecycle;

/** The lab's own broker: before everything else it starts, and after everything else it stops. */
final class EmbeddedBroker implements SmartLifecycle {

    private static final int SECONDS_TO_START = 10;

    static {
        // From Java 25 on Netty does without Unsafe by itself, and Artemis can then not open a store that it has
        // closed.
        System.setProperty("io.netty.noUnsafe", "false");
        System.setProperty("io.netty.bootstrap.extensions", "serviceload");
    }

    private final Path store;
    private final String endpoint;
    private final ActiveMQServer server;
    private final AtomicReference<Exception> failure = new AtomicReference<>();

    EmbeddedBroker(Path store, String address, int port, Accounts accounts) throws Exception {
        this.store = store;
        this.endpoint = address + ":" + port;
        this.server = new ActiveMQServerImpl(
                ArtemisSettings.of(store, address, port, new Gate(accounts)), new PolicySecurity(accounts));
        this.server.registerActivationFailureListener(failure::set);
    }

    /** Artemis would report a start that has failed as one that has succeeded, with the port closed. */
    @Override
    public void start() {
        try {
            server.start();
            boolean active = server.waitForActivation(SECONDS_TO_START, TimeUnit.SECONDS);
            if (!active || failure.get() != null || !isRunning()) {
                throw Optional.ofNullable(failure.get())
                        .orElseGet(() -> new IllegalStateException("it did not become active"));
            }
        } catch (Exception reason) {
            stop();
            throw failed(reason);
        }
    }

    private BrokerFailure failed(Exception reason) {
        for (Throwable cause = reason; cause != null; cause = cause.getCause()) {
            if (cause instanceof BindException) {
                return BrokerFailure.address(endpoint, cause);
            }
        }
        return BrokerFailure.store(store, reason);
    }

    @Override
    public void stop() {
        try {
            server.stop();
        } catch (Exception e) {
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
