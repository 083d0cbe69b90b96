// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.course.archive;

import es.upv.dst.course.CourseFiles.FileReader;
import es.upv.dst.course.CourseRefusal;
import es.upv.dst.course.CourseResult;
import es.upv.dst.course.CourseService;
import es.upv.dst.course.ExclusiveChange;
import es.upv.dst.course.archive.format.ArchiveFault;
import es.upv.dst.course.archive.format.ArchiveFile;
import es.upv.dst.course.archive.format.ArchivedTable;
import es.upv.dst.course.archive.format.InvalidArchiveException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;

/** Writes and imports archives. */
@Service
class CourseArchives {

    private static final Set<String> MESSAGES = Set.of("request", "submission");

    private final CourseService course;
    private final ArchiveFolder folder;
    private final ArchiveWriter archiveWriter;
    private final ArchiveImport archiveImport;
    private final SchemaRepository schema;
    private final CourseTables tables;
    private final ExclusiveChange changes;
    private final TransactionTemplate snapshot;

    CourseArchives(
            CourseService course,
            ArchiveFolder folder,
            ArchiveWriter archiveWriter,
            ArchiveImport archiveImport,
            SchemaRepository schema,
            CourseTables tables,
            ExclusiveChange changes,
            PlatformTransactionManager transactions) {
        this.course = course;
        this.folder = folder;
        this.archiveWriter = archiveWriter;
        this.archiveImport = archiveImport;
        this.schema = schema;
        this.tables = tables;
        this.changes = changes;
        this.snapshot = new TransactionTemplate(transactions);
        // At this level only, H2 reads all tables from one snapshot.
        snapshot.setIsolationLevel(TransactionDefinition.ISOLATION_SERIALIZABLE);
    }

    /**
     * Writes an archive of one moment, while the lab serves students. The file exists until the reader returns.
     *
     * @return the reason why there is no archive; empty if the reader has read it
     */
    Optional<CourseRefusal> write(FileReader reader) throws IOException {
        return folder.withFile(
                file -> {
                    var refusal = snapshot.execute(status -> writeSnapshot(file));
                    if (refusal.isEmpty()) {
                        reader.read(file);
                    }
                    return refusal;
                },
                Optional::of);
    }

    /** Passes an archive of this moment to the action. The action may throw an {@link InvalidArchiveException}. */
    CourseResult withSnapshot(Function<ArchiveFile, CourseResult> action) throws IOException {
        return folder.withFile(
                file -> {
                    var refusal = snapshot.execute(status -> writeSnapshot(file));
                    return refusal.isPresent() ? new CourseResult.Refused(refusal.get()) : withArchive(file, action);
                },
                CourseResult.Refused::new);
    }

    private static CourseResult withArchive(Path file, Function<ArchiveFile, CourseResult> action) throws IOException {
        try (var archive = ArchiveFile.open(file)) {
            return action.apply(archive);
        } catch (InvalidArchiveException e) {
            return new CourseResult.Invalid(e.entry(), e.line(), e.reason());
        }
    }

    private Optional<CourseRefusal> writeSnapshot(Path file) {
        if (tables.hasRehearsal()) {
            return Optional.of(CourseRefusal.REHEARSAL_RUNNING);
        }
        try (var out = folder.open(file, CourseRefusal.COURSE_TOO_LARGE)) {
            archiveWriter.write(course.course(), out);
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Imports an archive into an empty lab, completely or not at all. */
    CourseResult importAll(InputStream body) throws IOException {
        return withArchive(body, archive -> {
            archiveImport.check(archive);
            return changes.run(() -> insert(archive));
        });
    }

    /** Receives an archive, and passes it to the action. The action may throw an {@link InvalidArchiveException}. */
    CourseResult withArchive(InputStream body, Function<ArchiveFile, CourseResult> action) throws IOException {
        return folder.withFile(
                file -> {
                    try (var out = folder.open(file, CourseRefusal.TOO_LARGE)) {
                        body.transferTo(out);
                    }
                    return withArchive(file, action);
                },
                CourseResult.Refused::new);
    }

    private CourseResult insert(ArchiveFile archive) {
        if (tables.hasRehearsal()) {
            return new CourseResult.Refused(CourseRefusal.REHEARSAL_RUNNING);
        }
        if (schema.tables().stream().anyMatch(table -> !mayHaveRows(table) && !tables.isEmpty(table))) {
            return new CourseResult.Refused(CourseRefusal.NOT_EMPTY);
        }
        deleteMessages();
        var counts = archiveImport.insert(archive);
        reloadCachedState();
        return new CourseResult.Changed(counts);
    }

    /**
     * Messages may arrive at any time, also in a lab without students. In a lab without codes all of them were refused,
     * so they do not prevent an import.
     */
    private static boolean mayHaveRows(ArchivedTable table) {
        return table.hasFixedRows() || MESSAGES.contains(table.name());
    }

    /** The counts first, because the rows of refused messages are deleted under a lock of their counts. */
    private void deleteMessages() {
        tables.resetCounts();
        schema.tables().stream()
                .filter(table -> MESSAGES.contains(table.name()))
                .forEach(tables::deleteAll);
    }

    /** Rolls the import back if a feature cannot read the rows, because the lab could not serve students then. */
    private void reloadCachedState() {
        try {
            changes.reloadCachedState();
        } catch (DataAccessException | TransactionException e) {
            throw e;
        } catch (RuntimeException e) {
            throw new InvalidArchiveException("", 0, ArchiveFault.AGAINST_RULES.with());
        }
    }
}
