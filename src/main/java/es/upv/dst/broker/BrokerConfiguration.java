// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.broker;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnExpression;
import org.springframework.boot.ssl.SslBundle;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The lab's broker: an outside one if its URL is set, else one of its own. */
@Configuration(proxyBeanMethods = false)
class BrokerConfiguration {

    private static final int BYTES_OF_SECRET = 24;

    @Bean
    LabBroker labBroker(BrokerProperties properties, SslBundles bundles, RandomGenerator random)
            throws UnknownHostException {
        if (!properties.embedded()) {
            return new LabBroker(
                    properties.url(),
                    false,
                    properties.username(),
                    properties.password(),
                    trusted(properties.sslBundle(), bundles));
        }
        String url = "tcp://%s:%d".formatted(reachable(properties.address()), properties.port());
        return new LabBroker(url, true, properties.username(), secret(random));
    }

    @Bean
    Meeting meeting(BrokerProperties properties) throws UnknownHostException {
        return properties.embedded()
                ? Meeting.listening(properties.address(), properties.port())
                : Meeting.at(properties.url());
    }

    @Bean
    @ConditionalOnExpression("'${dst.broker.url:}'.blank")
    EmbeddedBroker embeddedBroker(
            LabBroker lab,
            BrokerProperties properties,
            Topics topics,
            RandomGenerator random,
            InstantSource clock,
            @Value("${dst.data.dir:./data}") Path data)
            throws Exception {
        var accounts = new Accounts(lab, properties.password(), clock);
        return new EmbeddedBroker(
                data.resolve("broker"), properties.address(), properties.port(), accounts, topics, random);
    }

    private static Optional<SslBundle> trusted(String name, SslBundles bundles) {
        try {
            var bundle =
                    Optional.of(name).filter(Predicate.not(String::isEmpty)).map(bundles::getBundle);
            bundle.ifPresent(SslBundle::createSslContext);
            return bundle;
        } catch (RuntimeException cause) {
            throw BrokerFailure.bundle(name, cause);
        }
    }

    private static String secret(RandomGenerator random) {
        byte[] bytes = new byte[BYTES_OF_SECRET];
        random.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    /** Who listens everywhere is met at home. */
    private static String reachable(String address) throws UnknownHostException {
        boolean everywhere = InetAddress.getByName(address).isAnyLocalAddress();
        if (everywhere) {
            return address.contains(":") ? "[::1]" : "127.0.0.1";
        }
        return address.contains(":") ? "[" + address + "]" : address;
    }
}
