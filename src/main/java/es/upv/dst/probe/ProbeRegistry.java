// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.probe;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import es.upv.dst.mqtt.InboundMessage;
import es.upv.dst.mqtt.client.ShortLivedClient;
import es.upv.dst.mqtt.client.TextMessage;
import java.time.Duration;
import java.util.HexFormat;
import java.util.concurrent.CompletableFuture;
import java.util.random.RandomGenerator;
import org.springframework.stereotype.Component;

/**
 * The probes: messages that are sent to the lab only to check that they arrive. The lab recognises a probe by its topic
 * and its random text, and does not handle it. Since the text cannot be guessed, a student cannot send a probe.
 */
@Component
public class ProbeRegistry {

    private static final String PREFIX = "prueba-";

    private static final int BYTES = 16;

    /** How long a probe is registered. The broker drops it earlier. */
    static final Duration REGISTRATION_TIME = ShortLivedClient.MESSAGE_EXPIRY.multipliedBy(3);

    private final RandomGenerator random;
    private final Cache<TextMessage, CompletableFuture<Integer>> registered =
            Caffeine.newBuilder().expireAfterWrite(REGISTRATION_TIME).build();

    ProbeRegistry(RandomGenerator random) {
        this.random = random;
    }

    /** Creates a probe with a new random text. */
    TextMessage create(String topic) {
        var bytes = new byte[BYTES];
        random.nextBytes(bytes);
        return new TextMessage(topic, PREFIX + HexFormat.of().formatHex(bytes));
    }

    /** Registers a probe; call it before sending. Completes with the QoS at which the lab receives the probe. */
    CompletableFuture<Integer> register(TextMessage probe) {
        return registered.get(probe, _ -> new CompletableFuture<>());
    }

    /** Whether the message is a registered probe. If so, acknowledges it and completes its future. */
    public boolean acknowledgeIfProbe(InboundMessage message) {
        var expected = registered.getIfPresent(new TextMessage(message.topic(), message.text()));
        if (expected != null) {
            expected.complete(message.qos());
            message.acknowledge();
        }
        return expected != null;
    }

    /** Whether the text is that of a probe, of this lab or another one. */
    static boolean isProbe(TextMessage message) {
        return message.text().startsWith(PREFIX);
    }
}
