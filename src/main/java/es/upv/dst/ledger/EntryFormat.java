// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.ledger;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Entries as bytes, for the journal. Times are kept to the millisecond, as in the tables. */
final class EntryFormat {

    private static final byte NOTHING = 0;
    private static final byte TEXT = 1;
    private static final byte NUMBER = 2;
    private static final byte TIME = 3;

    private EntryFormat() {}

    static byte[] write(List<Entry> entries) {
        var bytes = new ByteArrayOutputStream(1024);
        try (var out = new DataOutputStream(bytes)) {
            out.writeInt(entries.size());
            for (var entry : entries) {
                write(entry, out);
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }

    /** @throws UncheckedIOException if these are not the bytes of entries */
    static List<Entry> read(byte[] bytes) {
        try (var in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            var entries = new ArrayList<Entry>();
            for (var left = in.readInt(); left > 0; left--) {
                entries.add(readEntry(in));
            }
            return entries;
        } catch (IOException broken) {
            throw new UncheckedIOException("the journal holds what is no entry", broken);
        }
    }

    private static void write(Entry entry, DataOutputStream out) throws IOException {
        out.writeUTF(entry.sql());
        out.writeInt(entry.rows().size());
        for (var row : entry.rows()) {
            out.writeByte(row.length);
            for (var value : row) {
                write(value, out);
            }
        }
    }

    private static void write(@Nullable Object value, DataOutputStream out) throws IOException {
        switch (value) {
            case null -> out.writeByte(NOTHING);
            case String text -> {
                out.writeByte(TEXT);
                out.writeUTF(text);
            }
            case Long number -> {
                out.writeByte(NUMBER);
                out.writeLong(number);
            }
            case OffsetDateTime time -> {
                out.writeByte(TIME);
                out.writeLong(time.toInstant().toEpochMilli());
            }
            default -> throw new IllegalArgumentException("no entry holds a " + value.getClass());
        }
    }

    private static Entry readEntry(DataInputStream in) throws IOException {
        var sql = in.readUTF();
        var rows = new ArrayList<@Nullable Object[]>();
        for (var left = in.readInt(); left > 0; left--) {
            var row = new @Nullable Object[in.readByte()];
            for (var i = 0; i < row.length; i++) {
                row[i] = readValue(in);
            }
            rows.add(row);
        }
        return new Entry(sql, rows);
    }

    private static @Nullable Object readValue(DataInputStream in) throws IOException {
        return switch (in.readByte()) {
            case NOTHING -> null;
            case TEXT -> in.readUTF();
            case NUMBER -> in.readLong();
            case TIME -> Instant.ofEpochMilli(in.readLong()).atOffset(ZoneOffset.UTC);
            default -> throw new IOException("a value of an unknown kind");
        };
    }
}
