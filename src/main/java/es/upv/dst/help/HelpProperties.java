// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.help;

import java.net.URI;
import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.Assert;

/**
 * What the help page says and how often it is asked.
 *
 * @param brokerUrl where students meet the broker; empty if that follows from where it is
 * @param perAddress how often a minute one address may ask for anybody's steps
 * @param perDni how often a minute anybody may ask for one person's
 * @param overall how often a minute all together may
 */
@ConfigurationProperties("dst.help")
record HelpProperties(
        @DefaultValue("") String brokerUrl,
        @DefaultValue("60") int perAddress,
        @DefaultValue("5") int perDni,
        @DefaultValue("300") int overall) {

    private static final Set<String> SCHEMES = Set.of("tcp", "ssl");

    HelpProperties {
        brokerUrl = brokerUrl.strip();
        Assert.isTrue(
                brokerUrl.isEmpty() || isBroker(URI.create(brokerUrl)),
                "dst.help.broker-url is not tcp://host:port or ssl://host:port");
        Assert.isTrue(perAddress > 0, "dst.help.per-address is not at least 1");
        Assert.isTrue(perDni > 0, "dst.help.per-dni is not at least 1");
        Assert.isTrue(overall > 0, "dst.help.overall is not at least 1");
    }

    private static boolean isBroker(URI uri) {
        return SCHEMES.contains(String.valueOf(uri.getScheme())) && uri.getHost() != null && uri.getPort() > 0;
    }
}
