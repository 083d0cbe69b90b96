// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.mqtt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import es.upv.dst.broker.LabBroker;
import java.util.EnumSet;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class OutboundTest {

    private static final String URL = "tcp://127.0.0.1:1";

    private final Account account = new Account(new LabBroker(URL, false, "teacher", "teacher"), new Sockets());
    private final Outbound outbound = new Outbound(account.passing(), account.clientId("out"));

    /** Else a busy machine takes a broker that is there for one that is away, and waits a second. */
    @Test
    void isConnectedAlthoughPahoCallsBackLate() throws InterruptedException {
        var connected = new AtomicBoolean();
        var opening = Thread.ofPlatform().start(() -> connected.set(outbound.becomesConnected()));
        await().until(() ->
                EnumSet.of(Thread.State.TIMED_WAITING, Thread.State.TERMINATED).contains(opening.getState()));

        outbound.connectComplete(false, URL);
        opening.join();

        assertThat(connected).isTrue();
    }

    @Test
    void isNotConnectedIfPahoNeverCallsBack() {
        assertThat(outbound.becomesConnected()).isFalse();
    }
}
