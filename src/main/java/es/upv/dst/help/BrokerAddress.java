// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.help;

import es.upv.dst.broker.PublicBrokerEndpoint;
import java.util.regex.Pattern;

/**
 * The address at which the reader of the page connects to the broker.
 *
 * @param host without the brackets of an IPv6 address in a URL
 * @param loopbackOnly whether the broker listens on the loopback address only
 */
record BrokerAddress(String host, int port, boolean encrypted, boolean loopbackOnly) {

    /**
     * The host appears in shell commands. So it must not contain characters that a shell or another program interprets.
     */
    private static final Pattern HOST = Pattern.compile("[A-Za-z0-9_.-]+|\\[[0-9A-Fa-f:.]+]");

    private static final String LOCALHOST = "localhost";

    /** @param requestHost the host name of the HTTP request, which the caller can choose freely */
    static BrokerAddress of(PublicBrokerEndpoint endpoint, String requestHost) {
        var fallbackHost = HOST.matcher(requestHost).matches() ? requestHost : LOCALHOST;
        var host = (endpoint.host().isEmpty() ? fallbackHost : endpoint.host()).replaceAll("[\\[\\]]", "");
        return new BrokerAddress(host, endpoint.port(), endpoint.encrypted(), endpoint.loopbackOnly());
    }

    /** Host and port as in a URL. */
    public String authority() {
        return (host.contains(":") ? "[" + host + "]" : host) + ":" + port;
    }
}
