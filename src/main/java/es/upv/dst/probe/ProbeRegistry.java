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
 * Registers probes. A probe is a message that is sent to the lab only to check that it arrives. The lab recognises a
 * probe by its topic and its random text, and does not handle it. A student cannot send a probe, because the text
 * cannot be guessed.
 */
@Component
public class ProbeRegistry {

    private static final String PREFIX = "prueba-";

    private static final int BYTES = 16;

    /** How long a probe is registered. The broker drops an undelivered probe earlier. */
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

    /**
     * Registers a probe. Must be called before the probe is sent. The result completes with the QoS at which the lab
     * receives the probe.
     */
    CompletableFuture<Integer> register(TextMessage probe) {
        return registered.get(probe, _ -> new CompletableFuture<>());
    }

    /**
     * Returns whether the message is a registered probe. If it is, acknowledges the message and completes the result of
     * its registration.
     */
    public boolean acknowledgeIfProbe(InboundMessage message) {
        var expected = registered.getIfPresent(new TextMessage(message.topic(), message.text()));
        if (expected != null) {
            expected.complete(message.qos());
            message.acknowledge();
        }
        return expected != null;
    }

    /** Whether the message is a probe, of this lab or of another lab. */
    static boolean isProbe(TextMessage message) {
        return message.text().startsWith(PREFIX);
    }
}
