// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.lab;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.awaitility.Awaitility.await;

import es.upv.dst.DstLab;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A professor who types what the guide says, in a folder of their own. Only the ports, the mail server and where the
 * programs lie are not the guide's.
 */
public final class GuidedLab implements AutoCloseable {

    private static final String SETTINGS = "laboratorio.env";
    private static final JsonMapper JSON = new JsonMapper();

    private final Guide guide = Guide.read();
    private final Path folder;
    private final int httpPort = Ports.free();
    private final int brokerPort = Ports.free();
    private final List<String> typed = new ArrayList<>();
    private Optional<Process> lab = Optional.empty();

    public GuidedLab(Path folder) {
        this.folder = folder;
    }

    /** Writes a file as the guide has it. */
    public void writes(String name, String... more) throws IOException {
        typed.add(name);
        Files.writeString(folder.resolve(name), guide.block(name) + "\n" + String.join("\n", more) + "\n");
    }

    /** Writes the settings, and those which are the test's own. */
    public void writesTheSettings(int mailPort) throws IOException {
        writes(
                SETTINGS,
                "SERVER_PORT=" + httpPort,
                "DST_BROKER_PORT=" + brokerPort,
                "SPRING_MAIL_HOST=127.0.0.1",
                "SPRING_MAIL_PORT=" + mailPort);
    }

    /** Changes the settings to another broker. */
    public void movesTo(Mosquitto broker) throws IOException {
        var settings = Files.readString(folder.resolve(SETTINGS)).replaceFirst("(?m)^DST_BROKER_ADDRESS=.*\\n", "");
        typed.add("mosquitto.env");
        var other = guide.block("mosquitto.env")
                .replace("mqtt.example.org:1883", "127.0.0.1:" + broker.port())
                .replace("'la de la cuenta teacher'", Mosquitto.TEACHER);
        Files.writeString(folder.resolve(SETTINGS), settings + other + "\n");
    }

    /** What is said to a block of the guide. */
    public String types(String name) throws Exception {
        return types(name, "", "");
    }

    /** The same, with something in the place of what stands there only as an example. */
    public String types(String name, String example, String real) throws Exception {
        typed.add(name);
        var block = example.isEmpty() ? guide.block(name) : guide.block(name).replace(example, real);
        var shell = new ProcessBuilder("sh", "-c", "set -e\n" + loading() + here(block))
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        var said = new String(shell.getInputStream().readAllBytes(), UTF_8);
        if (shell.waitFor() != 0) {
            throw new AssertionError(name + " ended with " + shell.exitValue() + ": " + said);
        }
        return said;
    }

    /** The same, if it is JSON. */
    public JsonNode asks(String name) throws Exception {
        return JSON.readTree(types(name));
    }

    private String loading() {
        return Files.exists(folder.resolve(SETTINGS)) ? guide.block("cargar") + "\n" : "";
    }

    private String here(String block) {
        return block.replace("localhost:8080", "localhost:" + httpPort)
                .replace(
                        "bin/rehearse",
                        Path.of("bin/rehearse").toAbsolutePath() + " --url http://localhost:" + httpPort);
    }

    /** Starts the lab as the guide says, from what has been compiled instead of the jar. */
    public void starts() throws Exception {
        typed.addAll(List.of("cargar", "arrancar"));
        var program = "%s %s -cp %s %s"
                .formatted(
                        ProcessHandle.current().info().command().orElseThrow(),
                        Command.SOON_UP,
                        System.getProperty("java.class.path"),
                        DstLab.class.getName());
        var command = loading() + "exec " + guide.block("arrancar").replace("java -jar target/dst-lab.jar", program);
        var log = folder.resolve("log");
        lab = Optional.of(new ProcessBuilder("sh", "-c", command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start());
        await().until(() -> Files.readString(log).contains("Listening to students"));
    }

    /** Stops it as Ctrl+C does. */
    public void stops() {
        lab.ifPresent(Process::destroy);
        lab.ifPresent(running -> await().until(() -> !running.isAlive()));
        lab = Optional.empty();
    }

    public Student student(String dni) {
        return new Student(brokerPort, dni);
    }

    /** Which blocks have been typed, in the order in which they were first. */
    public List<String> typed() {
        return typed.stream().distinct().toList();
    }

    @Override
    public void close() {
        stops();
    }
}
