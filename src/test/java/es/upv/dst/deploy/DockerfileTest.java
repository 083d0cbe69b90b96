// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Tests the Dockerfile without building the image; {@code dev/container-check/run} builds and runs it. */
class DockerfileTest {

    private String dockerfile = "";

    @BeforeEach
    void read() throws IOException {
        dockerfile = Files.readString(Path.of("Dockerfile")).replace("\\\n", " ");
    }

    @Test
    void copiedFiles_exist_andAreInTheBuildContext() throws IOException {
        var dockerignore = Files.readAllLines(Path.of(".dockerignore"));
        var sources = words("(?m)^COPY (?!--from)(.*) \\S+$");
        assertThat(sources).isNotEmpty().allSatisfy(source -> {
            assertThat(Path.of(source)).exists();
            assertThat(dockerignore).contains("!" + source.replaceFirst("/$", ""));
        });
    }

    @Test
    void noProcess_runsAsRoot() {
        var users = words("(?m)^USER (.*)$");
        assertThat(users).isNotEmpty().noneMatch(user -> user.matches("(root|0)(:.*)?"));
        assertThat(dockerfile.lastIndexOf("\nUSER")).isGreaterThan(dockerfile.lastIndexOf("AS runtime"));
        assertThat(words("(?m)^FROM (\\S+)$")).containsExactly("runtime");
    }

    @Test
    void entryPoint_usesTheTrainedAotCache() {
        var trained = words("(?m)^COPY --from=training --chown=0:0 (\\S+) ").getFirst();
        assertThat(words("(?m)^RUN java .*-XX:AOTCacheOutput=(\\S+) ")).containsExactly(trained);
        assertThat(words("(?m)^ENTRYPOINT .*-XX:AOTCache=([^\"]+)"))
                .containsExactly(trained.replace("/tmp", "/opt/dst-lab"));
    }

    @Test
    void layersThatANewVersionChanges_areLast() {
        assertThat(words("(?m)^COPY --from=\\w+ (?:--chown=\\S+ )?(\\S+) "))
                .map(source -> Path.of(source).getFileName().toString())
                .containsExactly("dependencies", "snapshot-dependencies", "application", "dst-lab.aot");
    }

    @Test
    void baseImages_areNamedWithoutARegistry() {
        assertThat(words("(?m)^FROM (\\S+)")).hasSize(4).noneMatch(image -> image.matches("[^/]*[.:][^/]*/.*"));
    }

    @Test
    void variablesOfTheLab_areDocumentedInApplicationYml() throws IOException {
        var manual = Files.readString(Path.of("application.yml"));
        assertThat(words("\\b([A-Z]+_[A-Z_]+)=").stream()
                        .distinct()
                        .filter(name -> !name.equals("MALLOC_TRIM_THRESHOLD_")))
                .contains("DST_DATA_DIR")
                .allSatisfy(name -> assertThat(manual).contains(name));
    }

    /** The words in the first group of each match. */
    private List<String> words(String pattern) {
        return Pattern.compile(pattern)
                .matcher(dockerfile)
                .results()
                .map((MatchResult match) -> match.group(1))
                .flatMap(group -> Arrays.stream(group.split(" ")))
                .toList();
    }
}
