// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.broker;

import es.upv.dst.broker.artemis.EmbeddedBroker;
import es.upv.dst.broker.connection.ConnectionLimit;
import es.upv.dst.broker.disk.StoreSpace;
import es.upv.dst.broker.netty.ClientLimits;
import es.upv.dst.broker.throttle.CodeFormat;
import es.upv.dst.broker.throttle.NetworkBudgets;
import es.upv.dst.time.MonotonicTime;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.ssl.SslBundle;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Configures the lab's broker: an external broker if {@code dst.broker.url} is set, else the embedded broker. */
@Configuration(proxyBeanMethods = false)
class BrokerConfiguration {

    private static final int PASSWORD_BYTES = 24;

    @Bean
    LabBroker labBroker(BrokerProperties properties, SslBundles bundles, RandomGenerator random)
            throws UnknownHostException {
        if (!properties.embedded()) {
            return new LabBroker(
                    properties.url(),
                    false,
                    properties.username(),
                    properties.password(),
                    loadSslBundle(properties.sslBundle(), bundles));
        }
        String url = "tcp://%s:%d".formatted(hostForThisProcess(properties.address()), properties.port());
        return new LabBroker(url, true, properties.username(), randomPassword(random));
    }

    @Bean
    PublicBrokerEndpoint publicBrokerEndpoint(BrokerProperties properties) throws UnknownHostException {
        return properties.embedded()
                ? PublicBrokerEndpoint.ofEmbedded(properties.address(), properties.port())
                : PublicBrokerEndpoint.ofUrl(properties.url());
    }

    /** Decides by the setting here, because the build evaluates conditions already. */
    @Bean
    @Nullable
    EmbeddedBroker embeddedBroker(
            LabBroker broker,
            BrokerProperties properties,
            Topics topics,
            RandomGenerator random,
            StoreSpace space,
            ClientLimits limits,
            @Value("${dst.data.dir:./data}") Path data)
            throws Exception {
        if (!properties.embedded()) {
            return null;
        }
        var authenticator = new Authenticator(broker, properties.password(), new MonotonicTime());
        return new EmbeddedBroker(
                data.resolve("broker"),
                properties.address(),
                properties.port(),
                authenticator,
                topics,
                random,
                space,
                limits);
    }

    @Bean
    ClientLimits clientLimits(BrokerProperties properties, Topics topics, CodeFormat format) {
        return new ClientLimits(
                new NetworkBudgets(topics, format, new MonotonicTime()),
                new ConnectionLimit(properties.connectionsPerAddress()));
    }

    /** The embedded broker measures it. Without the embedded broker there is no shortage. */
    @Bean
    StoreSpace storeSpace(BrokerProperties properties, @Value("${dst.data.dir:./data}") Path data) {
        return StoreSpace.of(data.resolve("broker"), properties.freeSpace());
    }

    /** Creates an SSL context only to fail at once if a file of the bundle cannot be read. */
    private static Optional<SslBundle> loadSslBundle(String name, SslBundles bundles) {
        try {
            var bundle =
                    Optional.of(name).filter(Predicate.not(String::isEmpty)).map(bundles::getBundle);
            bundle.ifPresent(SslBundle::createSslContext);
            return bundle;
        } catch (RuntimeException e) {
            throw BrokerStartException.cannotReadSslBundle(name, e);
        }
    }

    private static String randomPassword(RandomGenerator random) {
        byte[] bytes = new byte[PASSWORD_BYTES];
        random.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    /** Returns the host to which this process connects: the loopback address if the bind address is a wildcard. */
    private static String hostForThisProcess(String address) {
        if (isWildcard(address)) {
            return address.contains(":") ? "[::1]" : "127.0.0.1";
        }
        return address.contains(":") ? "[" + address + "]" : address;
    }

    private static boolean isWildcard(String address) {
        try {
            return InetAddress.getByName(address).isAnyLocalAddress();
        } catch (UnknownHostException e) {
            throw BrokerStartException.unknownAddress(address, e);
        }
    }
}
