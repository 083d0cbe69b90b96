// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.broker.plugin;

import es.upv.dst.broker.connection.RemoteAddress;
import io.netty.util.AttributeKey;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.core.remoting.impl.netty.NettyConnection;
import org.apache.activemq.artemis.spi.core.protocol.RemotingConnection;

/**
 * What the broker knows of the client that has sent a message.
 *
 * @param text the IP address, a space and the client id, at most 64 characters of printable ASCII; the client id is
 *     URL-encoded, as all client ids are that Artemis knows
 * @param suffix the end of the ids of the client's messages, which shows whether two messages have the same sender; it
 *     has a hash, because a client id can be long and contain personal data; empty without a client id
 */
record Sender(SimpleString text, String suffix) {

    private static final int MAX_LENGTH = 64;
    private static final char SEPARATOR = '@';
    private static final int HASH_BYTES = 6;

    /** A connection keeps its client id, and the hash takes longer than the rest of what is done for a message. */
    private static final AttributeKey<Sender> OF_CHANNEL = AttributeKey.valueOf(Sender.class, "sender");

    /** Returns the client of a connection that has sent its CONNECT packet. */
    static Sender of(RemotingConnection connection) {
        var clientId = connection.getClientID();
        if (!(connection.getTransportConnection() instanceof NettyConnection client)) {
            return of("", clientId == null ? "" : clientId);
        }
        var kept = client.getChannel().attr(OF_CHANNEL);
        var sender = kept.get();
        if (sender == null) {
            sender = of(address(client), clientId == null ? "" : clientId);
            kept.set(sender);
        }
        return sender;
    }

    private static Sender of(String address, String clientId) {
        var text = (address + " " + clientId).strip();
        return new Sender(
                SimpleString.of(text.substring(0, Math.min(text.length(), MAX_LENGTH))),
                clientId.isEmpty() ? "" : SEPARATOR + hash(clientId));
    }

    /** Removes the scope of an IPv6 address, which is a name of this machine's interface. */
    private static String address(NettyConnection client) {
        return RemoteAddress.of(client.getChannel()).getHostAddress().replaceFirst("%.*", "");
    }

    private static String hash(String clientId) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(clientId.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, HASH_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JVM has SHA-256", e);
        }
    }
}
