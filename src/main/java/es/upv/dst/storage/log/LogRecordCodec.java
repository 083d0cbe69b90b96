// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.storage.log;

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

/**
 * Encodes the statements of a change for the write-ahead log. Their texts are encoded apart from the change, once in
 * each file. Times have millisecond precision, as in the tables.
 */
final class LogRecordCodec {

    private static final byte NULL = 0;
    private static final byte TEXT = 1;
    private static final byte NUMBER = 2;
    private static final byte TIME = 3;

    private LogRecordCodec() {}

    static byte[] encode(List<BatchStatement> statements, StatementTexts texts) {
        return bytes(out -> {
            out.writeInt(statements.size());
            for (var statement : statements) {
                out.writeInt(texts.number(statement.sql()));
                write(statement, out);
            }
        });
    }

    /** @throws UncheckedIOException if the bytes are not those of a change */
    static List<BatchStatement> decode(byte[] bytes, StatementTexts texts) {
        try (var in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            var statements = new ArrayList<BatchStatement>();
            for (var remaining = in.readInt(); remaining > 0; remaining--) {
                var text = texts.text(in.readInt()).orElseThrow(() -> new IOException("unknown statement"));
                statements.add(new BatchStatement(text, readRows(in)));
            }
            return statements;
        } catch (IOException e) {
            throw invalid(e);
        }
    }

    /** Encodes a change of which some statements are new in the file, and have their texts before it. */
    static byte[] encodeContent(List<Integer> newStatements, LogRecord record) {
        return bytes(out -> {
            out.writeInt(newStatements.size());
            for (var number : newStatements) {
                out.writeInt(number);
                out.writeUTF(record.texts().text(number).orElseThrow());
            }
            out.write(record.bytes());
        });
    }

    /** Returns the change in the content of a record, and adds its new texts to the others. */
    static byte[] decodeContent(byte[] content, StatementTexts texts) {
        try (var in = new DataInputStream(new ByteArrayInputStream(content))) {
            for (var remaining = in.readInt(); remaining > 0; remaining--) {
                texts.add(in.readInt(), in.readUTF());
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw invalid(e);
        }
    }

    /** Decodes a change of an earlier version, which had the text of each statement in the record. */
    static List<BatchStatement> decodeWithTexts(byte[] bytes) {
        try (var in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            var statements = new ArrayList<BatchStatement>();
            for (var remaining = in.readInt(); remaining > 0; remaining--) {
                statements.add(new BatchStatement(in.readUTF(), readRows(in)));
            }
            return statements;
        } catch (IOException e) {
            throw invalid(e);
        }
    }

    private static byte[] bytes(Encoder encoder) {
        var bytes = new ByteArrayOutputStream(1024);
        try (var out = new DataOutputStream(bytes)) {
            encoder.encode(out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static UncheckedIOException invalid(IOException cause) {
        return new UncheckedIOException("the write-ahead log contains an invalid record", cause);
    }

    private static void write(BatchStatement statement, DataOutputStream out) throws IOException {
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

    private static List<@Nullable Object[]> readRows(DataInputStream in) throws IOException {
        var rows = new ArrayList<@Nullable Object[]>();
        for (var remaining = in.readInt(); remaining > 0; remaining--) {
            var row = new @Nullable Object[in.readByte()];
            for (var i = 0; i < row.length; i++) {
                row[i] = readValue(in);
            }
            rows.add(row);
        }
        return rows;
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

    /** Writes to a stream in memory. */
    private interface Encoder {

        void encode(DataOutputStream out) throws IOException;
    }
}
