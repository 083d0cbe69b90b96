// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.programs.originality;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Tests that programs are compared without the libraries of JPlag that are on the class path of the tests only. */
class ExcludedLibrariesTest {

    private static final List<String> EXCLUDED = List.of("icu4j", "commons-math3", "jgrapht");

    @Test
    void programs_areComparedWithoutExcludedLibraries() throws IOException, ReflectiveOperationException {
        var classPath = Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> EXCLUDED.stream().noneMatch(entry::contains))
                .map(ExcludedLibrariesTest::url)
                .toArray(URL[]::new);
        try (var loader = new URLClassLoader(classPath, ClassLoader.getPlatformClassLoader())) {
            var call = loader.loadClass(Call.class.getName());
            assertThat(call.getMethod("pairs").invoke(null)).isEqualTo(1);
        }
    }

    /** Is loaded without these libraries. */
    public static final class Call {

        private Call() {}

        public static int pairs() {
            var text = "while x:\n    x = own(x)[0]\n    try:\n        y = x\n    finally:\n        del y\n".repeat(5);
            try (var comparison = new ProgramComparison(() -> false)) {
                return comparison
                        .compareAll(List.of(new ComparedProgram("1", text), new ComparedProgram("2", text)))
                        .pairs()
                        .size();
            }
        }
    }

    private static URL url(String entry) {
        try {
            return Path.of(entry).toUri().toURL();
        } catch (MalformedURLException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
