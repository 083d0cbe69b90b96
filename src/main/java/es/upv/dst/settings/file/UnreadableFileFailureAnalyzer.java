// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.settings.file;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalyzer;
import org.yaml.snakeyaml.error.YAMLException;

/**
 * Explains a file with settings that cannot be read. The exception does not name the file, so this class examines those
 * that Spring Boot reads by default.
 */
class UnreadableFileFailureAnalyzer implements FailureAnalyzer {

    private static final List<Path> FOLDERS = List.of(Path.of(""), Path.of("config"));
    private static final String FILES = "application*.{yml,yaml}";

    @Override
    public @Nullable FailureAnalysis analyze(Throwable failure) {
        var causes = Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
                .filter(cause -> cause instanceof YAMLException || cause instanceof FileNotFoundException)
                .toList();
        return causes.isEmpty()
                ? null
                : description(causes.getFirst())
                        .map(text -> analysis(text, failure))
                        .orElse(null);
    }

    /** A file that does not exist may be one that a setting names, such as a certificate. */
    private static Optional<String> description(Throwable cause) {
        return files().stream()
                .flatMap(file -> UnreadableFile.examine(file).stream())
                .findFirst()
                .map(file -> file.path().toAbsolutePath() + ", " + file.reason())
                .or(() -> cause instanceof YAMLException yaml
                        ? Optional.of("a file with settings, " + UnreadableFile.reasonOf(yaml))
                        : Optional.empty());
    }

    private static List<Path> files() {
        var files = new ArrayList<Path>();
        for (var folder : FOLDERS) {
            try (var found = Files.newDirectoryStream(folder, FILES)) {
                found.forEach(files::add);
            } catch (IOException e) {
                // Without the folder there is no such file in it.
            }
        }
        return files;
    }

    private static FailureAnalysis analysis(String description, Throwable failure) {
        return new FailureAnalysis(
                "the settings cannot be read: " + description + ".",
                "Correct the file, and start dst-lab again. Lines are indented with spaces, a name occurs once, the"
                        + " text is in UTF-8, and the user of the lab can read it. The release has an application.yml"
                        + " to compare with.",
                failure);
    }
}
