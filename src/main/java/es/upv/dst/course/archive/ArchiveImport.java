// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.course.archive;

import es.upv.dst.course.archive.format.ArchiveFault;
import es.upv.dst.course.archive.format.ArchiveFile;
import es.upv.dst.course.archive.format.ArchiveManifest;
import es.upv.dst.course.archive.format.ArchivedTable;
import es.upv.dst.course.archive.format.InvalidArchiveException;
import es.upv.dst.course.archive.rules.RowRules;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** Checks all rows of an archive, and inserts them. */
@Component
class ArchiveImport {

    private static final int MAX_BATCH_ROWS = 500;

    /** A batch is inserted when it has this size, because a row may be a long program. */
    private static final int MAX_BATCH_CHARACTERS = 1_000_000;

    private final SchemaRepository schema;
    private final CourseTables tables;
    private final RowRules rules;
    private final ArchiveProperties properties;

    ArchiveImport(SchemaRepository schema, CourseTables tables, RowRules rules, ArchiveProperties properties) {
        this.schema = schema;
        this.tables = tables;
        this.rules = rules;
        this.properties = properties;
    }

    /**
     * Checks an archive without changing anything.
     *
     * @throws InvalidArchiveException if it is of a later version, has an unknown table or column, or an invalid value
     */
    void check(ArchiveFile archive) {
        if (archive.manifest().schema() > schema.version()) {
            throw new InvalidArchiveException(ArchiveManifest.NAME, 0, ArchiveFault.LATER_VERSION.with());
        }
        var known = schema.tables().stream().map(ArchivedTable::name).toList();
        for (var file : archive.manifest().tables()) {
            if (!known.contains(file.table())) {
                throw new InvalidArchiveException(file.fileName(), 0, ArchiveFault.UNKNOWN_TABLE.with());
            }
        }
        forEachBatch(archive, (table, columns, rows) -> true);
    }

    /**
     * Inserts all rows. Must be called in a transaction, which is to be rolled back if it fails.
     *
     * @return the number of rows of each table
     * @throws InvalidArchiveException if the database rejects a row, or two rows have the same key
     */
    Map<String, Long> insert(ArchiveFile archive) {
        var counts = new LinkedHashMap<String, Long>();
        forEachBatch(archive, tables::write);
        tables.releaseMails();
        for (var table : schema.tables()) {
            tables.continueNumbers(table);
            counts.put(
                    table.name(),
                    archive.manifest()
                            .find(table.name())
                            .map(ArchiveManifest.TableFile::rows)
                            .orElse(0L));
        }
        return counts;
    }

    private void forEachBatch(ArchiveFile archive, BatchWriter writer) {
        var remaining = properties.maxSize().toBytes();
        for (var table : schema.tables()) {
            var file = archive.manifest().find(table.name());
            if (file.isPresent()) {
                remaining -= forEachBatch(archive, table, file.get(), remaining, writer);
            }
        }
    }

    private long forEachBatch(
            ArchiveFile archive,
            ArchivedTable table,
            ArchiveManifest.TableFile file,
            long maxBytes,
            BatchWriter writer) {
        var columns = columns(table, file);
        var batch = new Batch(table, file, writer);
        var bytes =
                archive.read(file, maxBytes, (line, row) -> batch.add(line, parse(table, columns, file, line, row)));
        batch.write();
        return bytes;
    }

    private static List<ArchivedTable.Column> columns(ArchivedTable table, ArchiveManifest.TableFile file) {
        var columns = new ArrayList<ArchivedTable.Column>();
        for (var name : file.columns()) {
            columns.add(table.column(name)
                    .filter(column -> !columns.contains(column))
                    .orElseThrow(
                            () -> new InvalidArchiveException(file.fileName(), 0, ArchiveFault.UNKNOWN_COLUMN.with())));
        }
        for (var column : table.columns()) {
            if (!columns.contains(column) && !column.optional()) {
                throw new InvalidArchiveException(file.fileName(), 0, ArchiveFault.NO_COLUMN.with(column.name()));
            }
        }
        return columns;
    }

    private @Nullable Object[] parse(
            ArchivedTable table,
            List<ArchivedTable.Column> columns,
            ArchiveManifest.TableFile file,
            long line,
            JsonNode row) {
        var values = new ArrayList<@Nullable Object>(rules.parse(table, columns, row, file.fileName(), line));
        if (table.hasFixedRows()) {
            table.key().forEach(key -> values.add(values.get(file.columns().indexOf(key))));
        }
        return values.toArray();
    }

    /** Rows that are written together. */
    private static final class Batch {

        private final ArchivedTable table;
        private final ArchiveManifest.TableFile file;
        private final BatchWriter writer;
        private final List<@Nullable Object[]> rows = new ArrayList<>();
        private int characters;

        Batch(ArchivedTable table, ArchiveManifest.TableFile file, BatchWriter writer) {
            this.table = table;
            this.file = file;
            this.writer = writer;
        }

        void add(long line, @Nullable Object[] row) {
            rows.add(row);
            for (var value : row) {
                characters += value instanceof String text ? text.length() : 8;
            }
            if (rows.size() == MAX_BATCH_ROWS || characters > MAX_BATCH_CHARACTERS) {
                write();
            }
        }

        void write() {
            try {
                if (!rows.isEmpty() && !writer.write(table, file.columns(), rows)) {
                    throw new InvalidArchiveException(file.fileName(), 0, ArchiveFault.UNKNOWN_ROW.with());
                }
            } catch (DataIntegrityViolationException e) {
                throw new InvalidArchiveException(file.fileName(), 0, ArchiveFault.REJECTED_ROW.with());
            }
            rows.clear();
            characters = 0;
        }
    }

    private interface BatchWriter {
        boolean write(ArchivedTable table, List<String> columns, List<@Nullable Object[]> rows);
    }
}
