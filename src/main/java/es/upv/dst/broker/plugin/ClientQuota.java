// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.broker.plugin;

import io.netty.channel.Channel;
import io.netty.util.AttributeKey;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

/** The number of {@link UnacknowledgedMessages} of one client, and how many more the client may send. */
public final class ClientQuota {

    private static final int RESUME_DIVISOR = 4;

    private static final AttributeKey<ClientQuota> KEY = AttributeKey.valueOf(ClientQuota.class, "quota");

    private final UnacknowledgedMessages unacknowledged;
    private final AtomicInteger count = new AtomicInteger();
    private final AtomicReference<Optional<Runnable>> callback = new AtomicReference<>(Optional.empty());

    public ClientQuota(UnacknowledgedMessages unacknowledged) {
        this.unacknowledged = unacknowledged;
    }

    /** Returns the quota of the channel. Attaches a new quota if the channel has none. */
    public static ClientQuota getOrAttach(Channel client, UnacknowledgedMessages unacknowledged) {
        var attribute = client.attr(KEY);
        if (attribute.get() == null) {
            attribute.set(new ClientQuota(unacknowledged));
        }
        return attribute.get();
    }

    /** Adds one unacknowledged message. */
    public void increment() {
        count.incrementAndGet();
    }

    /** Removes one unacknowledged message. */
    public void decrement() {
        count.decrementAndGet();
        runCallbackIfAvailable();
    }

    /** Returns whether the client may send so many messages without exceeding its quota. */
    public boolean allows(int messages) {
        return count.get() + messages <= unacknowledged.quota();
    }

    /**
     * Runs {@code action} once when a quarter of the quota is free: now, or later in the thread that removes an
     * unacknowledged message.
     */
    public void runWhenAvailable(Runnable action) {
        callback.set(Optional.of(action));
        runCallbackIfAvailable();
    }

    private void runCallbackIfAvailable() {
        // Read once, because it may change: a client without messages must never wait.
        int quota = unacknowledged.quota();
        if (callback.get().isPresent() && count.get() + Math.max(1, quota / RESUME_DIVISOR) <= quota) {
            callback.getAndSet(Optional.empty()).ifPresent(Runnable::run);
        }
    }
}
