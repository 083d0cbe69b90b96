// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.storage.log;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.dao.DataAccessResourceFailureException;

/** The folder with the files of the write-ahead log. */
record LogFolder(Path path) {

    private static final String PREFIX = "dst-lab-";
    private static final String EXTENSION = ".log";

    /** The file with the tie of the log. */
    private static final String TIE = "database";

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss").withZone(ZoneOffset.UTC);

    void create() {
        try {
            Files.createDirectories(path);
        } catch (IOException e) {
            throw new DataAccessResourceFailureException("the write-ahead log cannot be created", e);
        }
    }

    /** The files with changes, oldest first. */
    List<Path> segments() {
        return files(PREFIX + "*" + EXTENSION);
    }

    /** The files with changes of an earlier version. */
    List<Path> artemisFiles() {
        return files(ArtemisJournal.PREFIX + "*." + ArtemisJournal.EXTENSION);
    }

    void deleteArtemisFiles() throws IOException {
        for (var file : artemisFiles()) {
            Files.delete(file);
        }
    }

    /** The file whose first record has this number or a larger one. */
    Path segment(long number) {
        return path.resolve(PREFIX + "%019d".formatted(number) + EXTENSION);
    }

    private List<Path> files(String pattern) {
        var files = new ArrayList<Path>();
        try (var found = Files.newDirectoryStream(path, pattern)) {
            found.forEach(files::add);
        } catch (IOException | DirectoryIteratorException e) {
            throw damaged(String.valueOf(e.getMessage()), e);
        }
        return files.stream().sorted().toList();
    }

    /** To which database the log belongs; empty if the log is of an earlier version, or has no file with changes. */
    Optional<LogTie> readTie() {
        if (segments().isEmpty() && artemisFiles().isEmpty() || Files.notExists(path.resolve(TIE))) {
            return Optional.empty();
        }
        try {
            return Optional.of(LogTie.of(Files.readString(path.resolve(TIE)))
                    .orElseThrow(() -> damaged("the file " + TIE + " is not whole")));
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

    LogUnusableException damaged(String what) {
        return new LogUnusableException(message(what));
    }

    LogUnusableException damaged(String what, Exception cause) {
        return new LogUnusableException(message(what), cause);
    }

    private String message(String what) {
        return ("The write-ahead log in %s is damaged: %s. The changes in it that the database does not contain are"
                        + " missing.")
                .formatted(path, what);
    }
}
