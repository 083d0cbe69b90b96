// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.storage.log;

import es.upv.dst.storage.BatchStatement;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.activemq.artemis.core.io.nio.NIOSequentialFileFactory;
import org.apache.activemq.artemis.core.journal.PreparedTransactionInfo;
import org.apache.activemq.artemis.core.journal.RecordInfo;
import org.apache.activemq.artemis.core.journal.impl.JournalImpl;
import org.jspecify.annotations.Nullable;

/** Writes the write-ahead log as versions before the decision 74 have written it. */
public final class OldJournal {

    private OldJournal() {}

    /** Appends a change whose statements have parameters of the types String and Long. */
    public static void append(Path folder, long number, List<BatchStatement> change) {
        try {
            Files.createDirectories(folder);
            var factory = new NIOSequentialFileFactory(folder.toFile(), 1);
            factory.setDatasync(false);
            var journal = new JournalImpl(ArtemisJournal.FILE_SIZE, 2, 2, 10, 30, factory, "dst-lab", "journal", 1);
            journal.start();
            journal.load(new ArrayList<RecordInfo>(), new ArrayList<PreparedTransactionInfo>(), null);
            journal.appendAddRecord(number, (byte) 1, encode(change), true);
            journal.stop();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] encode(List<BatchStatement> change) throws Exception {
        var bytes = new ByteArrayOutputStream();
        var out = new DataOutputStream(bytes);
        out.writeInt(change.size());
        for (var statement : change) {
            out.writeUTF(statement.sql());
            out.writeInt(statement.rows().size());
            for (var row : statement.rows()) {
                out.writeByte(row.length);
                for (var value : row) {
                    write(value, out);
                }
            }
        }
        return bytes.toByteArray();
    }

    private static void write(@Nullable Object value, DataOutputStream out) throws Exception {
        switch (value) {
            case String text -> {
                out.writeByte(1);
                out.writeUTF(text);
            }
            case Long number -> {
                out.writeByte(2);
                out.writeLong(number);
            }
            case null, default -> throw new IllegalArgumentException(String.valueOf(value));
        }
    }
}
