// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.broker;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.Assert;
import org.springframework.util.unit.DataSize;

/**
 * The settings of the broker that the lab uses.
 *
 * @param url {@code tcp://host:port} or {@code ssl://host:port} of an external broker; empty for the embedded broker
 * @param username the user name of the teacher's account
 * @param password the password of the teacher's account; if it is empty, nobody except the lab can use that account on
 *     the embedded broker
 * @param address the bind address of the embedded broker
 * @param port the TCP port of the embedded broker, 1 to 65535
 * @param sslBundle the SSL bundle with the trust store for an external broker; empty for the JVM's trust store
 * @param freeSpace the free space on the disk of the data folder below which the embedded broker refuses messages at
 *     QoS 1 and 2; not negative
 * @param connectionsPerAddress how many clients of one address may be connected to the embedded broker; positive
 */
@ConfigurationProperties("dst.broker")
record BrokerProperties(
        @DefaultValue("") String url,
        @DefaultValue("teacher") String username,
        @DefaultValue("") String password,
        @DefaultValue("127.0.0.1") String address,
        @DefaultValue("1883") int port,
        @DefaultValue("") String sslBundle,
        @DefaultValue("64MB") DataSize freeSpace,
        @DefaultValue("700") int connectionsPerAddress) {

    private static final Set<String> SCHEMES = Set.of("tcp", "ssl");

    BrokerProperties {
        url = url.strip();
        Assert.isTrue(url.isEmpty() || isBroker(url), "dst.broker.url is not tcp://host:port or ssl://host:port");
        Assert.hasText(username, "dst.broker.username is empty");
        Assert.isTrue(
                !username.equals(LabBroker.STUDENT_ACCOUNT),
                "dst.broker.username is dst, which is the students' account");
        Assert.hasText(address, "dst.broker.address is empty");
        sslBundle = sslBundle.strip();
        Assert.isTrue(
                sslBundle.isEmpty() || url.startsWith("ssl:"),
                "dst.broker.ssl-bundle is set, but dst.broker.url is not ssl://host:port");
        Assert.isTrue(!freeSpace.isNegative(), "dst.broker.free-space is negative");
        Assert.isTrue(connectionsPerAddress > 0, "dst.broker.connections-per-address is not positive");
        Assert.isTrue(port > 0 && port < 65_536, "dst.broker.port is not between 1 and 65535");
    }

    boolean embedded() {
        return url.isEmpty();
    }

    private static boolean isBroker(String url) {
        try {
            return isBroker(new URI(url));
        } catch (URISyntaxException e) {
            return false;
        }
    }

    private static boolean isBroker(URI uri) {
        return SCHEMES.contains(String.valueOf(uri.getScheme())) && uri.getHost() != null && uri.getPort() > 0;
    }

    /** Omits the password, because logs contain this text. */
    @Override
    public String toString() {
        return "BrokerProperties[url=%s, username=%s, address=%s, port=%d]".formatted(url, username, address, port);
    }
}
