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

/** The demo in a process of its own, on the embedded broker. */
public final class OwnProcess implements AutoCloseable {

    private final int brokerPort = Ports.free();
    private final Rest rest = new Rest(Ports.free());
    private final Process process;

    public OwnProcess(Path folder, String... jvm) throws IOException {
        this(DstLab.class, folder, jvm);
    }

    /** @param main starts the lab with its arguments */
    public OwnProcess(Class<?> main, Path folder, String... jvm) throws IOException {
        var command = new ArrayList<String>();
        command.add(ProcessHandle.current().info().command().orElseThrow());
        command.add(Command.SOON_UP);
        command.addAll(List.of(jvm));
        command.addAll(List.of(
                "-cp",
                System.getProperty("java.class.path"),
                main.getName(),
                "--spring.profiles.active=demo",
                "--server.port=" + rest.port(),
                "--dst.admin.password=" + Rest.PASSWORD,
                "--dst.broker.port=" + brokerPort,
                "--dst.data.dir=" + folder.resolve("data")));
        var log = folder.resolve("log");
        var builder = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
        builder.environment().putAll(Database.variables(folder.resolve("data")));
        process = builder.start();
        try {
            await().atMost(Duration.ofMinutes(3))
                    .until(() -> Files.readString(log).contains("Listening to students") || !process.isAlive());
        } finally {
            if (!Files.readString(log).contains("Listening to students")) {
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
