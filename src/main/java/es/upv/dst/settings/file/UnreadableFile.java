// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.settings.file;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;

/** A file with settings that cannot be read, and the reason, with the number of the line. */
record UnreadableFile(Path path, String reason) {

    /** Returns the fault of a file; empty if it can be read. */
    static Optional<UnreadableFile> examine(Path path) {
        try {
            parse(Files.readString(path));
            return Optional.empty();
        } catch (CharacterCodingException e) {
            return Optional.of(new UnreadableFile(path, "line %d is not in UTF-8".formatted(lineNotInUtf8(path))));
        } catch (YAMLException e) {
            return Optional.of(new UnreadableFile(path, reasonOf(e)));
        } catch (IOException e) {
            return Optional.of(new UnreadableFile(path, "it cannot be read: " + e));
        }
    }

    /** Refuses what Spring Boot refuses: also a name that occurs twice. */
    private static void parse(String text) {
        var options = new LoaderOptions();
        options.setAllowDuplicateKeys(false);
        new Yaml(new SafeConstructor(options)).loadAll(text).forEach(document -> {});
    }

    static String reasonOf(YAMLException failure) {
        return failure instanceof MarkedYAMLException marked && marked.getProblemMark() != null
                ? "line %d: %s".formatted(marked.getProblemMark().getLine() + 1, marked.getProblem())
                : String.valueOf(failure.getMessage()).lines().findFirst().orElse("");
    }

    /** In ISO-8859-1 each byte is a character, so the lines have the bytes of the file. */
    private static int lineNotInUtf8(Path path) {
        var number = 0;
        try {
            for (var line : Files.readAllLines(path, StandardCharsets.ISO_8859_1)) {
                number++;
                StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(line.getBytes(StandardCharsets.ISO_8859_1)));
            }
        } catch (IOException e) {
            return number;
        }
        return number;
    }
}
