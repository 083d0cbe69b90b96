// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.logging;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests which parts of a log message are masked. */
class LogMaskTest {

    /** The check digit of 93729 is correct, so it can be a code; that of 93720 is wrong. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    refused 12345678                         | refused ****5678
                    12345678Z                                | ****5678Z
                    DNI: 12.345.678-Z                        | DNI: ****5.678-Z
                    x1234567                                 | ****4567
                    Key (dni)=(Y7654321) already exists.     | Key (dni)=(****4321) already exists.
                    {"dni":"12345678","n":12345678}          | {"dni":"****5678","n":****5678}
                    [00000001, Eva, eva@example.org]         | [****0001, Eva, ***@***]
                    to <ana.perez+dst@teleco.upv.es>: 550    | to <***@***>: 550
                    {"email":"eva@example.org"}              | {"email":"***@***"}
                    \\"Eva Pi\\"@example.org                 | \\"Eva Pi\\"***@***
                    /api/mail?q=eva%40example.org            | /api/mail?q=***@***
                    josé@españa.es                           | ***@***
                    a00000001@example.org                    | ***@***
                    PRIMARY KEY '93729'                      | PRIMARY KEY '*****'
                    93729;Eva;eva@example.org                | *****;Eva;***@***
                    /api/codes/93729 failed                  | /api/codes/***** failed
                    """)
    void personalData_isMasked(String message, String masked) {
        assertThat(LogMask.of(message)).isEqualTo(masked);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-11-25T12:21:00.093729Z  INFO 93729 --- [dst-lab] es.upv.dst.DstLab",
                "Tomcat started on port 93729 (http)",
                "tcp://127.0.0.1:93729",
                "PID 93729",
                "code 93720",
                "es.upv.dst.broker.PreConnectLimitInitializer@1b72f9a]",
                "wrapping connection@123456789 here",
                "{\"@timestamp\":\"2026-11-25T12:21:00.123456789Z\",\"@version\":\"1\"}",
                "10.12.123.123",
                "journal/before-2026-12-01-041618",
                "the @Bean",
                "1234567 and 123456789"
            })
    void otherText_isUnchanged(String message) {
        assertThat(LogMask.of(message)).isEqualTo(message);
    }
}
