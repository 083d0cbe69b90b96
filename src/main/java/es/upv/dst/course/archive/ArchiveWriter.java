// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.course.archive;

import static java.nio.charset.StandardCharsets.UTF_8;

import es.upv.dst.course.Course;
import es.upv.dst.course.CourseRefusal;
import es.upv.dst.course.archive.format.ArchiveManifest;
import es.upv.dst.course.archive.format.ArchivedTable;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.info.BuildProperties;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Writes an archive. The same rows give the same bytes: the order is fixed, and no file has a time of its own. */
@Component
class ArchiveWriter {

    /** The earliest time of a file in a ZIP file, without a time zone. */
    private static final LocalDateTime FIXED_TIME = LocalDateTime.of(1980, 1, 1, 0, 0);

    private static final JsonMapper ROWS = new JsonMapper();

    private final SchemaRepository schema;
    private final CourseTables tables;
    private final ArchiveProperties properties;
    private final String application;

    /** @param build empty if the classes were compiled by an IDE instead of the build */
    ArchiveWriter(
            SchemaRepository schema,
            CourseTables tables,
            ArchiveProperties properties,
            ObjectProvider<BuildProperties> build) {
        this.schema = schema;
        this.tables = tables;
        this.properties = properties;
        this.application = build.stream()
                .flatMap(each -> Stream.ofNullable(each.getVersion()))
                .findFirst()
                .orElse("unknown");
    }

    /**
     * Writes all rows, unless they are more than an import accepts. Must be called in a transaction that sees one state
     * of all tables.
     *
     * @throws ArchiveFileOutput.RefusedException if the rows are larger than an archive may be
     */
    void write(Course course, OutputStream file) throws IOException {
        var collation = schema.isPostgreSql() ? " collate \"C\"" : "";
        var files = new ArrayList<ArchiveManifest.TableFile>();
        var remaining = new long[] {properties.maxSize().toBytes()};
        var zip = new ZipOutputStream(file, UTF_8);
        for (var table : schema.tables()) {
            startFile(zip, ArchiveManifest.TableFile.fileName(table.name()));
            files.add(new ArchiveManifest.TableFile(
                    table.name(), table.columnNames(), writeRows(table, collation, zip, remaining)));
        }
        startFile(zip, ArchiveManifest.NAME);
        zip.write(ArchiveManifest.JSON.writeValueAsBytes(manifest(course, files)));
        zip.finish();
    }

    private ArchiveManifest manifest(Course course, List<ArchiveManifest.TableFile> files) {
        return new ArchiveManifest(
                ArchiveManifest.FORMAT, application, schema.version(), course.name(), course.term(), files);
    }

    /** @param remaining the number of bytes that may be written */
    private long writeRows(ArchivedTable table, String collation, OutputStream out, long[] remaining) {
        var count = new long[1];
        tables.read(table, collation, row -> {
            try {
                var line = (ROWS.writeValueAsString(row) + "\n").getBytes(UTF_8);
                remaining[0] -= line.length;
                if (remaining[0] < 0) {
                    throw new ArchiveFileOutput.RefusedException(CourseRefusal.COURSE_TOO_LARGE);
                }
                out.write(line);
                count[0]++;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        return count[0];
    }

    private static void startFile(ZipOutputStream zip, String name) throws IOException {
        var entry = new ZipEntry(name);
        entry.setTimeLocal(FIXED_TIME);
        zip.putNextEntry(entry);
    }
}
