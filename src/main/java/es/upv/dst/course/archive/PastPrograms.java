// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.course.archive;

import es.upv.dst.course.CourseResult;
import es.upv.dst.course.archive.anonymous.Anonymizer;
import es.upv.dst.course.archive.format.ArchiveFault;
import es.upv.dst.course.archive.format.ArchiveFile;
import es.upv.dst.course.archive.format.ArchiveManifest;
import es.upv.dst.course.archive.format.ColumnType;
import es.upv.dst.course.archive.format.InvalidArchiveException;
import es.upv.dst.storage.SingleWriter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
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

    /** Programs are inserted together up to this size, so that no insert delays the messages of students. */
    private static final int MAX_BATCH_CHARACTERS = 1_000_000;

    private static final int MAX_BATCH = 200;

    /** Far more than students and programs of a course. Something of each row is in memory. */
    private static final int MAX_ROWS = 100_000;

    private final JdbcTemplate jdbc;
    private final SingleWriter writer;
    private final ArchiveProperties properties;

    PastPrograms(JdbcTemplate jdbc, SingleWriter writer, ArchiveProperties properties) {
        this.jdbc = jdbc;
        this.writer = writer;
        this.properties = properties;
    }

    /**
     * Takes the latest program of each student from an archive, and the programs of earlier courses that it contains.
     * They replace programs with the same course and label. All rows are checked before the first one is inserted. If
     * the database fails meanwhile, a part of the programs remains, unless the call is inside a change; a repeated call
     * takes all of them. All programs of this course have to be compared again.
     */
    CourseResult add(ArchiveFile archive) {
        check(archive);
        var course = course(archive);
        var latest = latestIds(archive);
        var anonymizer = anonymizer(archive);
        var counts = new TreeMap<String, Long>();
        var batch = new ArrayList<PastProgram>();
        forEach(archive, course, latest, program -> {
            batch.add(program.anonymizedBy(anonymizer));
            counts.merge(program.course(), 1L, Long::sum);
            if (batch.size() == MAX_BATCH || characters(batch) > MAX_BATCH_CHARACTERS) {
                insert(batch);
            }
        });
        insert(batch);
        return new CourseResult.Changed(counts);
    }

    /**
     * Checks all rows without changing anything.
     *
     * @throws InvalidArchiveException if the programs cannot be taken from the archive
     */
    void check(ArchiveFile archive) {
        forEach(archive, course(archive), latestIds(archive), program -> {});
        anonymizer(archive);
    }

    private static String course(ArchiveFile archive) {
        var manifest = archive.manifest();
        var course = (manifest.course() + " " + manifest.term()).strip();
        if (course.isBlank()) {
            throw new InvalidArchiveException(ArchiveManifest.NAME, 0, ArchiveFault.NO_COURSE.with());
        }
        return course;
    }

    /** The number of the latest readable program of each student, and of each program without a student. */
    private Set<Long> latestIds(ArchiveFile archive) {
        var latest = new HashMap<String, Long>();
        rows(archive, "program", row -> {
            if (row.path("source").isString()) {
                var id = id(row);
                latest.merge(dni(row).orElse("without a student " + id), id, Math::max);
            }
        });
        return Set.copyOf(latest.values());
    }

    private Anonymizer anonymizer(ArchiveFile archive) {
        var students = new HashMap<String, List<String>>();
        rows(archive, "student", row -> students.put(text(row, "dni"), List.of(text(row, "name"), text(row, "email"))));
        return new Anonymizer(students);
    }

    /** Programs of earlier courses have no student any more. */
    private void forEach(ArchiveFile archive, String course, Set<Long> latest, Consumer<PastProgram> programs) {
        rows(archive, "program", row -> {
            if (latest.contains(id(row))) {
                programs.accept(new PastProgram(course, String.valueOf(id(row)), dni(row), text(row, "source"), false));
            }
        });
        rows(
                archive,
                "archived_program",
                row -> programs.accept(new PastProgram(
                        text(row, "course"), text(row, "label"), Optional.empty(), text(row, "source"), true)));
    }

    private static long characters(List<PastProgram> programs) {
        return programs.stream().mapToLong(program -> program.source().length()).sum();
    }

    private void insert(List<PastProgram> programs) {
        writer.writeThrough(
                () -> {
                    programs.forEach(this::insert);
                    // The programs of this course are not compared with these yet, so they wait for a comparison.
                    jdbc.update("delete from program_comparison");
                    return programs.size();
                },
                _ -> programs.clear());
    }

    /** Updated in place if it exists, because results of comparisons refer to the id. */
    private void insert(PastProgram program) {
        var updated = jdbc.update(
                "update archived_program set source = ? where course = ? and label = ?",
                program.source(),
                program.course(),
                program.label());
        if (updated == 0) {
            jdbc.update(
                    "insert into archived_program (course, label, source) values (?, ?, ?)",
                    program.course(),
                    program.label(),
                    program.source());
        }
    }

    private static long id(JsonNode row) {
        return (long) ColumnType.LONG
                .parse(row.path("id"))
                .orElseThrow(() -> new InvalidArchiveException("", 0, ArchiveFault.FIELD_NO_NUMBER.with("id")));
    }

    private static Optional<String> dni(JsonNode row) {
        return Optional.of(row.path("dni")).filter(JsonNode::isString).map(JsonNode::stringValue);
    }

    private static String text(JsonNode row, String name) {
        return ColumnType.TEXT
                .parse(row.path(name))
                .map(Object::toString)
                .orElseThrow(() -> new InvalidArchiveException("", 0, ArchiveFault.FIELD_NO_TEXT.with(name)));
    }

    private void rows(ArchiveFile archive, String table, Consumer<JsonNode> rows) {
        archive.manifest().find(table).ifPresent(file -> {
            if (file.rows() > MAX_ROWS) {
                throw new InvalidArchiveException(file.fileName(), 0, ArchiveFault.TOO_MANY_ROWS.with(MAX_ROWS));
            }
            archive.read(file, properties.maxSize().toBytes(), (line, row) -> rows.accept(row));
        });
    }

    /** @param anonymous whether the source contains no student any more */
    private record PastProgram(String course, String label, Optional<String> dni, String source, boolean anonymous) {

        PastProgram {
            if (course.length() > MAX_COURSE || label.length() > MAX_LABEL || source.length() > MAX_SOURCE) {
                throw new InvalidArchiveException("", 0, ArchiveFault.NAME_TOO_LONG.with());
            }
        }

        PastProgram anonymizedBy(Anonymizer anonymizer) {
            return anonymous
                    ? this
                    : new PastProgram(course, label, dni, anonymizer.anonymize(dni.orElse(""), source), true);
        }
    }
}
