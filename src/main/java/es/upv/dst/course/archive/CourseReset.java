// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.course.archive;

import es.upv.dst.course.Course;
import es.upv.dst.course.CourseRefusal;
import es.upv.dst.course.CourseResult;
import es.upv.dst.course.CourseService;
import es.upv.dst.course.ExclusiveChange;
import es.upv.dst.course.archive.format.ArchiveFile;
import java.io.IOException;
import java.time.InstantSource;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.stereotype.Service;

/** Empties the lab for a new course: all rows of all features are deleted, and all codes are free again. */
@Service
class CourseReset {

    private static final String ROSTER = "student";

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
                : reset(confirm, keepRoster);
    }

    private CourseResult resetKeepingPrograms(String confirm, boolean keepRoster, ArchiveFile archive) {
        pastPrograms.check(archive);
        var result = reset(confirm, keepRoster);
        if (result instanceof CourseResult.Changed) {
            pastPrograms.add(archive);
        }
        return result;
    }

    /** Checks the name again, because it may have changed before this change. */
    private CourseResult reset(String confirm, boolean keepRoster) {
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
            return new CourseResult.Changed(deleteAll(keepRoster));
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

    private Map<String, Long> deleteAll(boolean keepRoster) {
        var deleted = new TreeMap<String, Long>();
        tables.resetCounts();
        course.replace(Course::withoutTimes);
        for (var table : schema.tables().reversed()) {
            if (!table.hasFixedRows() && !(keepRoster && table.name().equals(ROSTER))) {
                deleted.put(table.name(), tables.deleteAll(table));
            }
        }
        return deleted;
    }
}
