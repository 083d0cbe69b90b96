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
 * @param missed how long it is not heard of until another one takes over what the broker keeps for it; 3 seconds or more
 */
@ConfigurationProperties("dst.instance")
public record Instance(
        @DefaultValue("") String name, @DefaultValue("30s") Duration missed) {

    private static final Pattern NAMES = Pattern.compile("[A-Za-z0-9-]{0,32}");
    private static final Duration SHORTEST = Duration.ofSeconds(3);

    public Instance {
        name = name.strip();
        Assert.isTrue(NAMES.matcher(name).matches(), "dst.instance.name is not at most 32 letters, digits and hyphens");
        Assert.isTrue(missed.compareTo(SHORTEST) >= 0, "dst.instance.missed is less than 3 seconds");
    }

    /** Whether there are others. */
    public boolean isOneOfSeveral() {
        return !name.isEmpty();
    }

    /** Another one of them. */
    public Instance other(String name) {
        return new Instance(name, missed);
    }

    /** A name of something of this instance's own, as it is known to all of them. */
    public String own(String something) {
        return isOneOfSeveral() ? name + ":" + something : something;
    }
}
