// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.UncheckedIOException;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class EntryFormatTest {

    private static final List<Entry> ENTRIES = List.of(
            new Entry(
                    "insert into a values (?, ?, ?, ?)",
                    List.of(
                            Ledger.row(
                                    "Núñez 🎓 \0",
                                    Long.MIN_VALUE,
                                    OffsetDateTime.parse("2026-11-24T20:00:00.123Z"),
                                    null),
                            Ledger.row("", 0L, null, "x".repeat(1024)))),
            new Entry("delete from a", List.<@Nullable Object[]>of(Ledger.row())));

    @Test
    void whatIsWrittenIsRead() {
        var read = EntryFormat.read(EntryFormat.write(ENTRIES));
        assertThat(read).hasSameSizeAs(ENTRIES);
        for (var i = 0; i < read.size(); i++) {
            assertThat(read.get(i).sql()).isEqualTo(ENTRIES.get(i).sql());
            assertThat(read.get(i).rows())
                    .extracting(Arrays::asList)
                    .isEqualTo(
                            ENTRIES.get(i).rows().stream().map(Arrays::asList).toList());
        }
    }

    @Test
    void whatIsTornIsFound() {
        var bytes = EntryFormat.write(ENTRIES);
        assertThatThrownBy(() -> EntryFormat.read(Arrays.copyOf(bytes, bytes.length - 1)))
                .isInstanceOf(UncheckedIOException.class);
    }

    @Test
    void whatTheJournalCannotHoldIsRefused() {
        assertThatThrownBy(() ->
                        EntryFormat.write(List.of(new Entry("", List.<@Nullable Object[]>of(Ledger.row(1.5))))))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
