// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.course.archive;

import es.upv.dst.course.Course;
import es.upv.dst.course.CourseRefusal;
import es.upv.dst.course.CourseResult;
import es.upv.dst.course.CourseService;
import es.upv.dst.course.ExclusiveChange;
import es.upv.dst.course.archive.format.ArchiveFile;
import es.upv.dst.course.archive.format.ArchiveManifest;
import java.io.IOException;
import java.time.InstantSource;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.springframework.stereotype.Service;

/** Empties the lab for a new course: all rows of all features are deleted, and all codes are free again. */
@Service
class CourseReset {

    private static final String ROSTER = "student";
    private static final Set<String> PROGRAMS = Set.of("program", "archived_program");

    private final CourseService course;
    private final CourseArchives archives;
    private final PastPrograms pastPrograms;
    private final SchemaRepository schema;
    private final CourseTables tables;
    private final MailLock mails;
    private final ExclusiveChange changes;
    private final InstantSource clock;

    CourseReset(
            CourseService course,
            CourseArchives archives,
            PastPrograms pastPrograms,
            SchemaRepository schema,
            CourseTables tables,
            MailLock mails,
            ExclusiveChange changes,
            InstantSource clock) {
        this.course = course;
        this.archives = archives;
        this.pastPrograms = pastPrograms;
        this.schema = schema;
        this.tables = tables;
        this.mails = mails;
        this.changes = changes;
        this.clock = clock;
    }

    /** As {@link es.upv.dst.course.CourseFiles.Reset} says. The course keeps its name and term, and is open. */
    CourseResult reset(String confirm, boolean keepRoster, boolean keepPrograms) throws IOException {
        if (!isConfirmed(confirm)) {
            return new CourseResult.Refused(CourseRefusal.NOT_CONFIRMED);
        }
        return keepPrograms
                ? archives.withSnapshot(archive -> resetKeepingPrograms(confirm, keepRoster, archive))
                : reset(confirm, () -> deleteAll(keepRoster));
    }

    /** Deletes and inserts the programs in one transaction, because nothing else has them after the deletion. */
    CourseResult resetKeepingPrograms(String confirm, boolean keepRoster, ArchiveFile archive) {
        pastPrograms.check(archive);
        return reset(confirm, () -> {
            if (!hasAllPrograms(archive)) {
                return new CourseResult.Refused(CourseRefusal.PROGRAMS_CHANGED);
            }
            var result = deleteAll(keepRoster);
            pastPrograms.add(archive);
            return result;
        });
    }

    /** Whether the tables have the same programs as when the archive was written. */
    private boolean hasAllPrograms(ArchiveFile archive) {
        return schema.tables().stream()
                .filter(table -> PROGRAMS.contains(table.name()))
                .allMatch(table -> archive.manifest().find(table.name()).stream()
                        .allMatch(file -> file.rows() == tables.count(table)
                                && lastNumber(archive, file) == tables.lastNumber(table)));
    }

    /** The rows are in the order of their numbers. */
    private static long lastNumber(ArchiveFile archive, ArchiveManifest.TableFile file) {
        var last = new long[1];
        archive.read(
                file, Long.MAX_VALUE, (line, row) -> last[0] = row.path("id").asLong());
        return last[0];
    }

    /** Checks the name again, because it may have changed before this change. */
    private CourseResult reset(String confirm, Supplier<CourseResult> deletion) {
        return changes.run(() -> {
            if (!isConfirmed(confirm)) {
                return new CourseResult.Refused(CourseRefusal.NOT_CONFIRMED);
            }
            if (tables.hasRehearsal()) {
                return new CourseResult.Refused(CourseRefusal.REHEARSAL_RUNNING);
            }
            var now = clock.instant();
            if (mails.lockAll(now)) {
                mails.postponeAll(now);
                return new CourseResult.Refused(CourseRefusal.MAILS_BEING_SENT);
            }
            return deletion.get();
        });
    }

    /** The number of rows that a reset deletes, by table; tables without rows are left out. */
    Map<String, Long> rows() {
        var rows = new TreeMap<String, Long>();
        for (var table : schema.tables()) {
            var count = table.hasFixedRows() ? 0 : tables.count(table);
            if (count > 0) {
                rows.put(table.name(), count);
            }
        }
        return rows;
    }

    private boolean isConfirmed(String confirm) {
        return course.course().isNamed(confirm);
    }

    private CourseResult deleteAll(boolean keepRoster) {
        var deleted = new TreeMap<String, Long>();
        tables.resetCounts();
        course.replace(Course::withoutTimes);
        for (var table : schema.tables().reversed()) {
            if (!table.hasFixedRows() && !(keepRoster && table.name().equals(ROSTER))) {
                deleted.put(table.name(), tables.deleteAll(table));
            }
        }
        return new CourseResult.Changed(deleted);
    }
}
