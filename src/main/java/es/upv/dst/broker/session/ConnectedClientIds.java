// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.broker.session;

import es.upv.dst.broker.ClientRole;
import es.upv.dst.broker.connection.RemoteAddress;
import es.upv.dst.broker.protocol.ArtemisNames;
import es.upv.dst.ratelimit.Network;
import io.netty.channel.Channel;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The client ids that are in use, with the accounts of their clients. Thread-safe. */
public final class ConnectedClientIds {

    private final Map<String, Owner> owners = new ConcurrentHashMap<>();
    private final Map<String, Owner> ownersByArtemisId = new ConcurrentHashMap<>();

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
            var artemisId = ArtemisNames.ofClientId(clientId, role);
            ownersByArtemisId.put(artemisId, own);
            client.closeFuture().addListener(_ -> {
                owners.remove(clientId, own);
                ownersByArtemisId.remove(artemisId, own);
            });
        }
        return owner == own;
    }

    /** @param artemisId the client id that Artemis has */
    boolean isConnected(String artemisId) {
        return ownersByArtemisId.containsKey(artemisId);
    }

    /** Returns the network of a connected client, by the client id that Artemis has. */
    public Optional<Network> network(String artemisId) {
        return Optional.ofNullable(ownersByArtemisId.get(artemisId))
                .map(owner -> Network.of(RemoteAddress.of(owner.client())));
    }

    private record Owner(ClientRole role, Channel client) {}
}
