// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.storage.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import es.upv.dst.storage.BatchStatement;
import es.upv.dst.storage.SingleWriter;
import java.io.UncheckedIOException;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Tests the binary format of the records of the write-ahead log. */
class LogRecordCodecTest {

    private static final List<BatchStatement> STATEMENTS = List.of(
            new BatchStatement(
                    "insert into a values (?, ?, ?, ?)",
                    List.of(
                            SingleWriter.row(
                                    "Núñez 🎓 \0",
                                    Long.MIN_VALUE,
                                    OffsetDateTime.parse("2026-11-24T20:00:00.123Z"),
                                    null),
                            SingleWriter.row("", 0L, null, "x".repeat(1024)))),
            new BatchStatement("delete from a", List.<@Nullable Object[]>of(SingleWriter.row())));

    private final StatementTexts texts = new StatementTexts();

    @Test
    void records_areReadAsWritten() {
        var read = LogRecordCodec.decode(LogRecordCodec.encode(STATEMENTS, texts), texts);
        assertThat(read).hasSameSizeAs(STATEMENTS);
        for (var i = 0; i < read.size(); i++) {
            assertThat(read.get(i).sql()).isEqualTo(STATEMENTS.get(i).sql());
            assertThat(read.get(i).rows())
                    .extracting(Arrays::asList)
                    .isEqualTo(STATEMENTS.get(i).rows().stream()
                            .map(Arrays::asList)
                            .toList());
        }
    }

    @Test
    void truncatedRecord_isDetected() {
        var bytes = LogRecordCodec.encode(STATEMENTS, texts);
        assertThatThrownBy(() -> LogRecordCodec.decode(Arrays.copyOf(bytes, bytes.length - 1), texts))
                .isInstanceOf(UncheckedIOException.class);
    }

    @Test
    void valueOfUnsupportedType_isRefused() {
        assertThatThrownBy(() -> LogRecordCodec.encode(
                        List.of(new BatchStatement("", List.<@Nullable Object[]>of(SingleWriter.row(1.5)))), texts))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
