// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.course.archive;

import es.upv.dst.course.CourseRefusal;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Semaphore;
import java.util.function.Function;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.util.unit.DataSize;

/** The temporary files of archives, in the data folder. There is at most one, which is deleted after its use. */
@Component
class ArchiveFolder {

    /** A name that no person gives to an archive in the same folder. */
    private static final String NAME = ".archive-in-use-";

    private static final String ZIP = ".zip";

    private final Path folder;
    private final DataSize reserve;
    private final ArchiveProperties properties;
    private final Semaphore permit = new Semaphore(1);

    /** @param reserve the free space on the disk without which nothing is written */
    ArchiveFolder(
            @Value("${dst.data.dir}") Path folder,
            @Value("${dst.doctor.free-space}") DataSize reserve,
            ArchiveProperties properties) {
        this.folder = folder;
        this.reserve = reserve;
        this.properties = properties;
    }

    /**
     * Creates a file, passes it to the action, and deletes it.
     *
     * @param refused creates the result if there is another such file, or the action cannot write the file
     */
    <T> T withFile(FileAction<T> action, Function<CourseRefusal, T> refused) throws IOException {
        if (!permit.tryAcquire()) {
            return refused.apply(CourseRefusal.UNDER_WAY);
        }
        try {
            Files.createDirectories(folder);
            deleteStaleFiles();
            var file = Files.createTempFile(folder, NAME, ZIP);
            try {
                return action.run(file);
            } catch (ArchiveFileOutput.RefusedException e) {
                return refused.apply(e.reason());
            } finally {
                Files.delete(file);
            }
        } finally {
            permit.release();
        }
    }

    /**
     * Opens such a file for writing. The action is refused if the file becomes too large or the disk too full.
     *
     * @param tooLarge the reason if the file becomes too large
     */
    OutputStream open(Path file, CourseRefusal tooLarge) throws IOException {
        return new ArchiveFileOutput(
                file, reserve.toBytes(), properties.maxSize().toBytes(), tooLarge);
    }

    /** Deletes files that remained because the process was killed. */
    private void deleteStaleFiles() throws IOException {
        try (var files = Files.newDirectoryStream(folder, NAME + "*" + ZIP)) {
            for (var file : files) {
                Files.delete(file);
            }
        }
    }

    /** Uses a file. */
    interface FileAction<T> {
        T run(Path file) throws IOException;
    }
}
