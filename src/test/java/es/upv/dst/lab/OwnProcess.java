// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.lab;

import static org.awaitility.Awaitility.await;

import es.upv.dst.DstLab;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The demo in a process of its own, on the embedded broker or on another one. */
public final class OwnProcess implements AutoCloseable {

    /** As the leader, as a standby, or as the second of two labs. */
    private static final Pattern STARTED = Pattern.compile("Listening to students|stands by|stops receiving");

    private final int brokerPort;
    private final Rest rest = new Rest(Ports.free());
    private final Process process;

    public OwnProcess(Path folder, String... jvm) throws IOException {
        this(DstLab.class, folder, jvm);
    }

    /** @param main starts the lab with its arguments */
    public OwnProcess(Class<?> main, Path folder, String... jvm) throws IOException {
        this(main, folder, Ports.free(), List.of(jvm), List.of());
    }

    /** On a broker outside. */
    public static OwnProcess on(Mosquitto broker, Path folder, String... settings) throws IOException {
        var arguments =
                Stream.concat(Mosquitto.settings(broker), Stream.of(settings)).toList();
        return new OwnProcess(DstLab.class, folder, broker.port(), List.of(), arguments);
    }

    private OwnProcess(Class<?> main, Path folder, int brokerPort, List<String> jvm, List<String> settings)
            throws IOException {
        this.brokerPort = brokerPort;
        var command = new ArrayList<String>();
        command.add(ProcessHandle.current().info().command().orElseThrow());
        command.add(Command.SOON_UP);
        command.addAll(jvm);
        command.addAll(List.of(
                "-cp",
                System.getProperty("java.class.path"),
                main.getName(),
                "--spring.profiles.active=demo",
                "--server.port=" + rest.port(),
                "--dst.admin.password=" + Rest.PASSWORD,
                "--dst.broker.port=" + brokerPort,
                "--dst.data.dir=" + folder.resolve("data")));
        command.addAll(settings);
        var log = folder.resolve("log");
        var builder = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
        builder.environment().putAll(Database.variables(folder.resolve("data")));
        process = builder.start();
        try {
            await().atMost(Duration.ofMinutes(3))
                    .until(() -> STARTED.matcher(Files.readString(log)).find() || !process.isAlive());
        } finally {
            if (!STARTED.matcher(Files.readString(log)).find()) {
                process.destroyForcibly();
            }
        }
        if (!process.isAlive()) {
            throw new AssertionError(Files.readString(log));
        }
    }

    public int brokerPort() {
        return brokerPort;
    }

    public Rest rest() {
        return rest;
    }

    public Scrape scrape() {
        return Scrape.of(new Visitor(rest.port()));
    }

    /** Lets it stand still, as on a machine that is suspended. */
    public void freeze() throws Exception {
        Command.run("kill", "-STOP", process.pid());
    }

    public void thaw() throws Exception {
        Command.run("kill", "-CONT", process.pid());
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    public Student student(int number) {
        return new Student(brokerPort, Lab.dni(number));
    }

    /** With SIGKILL, in the middle of whatever it does. */
    @Override
    public void close() throws IOException {
        process.destroyForcibly();
        await().until(() -> !process.isAlive());
    }
}
