// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.deploy;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import es.upv.dst.DstLab;
import es.upv.dst.fixture.Command;
import es.upv.dst.fixture.JavaCommand;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests the scripts in deploy/mosquitto that create the files of a Mosquitto. */
class MosquittoScriptsIT {

    private static final Path SHIPPED = Path.of("deploy/mosquitto").toAbsolutePath();
    private static final Path MAKE_PASSWD = SHIPPED.resolve("make-passwd");
    private static final String SECRET = "it's a \"secret\" of $HOME \\ ñ";

    @TempDir
    Path folder;

    @Test
    void password_isInNoCommandLineEnvironmentOrFile() throws Exception {
        var programs = Files.createDirectory(folder.resolve("programs"));
        var wrapper = Files.writeString(programs.resolve("mosquitto_passwd"), """
                #!/bin/sh
                cat /proc/$$/cmdline /proc/$PPID/cmdline /proc/$$/environ | tr '\\0' '\\n' >> "%s"
                PATH=${PATH#*:} exec mosquitto_passwd "$@"
                """.formatted(folder.resolve("seen")));
        Files.setPosixFilePermissions(wrapper, PosixFilePermissions.fromString("rwxr-xr-x"));
        makePasswd(SECRET, "PATH=" + programs + ":$PATH");
        assertThat(folder.resolve("seen")).content().contains("make-passwd").doesNotContain(SECRET);
        try (var files = Files.walk(folder)) {
            assertThat(files.filter(Files::isRegularFile).filter(file -> !file.endsWith("input")))
                    .noneMatch(file -> read(file).contains(SECRET));
        }
    }

    @Test
    void passwordFile_isReadableByItsOwnerOnly_andReplacedOnEachRun() throws Exception {
        makePasswd("the first");
        var first = Files.readString(folder.resolve("passwd"));
        makePasswd("the second");
        assertThat(folder.resolve("passwd")).content().isNotEqualTo(first);
        assertThat(Files.readAllLines(folder.resolve("passwd")))
                .satisfiesExactly(
                        dst -> assertThat(dst).startsWith("dst:$7$"),
                        teacher -> assertThat(teacher).startsWith("teacher:$7$"));
        assertThat(permissions("passwd")).isEqualTo("rw-------");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "with:colon", "with\ttab"})
    void unsupportedPassword_isRefused_andTheOldFileRemains(String password) throws Exception {
        makePasswd("the first");
        var first = Files.readString(folder.resolve("passwd"));
        assertThat(Command.runExpectingFailure("sh", "-c", command(password, "")))
                .startsWith("make-passwd: ");
        assertThat(folder.resolve("passwd")).hasContent(first);
        assertThat(folder.resolve("passwd.new")).doesNotExist();
    }

    @Test
    void furtherTeacherAccounts_areAddedToThePasswordFile() throws Exception {
        var twoTeachers = command("one\ntwo", "").replace(" < ", " teacher luis < ");
        Command.run("sh", "-c", twoTeachers);
        assertThat(Files.readAllLines(folder.resolve("passwd")))
                .extracting(line -> line.replaceFirst(":.*", ""))
                .containsExactly("dst", "teacher", "luis");
        assertThat(Command.runExpectingFailure("sh", "-c", command("one", "").replace(" < ", " teacher luis < ")))
                .isEqualTo("make-passwd: the password of luis is empty: write it to a line of standard input");
        assertThat(Command.runExpectingFailure("sh", "-c", twoTeachers.replace(" luis ", " 'a b' ")))
                .contains("is not a valid teacher's account");
    }

    @Test
    void secondCertificate_isSignedByTheSameAuthority() throws Exception {
        makeCertificates("localhost");
        var authority = Files.readString(folder.resolve("ca.crt"));
        var first = Files.readString(folder.resolve("server.crt"));
        makeCertificates("mqtt.example.org", "192.0.2.1", "2001:db8::1");
        assertThat(folder.resolve("ca.crt")).hasContent(authority);
        assertThat(folder.resolve("server.crt")).content().isNotEqualTo(first);
        Command.run(
                "openssl", "verify", "-x509_strict", "-CAfile", folder.resolve("ca.crt"), folder.resolve("server.crt"));
        assertThat(Command.run(
                        "openssl", "x509", "-in", folder.resolve("server.crt"), "-noout", "-ext", "subjectAltName"))
                .contains("DNS:mqtt.example.org, IP Address:192.0.2.1, IP Address:2001:DB8:0:0:0:0:0:1");
        assertThat(permissions("ca.key")).isEqualTo("rw-------");
        assertThat(permissions("server.key")).isEqualTo("rw-------");
    }

    /** Clients would not trust a new authority. */
    @Test
    void authorityWithoutItsKey_isNotReplaced() throws Exception {
        makeCertificates("localhost");
        Files.delete(folder.resolve("ca.key"));
        var first = Files.readString(folder.resolve("server.crt"));
        assertThat(Command.runExpectingFailure("sh", SHIPPED.resolve("make-certificates"), folder, "localhost"))
                .contains("has ca.crt but not ca.key");
        assertThat(folder.resolve("server.crt")).hasContent(first);
    }

    @Test
    void invalidHostName_isRefused() throws Exception {
        assertThat(Command.runExpectingFailure(
                        "sh", SHIPPED.resolve("make-certificates"), folder, "localhost, DNS:evil.example"))
                .contains("is not a host name or an IP address");
        assertThat(folder.resolve("ca.key")).doesNotExist();
    }

    /** Runs README's commands for root, with another folder in place of /etc. */
    @Test
    void installCommandsOfReadme_createAllFiles() throws Exception {
        assumeThat(System.getProperty("user.name")).isEqualTo("root");
        Command.run("cp", "-r", SHIPPED, folder.resolve("here"));
        Files.createDirectories(folder.resolve("etc/mosquitto"));
        for (var name : new String[] {"install", "tls"}) {
            var block = block(name).replace("/etc/", folder.resolve("etc") + "/");
            Command.run("sh", "-c", "set -e; cd '" + folder.resolve("here") + "'\n" + block);
        }
        assertThat(Command.run("sh", "-c", "cd '" + folder + "/etc/mosquitto/dst-lab'; stat -c '%U %a %n' *"))
                .isEqualTo("""
                        mosquitto 600 acl
                        root 644 ca.crt
                        root 600 ca.key
                        root 640 mosquitto.conf
                        mosquitto 600 passwd
                        root 644 server.crt
                        mosquitto 600 server.key""");
        assertThat(folder.resolve("etc/mosquitto/dst-lab/mosquitto.conf"))
                .content()
                .contains("\nlistener 8883\n", "\ncertfile ", "\nkeyfile ");
    }

    @Test
    void commandsOfReadmeForSeveralLabs_createAnAccountForEach() throws Exception {
        assumeThat(System.getProperty("user.name")).isEqualTo("root");
        Command.run("cp", "-r", SHIPPED, folder.resolve("here"));
        Files.createDirectories(folder.resolve("etc/mosquitto/dst-lab"));
        var java = JavaCommand.quoted(DstLab.class);
        var block = block("labs").replace("/etc/", folder.resolve("etc") + "/").replace("../../bin/dst-lab", java);
        Command.run("sh", "-c", "set -e; cd '" + folder.resolve("here") + "'\n" + block);
        assertThat(folder.resolve("etc/mosquitto/dst-lab/acl")).content().contains("\nuser ana\n", "\nuser luis\n");
        assertThat(Files.readAllLines(folder.resolve("etc/mosquitto/dst-lab/passwd")))
                .extracting(line -> line.replaceFirst(":.*", ""))
                .containsExactly("dst", "ana", "luis");
    }

    private static String block(String name) {
        var block =
                Pattern.compile("(?ms)^```sh " + name + "\\n(.*?)\\n```$").matcher(read(SHIPPED.resolve("README.md")));
        assertThat(block.find()).as(name).isTrue();
        return block.group(1);
    }

    private void makePasswd(String password, String... variables) throws Exception {
        Command.run("sh", "-c", command(password, String.join(" ", variables)));
    }

    private String command(String password, String variables) throws IOException {
        var input = Files.writeString(folder.resolve("input"), password + "\n");
        return "%s sh '%s' '%s' < '%s'".formatted(variables, MAKE_PASSWD, folder.resolve("passwd"), input);
    }

    private void makeCertificates(String... names) throws Exception {
        Command.run(
                "sh",
                "-c",
                "sh '%s' '%s' %s".formatted(SHIPPED.resolve("make-certificates"), folder, String.join(" ", names)));
    }

    private String permissions(String file) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve(file)));
    }

    private static String read(Path file) {
        try {
            return Files.readString(file, UTF_8);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
