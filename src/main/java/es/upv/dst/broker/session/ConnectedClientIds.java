// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.broker.session;

import es.upv.dst.broker.ClientRole;
import io.netty.channel.Channel;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The client ids that are in use, with the accounts of their clients. Thread-safe. */
public final class ConnectedClientIds {

    private final Map<String, Owner> owners = new ConcurrentHashMap<>();

    /** Returns whether the client may use the id: nobody uses it, or a client of the same account. */
    boolean tryAdd(String clientId, ClientRole role, Channel client) {
        var own = new Owner(role, client);
        var owner = owners.compute(
                clientId,
                (_, current) -> current == null
                                || current.role() == role
                                || !current.client().isActive()
                        ? own
                        : current);
        if (owner == own) {
            client.closeFuture().addListener(_ -> owners.remove(clientId, own));
        }
        return owner == own;
    }

    private record Owner(ClientRole role, Channel client) {}
}
