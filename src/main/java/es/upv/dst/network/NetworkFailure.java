// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.network;

import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.channels.UnresolvedAddressException;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Why a server cannot be reached, as the exceptions of its library wrap it. Each feature has its own sentence for it.
 *
 * @param message what the JDK says about it
 */
public record NetworkFailure(Kind kind, String message) {

    /** Returns the innermost failure of the network among an exception and its causes; empty if there is none. */
    public static Optional<NetworkFailure> of(Throwable failure) {
        return Stream.iterate(failure, Objects::nonNull, Throwable::getCause)
                .limit(20)
                .flatMap(cause -> kind(cause)
                        .map(kind -> new NetworkFailure(kind, Objects.requireNonNullElse(cause.getMessage(), "")))
                        .stream())
                .reduce((_, inner) -> inner);
    }

    private static Optional<Kind> kind(Throwable cause) {
        var message = String.valueOf(cause.getMessage()).toLowerCase(Locale.ROOT);
        return switch (cause) {
            case UnknownHostException _, UnresolvedAddressException _ -> Optional.of(Kind.HOST_UNKNOWN);
            case SocketTimeoutException _ -> Optional.of(Kind.TIMED_OUT);
            case SocketException _ when message.contains("timed out") -> Optional.of(Kind.TIMED_OUT);
            case ConnectException _, NoRouteToHostException _ -> Optional.of(Kind.NOT_CONNECTED);
            case SocketException _ when message.contains("unreachable") -> Optional.of(Kind.NOT_CONNECTED);
            default -> Optional.empty();
        };
    }

    /** What has failed. */
    public enum Kind {
        /** The name of the server is not found. */
        HOST_UNKNOWN,
        /** Nothing accepts a connection there, or no route leads there. */
        NOT_CONNECTED,
        /** No answer came in time. */
        TIMED_OUT
    }
}
