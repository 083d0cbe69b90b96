// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.deploy;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.EnumerablePropertySource;
import org.springframework.core.io.FileSystemResource;

/** Tests the names in {@code compose.yaml}; {@code dev/container-check/run} starts its services. */
class ComposeTest {

    private static final Path MOSQUITTO = Path.of("deploy/mosquitto/mosquitto.conf");

    private Map<String, String> compose = Map.of();

    @BeforeEach
    void read() throws IOException {
        compose = yaml("compose.yaml");
    }

    @Test
    void variables_areDocumentedInApplicationYml() throws IOException {
        var manual = Files.readString(Path.of("application.yml"));
        var prefix = "services.dst-lab.environment.";
        var names = compose.keySet().stream()
                .filter(key -> key.startsWith(prefix))
                .map(key -> key.substring(prefix.length()));
        assertThat(names.toList())
                .isNotEmpty()
                .allSatisfy(name -> assertThat(manual).contains(name));
    }

    @Test
    void targetsOfSecrets_areNamesOfSettings() throws IOException {
        assertThat(values("services\\.dst-lab\\.secrets\\[\\d+]\\.target"))
                .isNotEmpty()
                .isSubsetOf(yaml("application.yml").keySet());
    }

    @Test
    void secrets_areCreatedByReadme_andExcludedFromGitAndImage() throws IOException {
        var files = values("secrets\\.[a-z]+\\.file").stream().sorted().toList();
        assertThat(files).allMatch(file -> file.startsWith("./secrets/"));
        var loop = Pattern.compile("for name in ([a-z ]+); do").matcher(Files.readString(Path.of("README.md")));
        assertThat(loop.find()).isTrue();
        assertThat(Arrays.stream(loop.group(1).split(" ")).sorted().map("./secrets/"::concat))
                .isEqualTo(files);
        assertThat(Files.readAllLines(Path.of(".gitignore"))).contains("secrets/");
        assertThat(Files.readAllLines(Path.of(".dockerignore")))
                .contains("*")
                .noneMatch(line -> line.startsWith("!secrets"));
    }

    @Test
    void filesInTheSettingsOfTheBroker_areProvidedToIt() throws IOException {
        var shipped = Path.of("deploy/mosquitto");
        assertThat(values("services\\.broker\\.volumes\\[\\d+]"))
                .contains("./" + shipped + ":/etc/mosquitto/shipped:ro", "broker:" + setting("persistence_location"));
        var command = values("services\\.broker\\.command\\[0]").iterator().next();
        assertThat(Pattern.compile("/etc/mosquitto/shipped/(\\S+)")
                        .matcher(command)
                        .results())
                .hasSize(3)
                .allSatisfy(file -> assertThat(shipped.resolve(file.group(1))).exists());
        assertThat(command)
                .contains("make-passwd " + setting("password_file") + " ")
                .contains("shipped/acl " + setting("acl_file").replaceFirst("acl$", ""));
    }

    private static String setting(String name) throws IOException {
        var matcher = Pattern.compile("(?m)^" + name + " (.*?)/?$").matcher(Files.readString(MOSQUITTO));
        assertThat(matcher.find()).as(name).isTrue();
        return matcher.group(1);
    }

    private Set<String> values(String keyPattern) {
        Predicate<String> requested = Pattern.compile(keyPattern).asMatchPredicate();
        return compose.entrySet().stream()
                .filter(entry -> requested.test(entry.getKey()))
                .map(Map.Entry::getValue)
                .collect(Collectors.toSet());
    }

    /** The values by Spring's flat keys. If a key occurs several times, the last value applies. */
    private static Map<String, String> yaml(String file) throws IOException {
        return new YamlPropertySourceLoader()
                .load(file, new FileSystemResource(file)).stream()
                        .map(source -> (EnumerablePropertySource<?>) source)
                        .flatMap(source -> Stream.of(source.getPropertyNames())
                                .map(key -> Map.entry(key, Objects.toString(source.getProperty(key)))))
                        .collect(toMap(Map.Entry::getKey, Map.Entry::getValue, (earlier, later) -> later));
    }
}
