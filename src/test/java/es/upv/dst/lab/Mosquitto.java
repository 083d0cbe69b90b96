// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.lab;

import static org.awaitility.Awaitility.await;

import es.upv.dst.broker.MosquittoAcl;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A real Mosquitto with the shipped settings and policy, on a port and in a folder of its own. */
public final class Mosquitto implements AutoCloseable {

    static final String TEACHER = "teacher";

    private static final Path SHIPPED = Path.of("deploy/mosquitto");

    private final Path folder;
    private final int port = Ports.free();
    private final int securedPort = Ports.free();
    private final Map<String, String> originals = new HashMap<>();
    private Optional<Process> process = Optional.empty();

    private Mosquitto(Path folder) {
        this.folder = folder;
    }

    /** One that is not up yet, with a few settings of its own. */
    public static Mosquitto in(Path folder, String... settings) {
        try {
            var broker = new Mosquitto(Files.createDirectories(folder));
            broker.configure(settings);
            return broker;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** One for several labs, each of which is a prefix, or a prefix, a colon and the account of that lab alone. */
    public static Mosquitto serving(Path folder, String... labs) throws IOException {
        var broker = in(folder);
        broker.makePasswords(Stream.of(labs)
                .map(lab -> lab.contains(":") ? lab.substring(lab.indexOf(':') + 1) : TEACHER)
                .distinct()
                .toList());
        try (var acl = new PrintStream(Files.newOutputStream(folder.resolve("acl")))) {
            MosquittoAcl.run(List.of(labs), acl, System.err);
        }
        return broker;
    }

    private void configure(String... settings) throws IOException {
        makePasswords(List.of(TEACHER));
        Files.copy(SHIPPED.resolve("acl"), folder.resolve("acl"));
        var shipped = Files.readString(SHIPPED.resolve("mosquitto.conf"))
                .replace("/etc/mosquitto/dst-lab", folder.toString())
                .replace("/var/lib/mosquitto", folder.toString())
                .replace("#listener 8883", "#listener " + securedPort + " 127.0.0.1")
                .replaceAll("(?m)^listener .*", "listener " + port + " 127.0.0.1")
                .replaceAll("(?m)^(user|log_dest) .*", "");
        Files.writeString(
                folder.resolve("mosquitto.conf"),
                shipped + "\nuser root\nlog_dest stderr\n" + String.join("\n", settings) + "\n");
    }

    /** With which a lab runs on it. */
    static Stream<String> settings(Mosquitto broker) {
        return Stream.of(
                "--dst.broker.url=tcp://127.0.0.1:" + broker.port(),
                "--dst.broker.username=" + TEACHER,
                "--dst.broker.password=" + TEACHER);
    }

    public Mosquitto start() {
        try {
            process = Optional.of(new ProcessBuilder(
                            "mosquitto", "-c", folder.resolve("mosquitto.conf").toString())
                    .redirectErrorStream(true)
                    .redirectOutput(folder.resolve("log").toFile())
                    .start());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        await().until(this::answers);
        return this;
    }

    /** As its supervisor does: it stores what it holds before it ends. */
    public void stop() {
        process.ifPresent(Process::destroy);
        process.ifPresent(running -> await().until(() -> !running.isAlive()));
        process = Optional.empty();
    }

    /** Has it read a file of its settings again while it runs, with something different in it. */
    public void changes(String file, String what, String into) throws IOException {
        var text = Files.readString(folder.resolve(file));
        originals.putIfAbsent(file, text);
        rereads(file, text.replace(what, into));
    }

    /** Undoes the changes to that file. */
    public void restores(String file) throws IOException {
        rereads(file, originals.getOrDefault(file, ""));
    }

    private void rereads(String file, String text) throws IOException {
        Files.writeString(folder.resolve(file), text);
        var before = rereadings();
        run("kill", "-HUP", String.valueOf(process.orElseThrow().pid()));
        await().until(() -> rereadings() > before);
    }

    /** Whoever connects after one meets the new settings. */
    private long rereadings() throws IOException {
        try (var log = Files.lines(folder.resolve("log"))) {
            return log.filter(line -> line.contains("Reloading config")).count();
        }
    }

    /** With the shipped TLS listener too, and a new certificate for these names, by a new authority. */
    public static Mosquitto secured(Path folder, String... names) throws IOException {
        var broker = in(folder);
        run(Stream.concat(
                        Stream.of("sh", SHIPPED.resolve("make-certificates").toString(), folder.toString()),
                        Stream.of(names))
                .toArray(String[]::new));
        var conf = folder.resolve("mosquitto.conf");
        Files.writeString(conf, Files.readString(conf).replaceAll("(?m)^#([a-z])", "$1"));
        return broker;
    }

    public int securedPort() {
        return securedPort;
    }

    /** The certificate of who has signed its own. */
    public Path authority() {
        return folder.resolve("ca.crt");
    }

    public int port() {
        return port;
    }

    /** Gives a user another password, and the acl without this line; what is not in it changes nothing. Takes a moment. */
    public void reload(String user, String password, String withoutRule) {
        try {
            run("mosquitto_passwd", "-b", folder.resolve("passwd").toString(), user, password);
            var rules = Files.readString(SHIPPED.resolve("acl")).replaceFirst("(?m)^" + withoutRule + "$", "");
            Files.writeString(folder.resolve("acl"), rules);
            run("kill", "-HUP", String.valueOf(process.orElseThrow().pid()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private boolean answers() {
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress("127.0.0.1", port), 200);
            return true;
        } catch (IOException notYet) {
            return false;
        }
    }

    /** The password of each is its name. */
    private void makePasswords(List<String> teachers) throws IOException {
        var secret = Files.write(folder.resolve("secret"), teachers);
        var made = SHIPPED.resolve("make-passwd") + " '" + folder.resolve("passwd") + "' " + String.join(" ", teachers);
        run("sh", "-c", "sh " + made + " < '" + secret + "'");
    }

    private static void run(String... command) throws IOException {
        try {
            var process = new ProcessBuilder(command).inheritIO().start();
            if (!process.waitFor(1, TimeUnit.MINUTES) || process.exitValue() != 0) {
                throw new IOException(String.join(" ", command) + " failed");
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        stop();
    }
}
