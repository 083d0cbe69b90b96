// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.http.HttpStatus;

/** Tests which exceptions the client has caused. */
class UnreadableRequestTest {

    static Stream<RuntimeException> exceptionsOfParsers() {
        return Stream.of(
                new IllegalArgumentException(),
                new NullPointerException(),
                new ArrayIndexOutOfBoundsException(),
                new StringIndexOutOfBoundsException());
    }

    @ParameterizedTest
    @MethodSource("exceptionsOfParsers")
    void exceptionOfAParser_isABadRequest(RuntimeException exception) {
        assertThat(UnreadableRequest.status(thrownBy("org.springframework.http.MediaType", exception)))
                .contains(HttpStatus.BAD_REQUEST);
    }

    @Test
    void sameExceptionOfTheLab_isAFailure() {
        assertThat(UnreadableRequest.status(thrownBy("es.upv.dst.web.Page", new ArrayIndexOutOfBoundsException())))
                .isEmpty();
    }

    private static RuntimeException thrownBy(String type, RuntimeException exception) {
        exception.setStackTrace(new StackTraceElement[] {
            new StackTraceElement("java.lang.String", "charAt", "String.java", 1),
            new StackTraceElement(type, "parse", "Parser.java", 1)
        });
        return exception;
    }
}
