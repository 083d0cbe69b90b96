// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.storage.writebehind;

import es.upv.dst.storage.BatchStatement;
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

/** Encodes the statements of a change for the write-ahead log. Times have millisecond precision, as in the tables. */
final class LogRecordCodec {

    private static final byte NULL = 0;
    private static final byte TEXT = 1;
    private static final byte NUMBER = 2;
    private static final byte TIME = 3;

    private LogRecordCodec() {}

    static byte[] encode(List<BatchStatement> statements) {
        var bytes = new ByteArrayOutputStream(1024);
        try (var out = new DataOutputStream(bytes)) {
            out.writeInt(statements.size());
            for (var statement : statements) {
                write(statement, out);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** @throws UncheckedIOException if the bytes are not those of a change */
    static List<BatchStatement> decode(byte[] bytes) {
        try (var in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            var statements = new ArrayList<BatchStatement>();
            for (var remaining = in.readInt(); remaining > 0; remaining--) {
                statements.add(readStatement(in));
            }
            return statements;
        } catch (IOException e) {
            throw new UncheckedIOException("the write-ahead log contains an invalid record", e);
        }
    }

    private static void write(BatchStatement statement, DataOutputStream out) throws IOException {
        out.writeUTF(statement.sql());
        out.writeInt(statement.rows().size());
        for (var row : statement.rows()) {
            out.writeByte(row.length);
            for (var value : row) {
                write(value, out);
            }
        }
    }

    private static void write(@Nullable Object value, DataOutputStream out) throws IOException {
        switch (value) {
            case null -> out.writeByte(NULL);
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
            default -> throw new IllegalArgumentException("unsupported parameter type " + value.getClass());
        }
    }

    private static BatchStatement readStatement(DataInputStream in) throws IOException {
        var sql = in.readUTF();
        var rows = new ArrayList<@Nullable Object[]>();
        for (var remaining = in.readInt(); remaining > 0; remaining--) {
            var row = new @Nullable Object[in.readByte()];
            for (var i = 0; i < row.length; i++) {
                row[i] = readValue(in);
            }
            rows.add(row);
        }
        return new BatchStatement(sql, rows);
    }

    private static @Nullable Object readValue(DataInputStream in) throws IOException {
        return switch (in.readByte()) {
            case NULL -> null;
            case TEXT -> in.readUTF();
            case NUMBER -> in.readLong();
            case TIME -> Instant.ofEpochMilli(in.readLong()).atOffset(ZoneOffset.UTC);
            default -> throw new IOException("unknown type of a parameter");
        };
    }
}
