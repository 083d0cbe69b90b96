// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.deploy;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;

/** A folder with bin/dst-lab and the jar of {@link StubLab}. Its path has spaces, and letters that are not ASCII. */
final class StubInstallation {

    private static final String CLASS_FILE = StubLab.class.getName().replace('.', '/') + ".class";

    private final Path folder;
    private final Map<String, String> variables = new TreeMap<>();

    StubInstallation(Path parent) throws IOException {
        this.folder = parent.resolve("la práctica, año 1");
        Files.createDirectories(folder.resolve("bin"));
        for (var file : List.of("dst-lab", "jvm.options")) {
            Files.copy(Path.of("bin", file), folder.resolve("bin", file), StandardCopyOption.COPY_ATTRIBUTES);
        }
        variables.put("JAVA_HOME", System.getProperty("java.home"));
        variables.put("DST_DATA_DIR", parent.resolve("datos de clase").toString());
    }

    Path folder() {
        return folder;
    }

    /** The folder of the caches beside the jar. */
    Path caches() {
        return folder.resolve("cache");
    }

    Path data() {
        return Path.of(variables.getOrDefault("DST_DATA_DIR", ""));
    }

    StubInstallation with(String variable, String value) {
        variables.put(variable, value);
        return this;
    }

    /** Writes the jar. Its time differs from that of an earlier one, as that of a new release does. */
    StubInstallation writeJar(int version) throws IOException {
        var jar = folder.resolve("dst-lab.jar");
        var manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, StubLab.class.getName());
        try (var out = new JarOutputStream(Files.newOutputStream(jar), manifest);
                var stub = StubLab.class.getResourceAsStream("/" + CLASS_FILE)) {
            out.putNextEntry(new JarEntry(CLASS_FILE));
            stub.transferTo(out);
            out.putNextEntry(new JarEntry("version"));
            out.write(("version=" + version).getBytes(UTF_8));
        }
        Files.setLastModifiedTime(jar, FileTime.from(Instant.EPOCH.plusSeconds(1_700_000_000L + version)));
        return this;
    }

    /** Says how trainings end: {@code fails} or {@code hangs}; or {@code succeeds}. */
    void setTraining(String end) throws IOException {
        Files.writeString(folder.resolve(StubLab.TRAINING), end);
    }

    /** Starts bin/dst-lab in the parent folder, and in a process group of its own. */
    Process start(String... arguments) throws IOException {
        var words = Stream.concat(
                        Stream.of("setsid", folder.resolve("bin/dst-lab").toString()), Stream.of(arguments))
                .toList();
        var builder =
                new ProcessBuilder(words).directory(folder.getParent().toFile()).redirectErrorStream(true);
        builder.environment().putAll(variables);
        return builder.start();
    }

    /** Runs bin/dst-lab until it ends. */
    Result run(String... arguments) throws IOException, InterruptedException {
        return await(start(arguments));
    }

    static Result await(Process process) throws IOException, InterruptedException {
        var output = new String(process.getInputStream().readAllBytes(), UTF_8);
        if (!process.waitFor(1, TimeUnit.MINUTES)) {
            throw new AssertionError(output);
        }
        return new Result(process.exitValue(), output);
    }

    /** The names in the folder of caches. */
    List<String> cacheNames() throws IOException {
        return names(caches());
    }

    static List<String> names(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (var files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }

    /** @param output what the process wrote, to both streams */
    record Result(int code, String output) {}
}
