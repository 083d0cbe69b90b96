// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.mqtt;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.HexFormat;
import java.util.concurrent.CompletableFuture;
import java.util.random.RandomGenerator;
import org.springframework.stereotype.Component;

/**
 * What is sent to the lab only to see whether it arrives. The lab knows each by its topic and a text that nobody can
 * guess, and does nothing with it; so nobody else can send anything that is passed over.
 */
@Component
class Probes {

    /** By then the broker throws away what it could not deliver. */
    static final Duration LIFE = Duration.ofSeconds(20);

    private static final String BEGINNING = "prueba-";

    private static final int BYTES = 16;

    /** By then none can come any more. */
    static final Duration KNOWN = LIFE.multipliedBy(3);

    private final RandomGenerator random;
    private final Cache<Probe, CompletableFuture<Integer>> sent =
            Caffeine.newBuilder().expireAfterWrite(KNOWN).build();

    Probes(RandomGenerator random) {
        this.random = random;
    }

    /** One that nobody has seen. */
    Probe fresh(String topic) {
        var bytes = new byte[BYTES];
        random.nextBytes(bytes);
        return new Probe(topic, BEGINNING + HexFormat.of().formatHex(bytes));
    }

    /** To be asked before it is sent: at which QoS it comes to the lab, once it does. */
    CompletableFuture<Integer> expect(Probe probe) {
        return sent.get(probe, unseen -> new CompletableFuture<>());
    }

    /** Whether this is one of them, and so nothing that a student has sent; then it is done with. */
    boolean take(InboundMessage message) {
        var expected = sent.getIfPresent(new Probe(message.topic(), message.text()));
        if (expected != null) {
            expected.complete(message.qos());
            message.acknowledge();
        }
        return expected != null;
    }

    /** A message that means nothing. */
    record Probe(String topic, String text) {

        boolean isOurs() {
            return text.startsWith(BEGINNING);
        }
    }
}
