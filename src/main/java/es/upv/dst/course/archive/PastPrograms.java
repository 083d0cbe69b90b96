// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.course.archive;

import es.upv.dst.course.ExclusiveChange;
import es.upv.dst.course.archive.format.ArchiveFile;
import es.upv.dst.course.archive.format.ArchiveManifest;
import es.upv.dst.course.archive.format.ColumnType;
import es.upv.dst.course.archive.format.InvalidArchiveException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Service;
import tools.jackson.databind.JsonNode;

/**
 * The programs of past courses, to which programs of this course are compared. They are taken from the archive of a
 * past course, without the students and without what identifies them in the source.
 */
@Service
class PastPrograms {

    private static final int MAX_SOURCE = 1_000_000;
    private static final int MAX_COURSE = 253;
    private static final int MAX_LABEL = 64;

    private final JdbcTemplate jdbc;
    private final ExclusiveChange changes;

    PastPrograms(JdbcTemplate jdbc, ExclusiveChange changes) {
        this.jdbc = jdbc;
        this.changes = changes;
    }

    /**
     * Takes the latest program of each student from an archive, and the programs of earlier courses that it contains.
     * They replace programs with the same course and label.
     */
    CourseResult add(ArchiveFile archive) {
        var manifest = archive.manifest();
        var course = (manifest.course() + " " + manifest.term()).strip();
        if (course.isBlank() || course.length() > MAX_COURSE) {
            throw new InvalidArchiveException(ArchiveManifest.NAME, 0, "the name of the course is missing or too long");
        }
        var anonymizer = anonymizer(archive);
        var latest = latestIds(archive);
        return changes.run(() -> {
            var counts = new TreeMap<String, Long>();
            rows(archive, "program", row -> {
                if (latest.contains(row.path("id").asLong(-1))) {
                    var source = anonymizer.anonymize(row.path("dni").asString(""), text(row, "source"));
                    insert(course, row.path("id").asString(), source, counts);
                }
            });
            rows(
                    archive,
                    "archived_program",
                    row -> insert(text(row, "course"), text(row, "label"), text(row, "source"), counts));
            return new CourseResult.Changed(counts);
        });
    }

    /** The number of the latest readable program of each student, and of each program without a student. */
    private static Set<Long> latestIds(ArchiveFile archive) {
        var latest = new HashMap<String, Long>();
        rows(archive, "program", row -> {
            if (row.path("source").isString()) {
                var id = row.path("id").asLong(-1);
                var dni = row.path("dni");
                latest.merge(dni.isString() ? dni.stringValue() : "without a student " + id, id, Math::max);
            }
        });
        return Set.copyOf(latest.values());
    }

    private static Anonymizer anonymizer(ArchiveFile archive) {
        Map<String, List<String>> students = new HashMap<>();
        rows(archive, "student", row -> students.put(text(row, "dni"), List.of(text(row, "name"), text(row, "email"))));
        return new Anonymizer(students);
    }

    private void insert(String course, String label, String source, Map<String, Long> counts) {
        if (course.length() > MAX_COURSE || label.length() > MAX_LABEL || source.length() > MAX_SOURCE) {
            throw new InvalidArchiveException("", 0, "the name of a course, a label or a program is too long");
        }
        // Updated in place, because results of comparisons refer to the id.
        var updated = jdbc.update(
                "update archived_program set source = ? where course = ? and label = ?", source, course, label);
        if (updated == 0) {
            jdbc.update("insert into archived_program (course, label, source) values (?, ?, ?)", course, label, source);
        }
        counts.merge(course, 1L, Long::sum);
    }

    private static String text(JsonNode row, String name) {
        return ColumnType.TEXT
                .parse(row.path(name))
                .map(Object::toString)
                .orElseThrow(() -> new InvalidArchiveException("", 0, "the field %s is no text".formatted(name)));
    }

    private static void rows(ArchiveFile archive, String table, Consumer<JsonNode> rows) {
        archive.manifest()
                .find(table)
                .ifPresent(file ->
                        archive.read(file, ArchiveFile.MAX_UNCOMPRESSED_BYTES, (line, row) -> rows.accept(row)));
    }
}
