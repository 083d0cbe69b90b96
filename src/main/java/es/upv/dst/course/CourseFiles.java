// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.course;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The archive of the course, its import and the reset, for other features. The part {@code archive} contributes the
 * only bean of this type. Other features cannot call that part, because it uses features that use this one.
 *
 * @param archive writes an archive
 * @param importAll imports an archive into an empty lab, completely or not at all
 * @param addPastPrograms takes the programs from the archive of a past course, without their students
 * @param reset empties the lab
 * @param rows returns the number of rows that a reset deletes, by table; tables without rows are left out
 */
public record CourseFiles(
        ArchiveOutput archive,
        ArchiveInput importAll,
        ArchiveInput addPastPrograms,
        Reset reset,
        Supplier<Map<String, Long>> rows) {

    /** Writes an archive. */
    public interface ArchiveOutput {

        /**
         * Writes an archive, which exists until the reader returns.
         *
         * @return the reason why there is no archive; empty if the reader has read it
         */
        Optional<CourseRefusal> write(FileReader reader) throws IOException;
    }

    /** Reads an archive. */
    public interface FileReader {
        void read(Path file) throws IOException;
    }

    /** Receives an archive. */
    public interface ArchiveInput {
        CourseResult read(InputStream archive) throws IOException;
    }

    /** Empties the lab. */
    public interface Reset {

        /**
         * Empties the lab, unless a rehearsal is running or mails are being sent.
         *
         * @param confirm must be the name of the course
         * @param keepRoster whether the students stay enrolled
         * @param keepPrograms whether the programs become those of a past course, without their students
         */
        CourseResult reset(String confirm, boolean keepRoster, boolean keepPrograms) throws IOException;
    }
}
