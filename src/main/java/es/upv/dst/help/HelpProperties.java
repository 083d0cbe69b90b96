// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.help;

import java.net.URI;
import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.Assert;

/**
 * The settings of the help page. The limits are numbers of queries for steps a minute, each at least 1.
 *
 * @param brokerUrl the broker's URL for students, {@code tcp://host:port} or {@code ssl://host:port}; if empty, the URL
 *     is derived from the broker's configuration
 * @param perAddress the limit of one client address
 * @param perDni the limit for one DNI
 * @param overall the limit of all clients together
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
                "dst.help.broker-url must be tcp://host:port or ssl://host:port");
        Assert.isTrue(perAddress > 0, "dst.help.per-address must be at least 1");
        Assert.isTrue(perDni > 0, "dst.help.per-dni must be at least 1");
        Assert.isTrue(overall > 0, "dst.help.overall must be at least 1");
    }

    private static boolean isBroker(URI uri) {
        return SCHEMES.contains(String.valueOf(uri.getScheme())) && uri.getHost() != null && uri.getPort() > 0;
    }
}
