// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import es.upv.dst.fixture.Command;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests which jar and Java bin/dst-lab runs, and how; {@link LauncherCacheIT} tests its cache. */
class LauncherIT {

    private static final int SIGTERM = 128 + 15;

    @TempDir
    Path folder;

    private StubInstallation installation;

    @BeforeEach
    void install() throws IOException {
        installation = new StubInstallation(folder).writeJar(1);
    }

    @Test
    void arguments_andExitCode_areThoseOfTheLab() throws Exception {
        var result = installation.run("--server.port=1", "two words");
        assertThat(result.code()).isEqualTo(StubLab.EXIT_CODE);
        assertThat(result.output()).contains("version 1, arguments [--server.port=1, two words], Java 25");
    }

    @Test
    void process_isThatOfTheJvm_soItGetsTheSignals() throws Exception {
        installation.run("prepare");
        var process = installation.start("wait");
        var output = process.inputReader();
        assertThat(output.readLine()).endsWith("pid " + process.pid());
        assertThat(output.readLine()).startsWith("options");
        process.toHandle().destroy();
        assertThat(output.readLine()).isEqualTo("stopped");
        assertThat(process.waitFor()).isEqualTo(SIGTERM);
    }

    @Test
    void laterStart_printsNothingBeforeTheLab_andRunsItOnTheMeasuredOptions() throws Exception {
        installation.run();
        assertThat(installation.run().output())
                .startsWith("version 1")
                .contains("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xmx256m")
                .contains("limit of freed memory 131072");
    }

    @Test
    void jdkJavaOptions_overrideTheOptionsOfTheScript() throws Exception {
        installation.run("prepare");
        var output = installation
                .with("JDK_JAVA_OPTIONS", "-Xmx300m -XX:+UseParallelGC \"-Dname=two words\"")
                .run()
                .output();
        assertThat(output.substring(output.indexOf("-Xmx256m"))).contains("-Xmx300m", "-Dname=two words");
        assertThat(output).contains("version 1").doesNotContain("Conflicting", "Multiple");
    }

    @Test
    void olderJavaFirst_inPathAndJavaHome_isNotUsed() throws Exception {
        var older = Files.createDirectories(folder.resolve("jdk-17"));
        Files.createDirectories(older.resolve("bin"));
        Files.writeString(older.resolve("release"), "JAVA_VERSION=\"17.0.1\"\n");
        script(older.resolve("bin/java"), "echo this is Java 17; exit 17");
        Files.createDirectories(folder.resolve(".jdks"));
        Files.createSymbolicLink(folder.resolve(".jdks/any"), Path.of(System.getProperty("java.home")));
        var result = installation
                .with("JAVA_HOME", older.toString())
                .with("PATH", older.resolve("bin") + ":" + System.getenv("PATH"))
                .with("HOME", folder.toString())
                .run();
        assertThat(result.code()).as(result.output()).isEqualTo(StubLab.EXIT_CODE);
        assertThat(result.output()).doesNotContain("this is Java 17");
    }

    @ParameterizedTest
    @ValueSource(strings = {"C", "POSIX", "", "xx_XX.UTF-8"})
    void localeWithoutUtf8_findsThePath(String locale) throws Exception {
        installation.run("prepare");
        var result = installation
                .with("LC_ALL", locale)
                .with("LC_CTYPE", locale)
                .with("LANG", locale)
                .run();
        assertThat(result.code()).as(result.output()).isEqualTo(StubLab.EXIT_CODE);
        assertThat(result.output()).contains("-XX:AOTCache=" + installation.caches());
    }

    @Test
    void symbolicLink_startsTheSameLab() throws Exception {
        var link = Files.createSymbolicLink(
                folder.resolve("link"), installation.folder().resolve("bin/dst-lab"));
        assertThat(Command.run(link, "prepare")).contains("quick starts");
        assertThat(installation.cacheNames()).hasSize(1);
    }

    @Test
    void noJar_saysHowToBuildIt() throws Exception {
        Files.delete(installation.folder().resolve("dst-lab.jar"));
        var result = installation.run();
        assertThat(result.code()).isEqualTo(1);
        assertThat(result.output())
                .contains("target/dst-lab.jar", "./mvnw package -DskipTests")
                .hasLineCount(1);
    }

    @Test
    void tooFewOpenFiles_areRefusedInOneLine() throws Exception {
        var script = installation.folder().resolve("bin/dst-lab");
        assertThat(Command.runExpectingFailure("sh", "-c", "ulimit -n 255; exec \"$0\"", script))
                .contains("needs 256 open files, and the hard limit is 255", "LimitNOFILE")
                .hasLineCount(1);
    }

    private static void script(Path file, String text) throws IOException {
        Files.writeString(file, "#!/bin/sh\n" + text + "\n");
        assertThat(file.toFile().setExecutable(true)).isTrue();
    }
}
