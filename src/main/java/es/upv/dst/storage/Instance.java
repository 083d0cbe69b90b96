// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.storage;

import java.time.Duration;
import java.util.regex.Pattern;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.Assert;

/**
 * The identity of this process among the instances that share a broker and a database.
 *
 * @param name at most 32 letters, digits and hyphens, the same in each run; empty if there is only one instance
 * @param failover the time after which a standby replaces a leader that is suspended or cut off; at least 3 seconds
 */
@ConfigurationProperties("dst.instance")
public record Instance(
        @DefaultValue("") String name, @DefaultValue("10s") Duration failover) {

    private static final Pattern NAMES = Pattern.compile("[A-Za-z0-9-]{0,32}");
    private static final Duration MIN_FAILOVER = Duration.ofSeconds(3);

    public Instance {
        name = name.strip();
        Assert.isTrue(NAMES.matcher(name).matches(), "dst.instance.name is not at most 32 letters, digits and hyphens");
        Assert.isTrue(failover.compareTo(MIN_FAILOVER) >= 0, "dst.instance.failover is less than 3 seconds");
    }

    /** Whether the lab consists of several instances. Then each instance has a name. */
    public boolean isClustered() {
        return !name.isEmpty();
    }
}
