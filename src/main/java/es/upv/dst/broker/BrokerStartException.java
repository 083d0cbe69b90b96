// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.broker;

import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.Locale;
import org.springframework.core.NestedExceptionUtils;

/** Thrown if the lab cannot use its broker. The message gives the reason. The action says what the operator can do. */
public final class BrokerStartException extends RuntimeException {

    private final String action;

    private BrokerStartException(String message, String action, Throwable cause) {
        super(message, cause);
        this.action = action;
    }

    public static BrokerStartException cannotListen(InetSocketAddress endpoint, Throwable cause) {
        return new BrokerStartException(
                "The embedded broker cannot listen at %s:%d: %s"
                        .formatted(endpoint.getHostString(), endpoint.getPort(), cause.getMessage()),
                "Stop the process that listens there, set another DST_BROKER_ADDRESS or DST_BROKER_PORT, "
                        + "or use the broker that listens there with DST_BROKER_URL.",
                cause);
    }

    public static BrokerStartException cannotOpenStore(Path store, Throwable cause) {
        return new BrokerStartException(
                "The embedded broker cannot open its store %s: %s".formatted(store, cause.getMessage()),
                "Check that no other dst-lab uses this folder and that this process can write to it. "
                        + "If you move it away, the broker creates a new one, without the old sessions and messages.",
                cause);
    }

    static BrokerStartException unknownAddress(String address, Throwable cause) {
        return new BrokerStartException(
                "The host %s of DST_BROKER_ADDRESS is unknown.".formatted(address),
                "Set DST_BROKER_ADDRESS to an address of this machine, such as 0.0.0.0 for all of them.",
                cause);
    }

    static BrokerStartException cannotReadSslBundle(String name, Throwable cause) {
        return new BrokerStartException(
                "The SSL bundle %s of DST_BROKER_SSLBUNDLE cannot be read: %s"
                        .formatted(
                                name,
                                NestedExceptionUtils.getMostSpecificCause(cause).getMessage()),
                ("Name the file of the certificate of the broker's CA in "
                                + "SPRING_SSL_BUNDLE_PEM_%s_TRUSTSTORE_CERTIFICATE.")
                        .formatted(name.toUpperCase(Locale.ROOT)),
                cause);
    }

    String action() {
        return action;
    }
}
