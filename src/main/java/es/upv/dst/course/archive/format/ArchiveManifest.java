// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.course.archive.format;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * The file {@value #NAME} of an archive, which describes the other files.
 *
 * @param format the version of the format, {@value #FORMAT}
 * @param application the version of the lab that wrote the archive
 * @param schema the number of the last migration of that lab
 * @param course the name of the course
 * @param term the term of the course; may be empty
 * @param tables the files with the rows of the tables, in the order in which the rows can be inserted
 */
public record ArchiveManifest(
        int format, String application, int schema, String course, String term, List<TableFile> tables) {

    public static final String NAME = "manifest.json";
    public static final int FORMAT = 1;

    /** Refuses duplicate names, text after the value, and unknown fields. */
    public static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(SerializationFeature.INDENT_OUTPUT)
            .build();

    public ArchiveManifest {
        Objects.requireNonNull(application);
        Objects.requireNonNull(course);
        Objects.requireNonNull(term);
        if (!ColumnType.isStorable(course) || !ColumnType.isStorable(term)) {
            throw new IllegalArgumentException("a text that the database cannot store");
        }
        tables = List.copyOf(tables);
    }

    public Optional<TableFile> find(String table) {
        return tables.stream().filter(each -> each.table().equals(table)).findFirst();
    }

    /**
     * The rows of a table, one JSON object a line.
     *
     * @param columns the columns of each row
     * @param rows the number of rows
     */
    public record TableFile(String table, List<String> columns, long rows) {

        public TableFile {
            Objects.requireNonNull(table);
            columns = List.copyOf(columns);
        }

        /** The name of the file in the archive. */
        public String fileName() {
            return fileName(table);
        }

        public static String fileName(String table) {
            return table + ".jsonl";
        }
    }
}
