// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.broker.artemis;

import es.upv.dst.broker.BrokerStartException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;

/** Binds an address before Artemis starts, because Artemis does not report why it could not start. */
final class PortProbe {

    private PortProbe() {}

    /** @throws BrokerStartException if another process listens at the address, or it is not one of this machine */
    static void failIfInUse(InetSocketAddress endpoint) {
        try (var probe = new ServerSocket()) {
            probe.setReuseAddress(true);
            probe.bind(endpoint);
        } catch (IOException e) {
            throw BrokerStartException.cannotListen(endpoint, e);
        }
    }
}
