// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.ledger;

import java.time.Duration;
import java.util.regex.Pattern;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.Assert;

/**
 * Which one this is of the instances that share a broker and a database.
 *
 * @param name letters, digits and hyphens, at most 32, the same at each start; empty for the only instance
 * @param failover after how long a standby takes over from a leader that is suspended or cut off; 3 seconds or more
 */
@ConfigurationProperties("dst.instance")
public record Instance(
        @DefaultValue("") String name, @DefaultValue("10s") Duration failover) {

    private static final Pattern NAMES = Pattern.compile("[A-Za-z0-9-]{0,32}");
    private static final Duration SHORTEST = Duration.ofSeconds(3);

    public Instance {
        name = name.strip();
        Assert.isTrue(NAMES.matcher(name).matches(), "dst.instance.name is not at most 32 letters, digits and hyphens");
        Assert.isTrue(failover.compareTo(SHORTEST) >= 0, "dst.instance.failover is less than 3 seconds");
    }

    /** Whether there are others. */
    public boolean isOneOfSeveral() {
        return !name.isEmpty();
    }
}
