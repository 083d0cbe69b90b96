// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.storage.writebehind;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import org.springframework.dao.DataAccessResourceFailureException;

/** The folder with the files of the write-ahead log. */
record LogFolder(Path path) {

    /** In bytes; larger than a batch of the maximum number of messages of the maximum size. */
    static final int FILE_SIZE = 10 * 1024 * 1024;

    static final String PREFIX = "dst-lab";
    static final String EXTENSION = "journal";

    /** The file with the tie of the log. */
    private static final String TIE = "database";

    private static final IOException NO_CAUSE = new IOException("incomplete file");

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss").withZone(ZoneOffset.UTC);

    void create() {
        try {
            Files.createDirectories(path);
        } catch (IOException e) {
            throw new DataAccessResourceFailureException("the write-ahead log cannot be created", e);
        }
    }

    /**
     * Requires that no file is shorter than it was created, because the log would be read without the records of the
     * missing part. A file gets its name after it is filled, so that a kill leaves no short one.
     */
    void requireWholeFiles() {
        try (var files = Files.newDirectoryStream(path, PREFIX + "*." + EXTENSION)) {
            for (var file : files) {
                if (Files.size(file) < FILE_SIZE) {
                    throw damaged(file.getFileName() + " has been cut", NO_CAUSE);
                }
            }
        } catch (IOException e) {
            throw damaged(String.valueOf(e.getMessage()), e);
        }
    }

    /** To which database the log belongs; empty if the log is of an earlier version, or has no file with changes. */
    Optional<LogTie> readTie() {
        try (var files = Files.newDirectoryStream(path, PREFIX + "*." + EXTENSION)) {
            if (!files.iterator().hasNext() || Files.notExists(path.resolve(TIE))) {
                return Optional.empty();
            }
            var text = Files.readString(path.resolve(TIE));
            return Optional.of(
                    LogTie.of(text).orElseThrow(() -> damaged("the file " + TIE + " is not whole", NO_CAUSE)));
        } catch (IOException e) {
            throw damaged(String.valueOf(e.getMessage()), e);
        }
    }

    /** Moves a complete file to its name, so that a kill leaves no incomplete one. */
    void writeTie(LogTie tie) {
        try {
            var file = Files.writeString(path.resolve(TIE + ".tmp"), tie.toString());
            Files.move(file, path.resolve(TIE), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new DataAccessResourceFailureException("the write-ahead log cannot be written", e);
        }
    }

    /** Moves the folder to one with the time in its name, and returns that. */
    Path moveAside(Instant now) {
        var name = path.getFileName() + "-before-" + TIME.format(now);
        try {
            return Files.move(path, path.resolveSibling(name));
        } catch (IOException e) {
            throw new DataAccessResourceFailureException("the write-ahead log cannot be moved to " + name, e);
        }
    }

    LogUnusableException damaged(String what, Exception cause) {
        return new LogUnusableException(
                ("The write-ahead log in %s is damaged: %s. The changes in it that the database does not contain are"
                                + " missing.")
                        .formatted(path, what),
                cause);
    }
}
