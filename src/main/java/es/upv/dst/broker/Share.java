// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.broker;

import io.netty.channel.Channel;
import io.netty.util.AttributeKey;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

/** What one client has taken of the {@link Backlog}. */
final class Share {

    private static final int PART_WORTH_READING_FOR = 4;

    private static final AttributeKey<Share> KEY = AttributeKey.valueOf(Share.class, "share");

    private final Backlog backlog;
    private final AtomicInteger taken = new AtomicInteger();
    private final AtomicReference<Optional<Runnable>> waiter = new AtomicReference<>(Optional.empty());

    Share(Backlog backlog) {
        this.backlog = backlog;
    }

    /** The one that the channel keeps, hung up or not, for as long as a message of the client's is on its way. */
    static Share of(Channel client, Backlog backlog) {
        var kept = client.attr(KEY);
        if (kept.get() == null) {
            kept.set(new Share(backlog));
        }
        return kept.get();
    }

    void take() {
        taken.incrementAndGet();
    }

    void give() {
        taken.decrementAndGet();
        callWaiter();
    }

    /** Whether the client may send so many more messages. */
    boolean hasRoomFor(int more) {
        return taken.get() + more <= backlog.share();
    }

    /** Calls as soon as there is room enough to be worth it, perhaps at once, on whichever thread makes the room. */
    void whenThereIsRoom(Runnable call) {
        waiter.set(Optional.of(call));
        callWaiter();
    }

    private void callWaiter() {
        if (waiter.get().isPresent() && hasRoomFor(backlog.share() / PART_WORTH_READING_FOR)) {
            waiter.getAndSet(Optional.empty()).ifPresent(Runnable::run);
        }
    }
}
