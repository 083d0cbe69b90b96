// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.course.archive;

import es.upv.dst.course.archive.format.ArchiveFile;
import java.io.IOException;
import java.io.InputStream;
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
    private static final int BUFFER_BYTES = 64 * 1024;

    private final Path folder;
    private final DataSize reserve;
    private final Semaphore permit = new Semaphore(1);

    /** @param reserve the free space on the disk without which nothing is written */
    ArchiveFolder(@Value("${dst.data.dir}") Path folder, @Value("${dst.doctor.free-space}") DataSize reserve) {
        this.folder = folder;
        this.reserve = reserve;
    }

    /**
     * Creates a file, passes it to the action, and deletes it.
     *
     * @param refused creates the result if there is another such file, or not enough space
     */
    <T> T withFile(FileAction<T> action, Function<CourseRefusal, T> refused) throws IOException {
        if (!permit.tryAcquire()) {
            return refused.apply(CourseRefusal.UNDER_WAY);
        }
        try {
            Files.createDirectories(folder);
            deleteStaleFiles();
            if (Files.getFileStore(folder).getUsableSpace() < reserve.toBytes() + ArchiveFile.MAX_BYTES) {
                return refused.apply(CourseRefusal.NO_ROOM);
            }
            var file = Files.createTempFile(folder, NAME, ZIP);
            try {
                return action.run(file);
            } finally {
                Files.delete(file);
            }
        } finally {
            permit.release();
        }
    }

    /** Writes what is received to a file. Returns false if it is too large for an archive. */
    static boolean copy(InputStream in, Path file) throws IOException {
        try (var out = Files.newOutputStream(file)) {
            var buffer = new byte[BUFFER_BYTES];
            var total = 0L;
            for (var read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                total += read;
                if (total > ArchiveFile.MAX_BYTES) {
                    return false;
                }
                out.write(buffer, 0, read);
            }
            return true;
        }
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
