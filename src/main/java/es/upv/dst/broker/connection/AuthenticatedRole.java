// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.broker.connection;

import es.upv.dst.broker.ClientRole;
import io.netty.channel.Channel;
import io.netty.util.AttributeKey;
import java.util.Optional;

/** The role of the client of a channel. */
public final class AuthenticatedRole {

    private static final AttributeKey<ClientRole> KEY = AttributeKey.valueOf(AuthenticatedRole.class, "role");

    private AuthenticatedRole() {}

    public static void set(Channel client, ClientRole role) {
        client.attr(KEY).set(role);
    }

    /** Returns empty before the client's CONNECT packet has been accepted. */
    public static Optional<ClientRole> of(Channel client) {
        return Optional.ofNullable(client.attr(KEY).get());
    }

    /** Returns the role of a client whose CONNECT packet has been accepted. */
    public static ClientRole require(Channel client) {
        return of(client).orElseThrow();
    }

    public static boolean isTeacher(Channel client) {
        return of(client).filter(role -> role == ClientRole.TEACHER).isPresent();
    }
}
