// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.backup;

import es.upv.dst.storage.SingleWriter;
import es.upv.dst.web.ZipDownload;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.util.unit.DataSize;

/** Makes backups, one at a time. Each backup is a temporary file, which is deleted after the reader has read it. */
@Component
public class Backups {

    private static final Logger log = LoggerFactory.getLogger(Backups.class);

    private static final String NAME = "backup";
    private static final String ZIP = ".zip";

    private final SingleWriter writer;
    private final BackupRepository repository;
    private final Path folder;
    private final DataSize reserve;
    private final ReentrantLock lock = new ReentrantLock();

    /** @param reserve the free space that a backup leaves on the disk */
    Backups(
            SingleWriter writer,
            BackupRepository repository,
            @Value("${dst.data.dir}") Path folder,
            @Value("${dst.doctor.free-space}") DataSize reserve) {
        this.writer = writer;
        this.repository = repository;
        this.folder = folder;
        this.reserve = reserve;
    }

    /**
     * Makes a backup and sends it as a file.
     *
     * @return the reason why there is no backup and nothing was sent; empty if the backup was sent
     * @throws DataAccessException if the tables do not contain all changes within a few seconds
     * @throws IOException if the data folder cannot be read or written, or the client has disconnected
     */
    public Optional<BackupRefusal> send(HttpServletResponse response) throws IOException {
        return make(file -> ZipDownload.send(file, "dst-lab.zip", response));
    }

    /**
     * Makes a backup that contains at least all changes that were made before this call. The file of the backup exists
     * until the reader returns.
     *
     * @return the reason why there is no backup; empty if the reader has read a backup
     * @throws DataAccessException if the tables do not contain all changes within a few seconds
     * @throws IOException if the data folder cannot be read or written, or if the reader throws an IOException
     */
    private Optional<BackupRefusal> make(BackupReader reader) throws IOException {
        if (!writer.usesEmbeddedDatabase()) {
            return Optional.of(BackupRefusal.NOT_OWN_DATABASE);
        }
        if (!lock.tryLock()) {
            return Optional.of(BackupRefusal.UNDER_WAY);
        }
        try {
            deleteStaleFiles();
            if (!hasDiskSpace()) {
                return Optional.of(BackupRefusal.NO_ROOM);
            }
            writer.awaitTablesUpToDate();
            return writeAndRead(Files.createTempFile(folder, NAME, ZIP), reader);
        } finally {
            lock.unlock();
        }
    }

    /**
     * Returns whether the disk has space for a copy as large as the database and for the reserve. The reserve must
     * remain free, because a full disk would also stop the storage of messages.
     */
    private boolean hasDiskSpace() throws IOException {
        var needed = Files.size(repository.databaseFile()) + reserve.toBytes();
        return Files.getFileStore(folder).getUsableSpace() >= needed;
    }

    private Optional<BackupRefusal> writeAndRead(Path file, BackupReader reader) throws IOException {
        try {
            repository.backUpTo(file);
            reader.read(file);
            return Optional.empty();
        } catch (DataAccessException e) {
            log.error("The backup could not be written", e);
            return Optional.of(BackupRefusal.NOT_WRITTEN);
        } finally {
            Files.delete(file);
        }
    }

    /** Deletes files that remained because the process was killed during a backup. */
    private void deleteStaleFiles() throws IOException {
        try (var files = Files.newDirectoryStream(folder, NAME + "*" + ZIP)) {
            for (var file : files) {
                Files.delete(file);
            }
        }
    }

    /** Reads a backup. */
    private interface BackupReader {
        void read(Path file) throws IOException;
    }
}
