// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.network;

import static org.assertj.core.api.Assertions.assertThat;

import es.upv.dst.network.NetworkFailure.Kind;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class NetworkFailureTest {

    static Stream<Arguments> causes() {
        return Stream.of(
                Arguments.of(new UnknownHostException("no.such.host"), Kind.HOST_UNKNOWN),
                Arguments.of(new ConnectException("Connection refused"), Kind.NOT_CONNECTED),
                Arguments.of(new NoRouteToHostException("No route to host"), Kind.NOT_CONNECTED),
                Arguments.of(new SocketException("Network is unreachable"), Kind.NOT_CONNECTED),
                Arguments.of(new ConnectException("Connection timed out"), Kind.TIMED_OUT),
                Arguments.of(new SocketTimeoutException("Read timed out"), Kind.TIMED_OUT));
    }

    @ParameterizedTest
    @MethodSource("causes")
    void cause_isFoundInsideOtherExceptions(Exception cause, Kind kind) {
        assertThat(NetworkFailure.of(new IllegalStateException(new IOException("failed", cause))))
                .contains(new NetworkFailure(kind, String.valueOf(cause.getMessage())));
    }

    @Test
    void otherCauses_andCauseOfACycle_areNone() {
        assertThat(NetworkFailure.of(new SocketException("Connection reset"))).isEmpty();
        var first = new IOException("first");
        first.initCause(new IOException("second", first));
        assertThat(NetworkFailure.of(first)).isEmpty();
    }
}
