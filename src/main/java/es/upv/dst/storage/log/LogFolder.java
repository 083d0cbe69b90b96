// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.storage.log;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** The folder with the files of the write-ahead log. */
record LogFolder(Path path) {

    private static final String PREFIX = "dst-lab-";
    private static final String EXTENSION = ".log";

    /** The file with the tie of the log. */
    private static final String TIE = "database";

    private static final String ARTEMIS_FILES = ArtemisJournal.PREFIX + "*." + ArtemisJournal.EXTENSION;

    /** In bytes. A disk without space may still store a small record in the last block of a file. */
    private static final int TEST_SIZE = 64 * 1024;

    /** The log masks a date of eight digits, because it may be a DNI. */
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd-HHmmss").withZone(ZoneOffset.UTC);

    /** Creates the folder if it does not exist. Requires that it can be written. */
    void create() {
        try {
            Files.createDirectories(path);
            if (!Files.isWritable(path)) {
                throw inaccessible("written", new AccessDeniedException(path.toString()));
            }
        } catch (IOException e) {
            throw inaccessible("created", e);
        }
    }

    /** The files with changes, oldest first. */
    List<Path> segments() {
        return files(PREFIX + "*" + EXTENSION);
    }

    /** The files with changes of an earlier version. */
    List<Path> artemisFiles() {
        return files(ARTEMIS_FILES);
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
        } catch (DirectoryIteratorException e) {
            throw inaccessible("read", Objects.requireNonNull(e.getCause()));
        } catch (IOException e) {
            throw inaccessible("read", e);
        }
        return files.stream().sorted().toList();
    }

    /** To which database the log belongs; empty if the log is of an earlier version, or has no file with changes. */
    Optional<LogTie> readTie() {
        if (segments().isEmpty() && artemisFiles().isEmpty() || Files.notExists(path.resolve(TIE))) {
            return Optional.empty();
        }
        try {
            // In this character set no byte is an error of reading.
            return Optional.of(LogTie.of(Files.readString(path.resolve(TIE), StandardCharsets.ISO_8859_1))
                    .orElseThrow(() -> damaged("the file " + TIE + " is not whole")));
        } catch (IOException e) {
            throw inaccessible("read", e);
        }
    }

    /** Creates and deletes a file with more bytes than most changes have. Fails if the disk cannot store these. */
    void writeTestFile() throws IOException {
        var file = path.resolve("test.tmp");
        try {
            Files.write(file, new byte[TEST_SIZE]);
        } finally {
            Files.deleteIfExists(file);
        }
    }

    /** Moves a complete file to its name, so that a kill leaves no incomplete one. */
    void writeTie(LogTie tie) {
        try {
            var file = Files.writeString(path.resolve(TIE + ".tmp"), tie.toString());
            Files.move(file, path.resolve(TIE), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw inaccessible("written", e);
        }
    }

    /**
     * Moves the files to a folder inside this one, with the time in its name, and returns that. This folder cannot be
     * renamed if a disk is mounted there.
     */
    Path moveAside(Instant now) {
        var aside = path.resolve("before-" + TIME.format(now));
        var names = "{" + TIE + "," + PREFIX + "*" + EXTENSION + "," + ARTEMIS_FILES + "}";
        try {
            Files.createDirectory(aside);
            for (var file : files(names)) {
                Files.move(file, aside.resolve(file.getFileName()), StandardCopyOption.ATOMIC_MOVE);
            }
            return aside;
        } catch (IOException e) {
            throw inaccessible("moved to " + aside.getFileName(), e);
        }
    }

    LogUnusableException damaged(String what) {
        return new LogUnusableException(message(what));
    }

    LogUnusableException damaged(String what, Exception cause) {
        return new LogUnusableException(message(what), cause);
    }

    /** @param what what cannot be done with the log, such as "read" */
    LogInaccessibleException inaccessible(String what, IOException cause) {
        return new LogInaccessibleException(
                "The write-ahead log in %s cannot be %s: %s.".formatted(path, what, reason(cause)), cause);
    }

    /** Names a file without the folder. Some exceptions of the JDK have only the name of the file as their message. */
    String reason(IOException failure) {
        return switch (failure) {
            case FileAlreadyExistsException _, NotDirectoryException _ -> "it is not a folder";
            case AccessDeniedException denied -> "permission denied: " + withoutFolder(denied.getFile());
            case NoSuchFileException missing -> "no such file: " + withoutFolder(missing.getFile());
            default -> withoutFolder(String.valueOf(failure.getMessage()));
        };
    }

    private String withoutFolder(String text) {
        return text.replace(path + File.separator, "");
    }

    private String message(String what) {
        return ("The write-ahead log in %s is damaged: %s. The changes in it that the database does not contain are"
                        + " missing.")
                .formatted(path, what);
    }
}
