// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.settings.file;

import static org.assertj.core.api.Assertions.assertThat;

import es.upv.dst.DstLab;
import es.upv.dst.fixture.JavaCommand;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tests that an application.yml that cannot be read stops the start in two lines, which name the file and the line. */
class UnreadableFileIT {

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            dst:\\n  codes: [\\n                                      | line 3: expected the node content
            dst:\\n\\tcodes: 1\\n                                     | line 2: found character '\\t(TAB)'
            dst:\\n  codes:\\n    per-student: 3\\n    per-student: 4 | line 4: found duplicate key per-student
            dst:\\n  mail:\\n    from: Prácticas <dst@example.org>   | line 3 is not in UTF-8
            """)
    void faultyFile_isNamedWithItsLine(String content, String fault) throws Exception {
        var text = content.translateEscapes();
        Files.writeString(folder.resolve("application.yml"), text, StandardCharsets.ISO_8859_1);
        var file = folder.toRealPath().resolve("application.yml");
        assertRefused(List.of(), "the settings cannot be read: " + file, fault);
    }

    /** The analyzer of the file does not explain other failures. */
    @Test
    void missingFolderForTemporaryFiles_isNamed() throws Exception {
        assertRefused(List.of("-Djava.io.tmpdir=/none/tmp"), "\"/none/tmp\"", "java.io.tmpdir");
    }

    private void assertRefused(List<String> options, String description, String detail) throws Exception {
        var output = start(options);
        assertThat(output.lines().filter(line -> line.contains("ERROR")).toList())
                .as(output)
                .hasSize(2)
                .anyMatch(line -> line.contains("dst-lab cannot start: ") && line.contains(description))
                .anyMatch(line -> line.contains("What to do: "));
        assertThat(output).contains(detail).doesNotContain("\tat ");
    }

    private String start(List<String> options) throws IOException, InterruptedException {
        var arguments = List.of("--dst.data.dir=" + folder.resolve("data"), "--server.port=0");
        var process = new ProcessBuilder(JavaCommand.of(options, DstLab.class, arguments))
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).isEqualTo(1);
        return output;
    }
}
