// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.broker;

import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.Locale;
import org.springframework.core.NestedExceptionUtils;

/** The lab has no broker to use, with what its owner can do about it. */
final class BrokerFailure extends RuntimeException {

    private final String action;

    private BrokerFailure(String message, String action, Throwable cause) {
        super(message, cause);
        this.action = action;
    }

    static BrokerFailure address(InetSocketAddress endpoint, Throwable cause) {
        return new BrokerFailure(
                "The embedded broker can't listen at %s:%d: %s"
                        .formatted(endpoint.getHostString(), endpoint.getPort(), cause.getMessage()),
                "Stop what listens there, choose another place with DST_BROKER_ADDRESS and DST_BROKER_PORT, "
                        + "or use that broker with DST_BROKER_URL.",
                cause);
    }

    static BrokerFailure store(Path store, Throwable cause) {
        return new BrokerFailure(
                "The embedded broker can't open its store %s: %s".formatted(store, cause.getMessage()),
                "See that no other dst-lab uses this folder and that it can be written; "
                        + "moved away, it is made anew, without the sessions and messages it held.",
                cause);
    }

    static BrokerFailure bundle(String name, Throwable cause) {
        return new BrokerFailure(
                "Whom to trust as the broker can't be read from the SSL bundle %s of DST_BROKER_SSLBUNDLE: %s"
                        .formatted(
                                name,
                                NestedExceptionUtils.getMostSpecificCause(cause).getMessage()),
                "Name the file of the certificate of who signs for it in SPRING_SSL_BUNDLE_PEM_%s_TRUSTSTORE_CERTIFICATE."
                        .formatted(name.toUpperCase(Locale.ROOT)),
                cause);
    }

    String action() {
        return action;
    }
}
