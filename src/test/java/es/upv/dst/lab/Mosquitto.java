package es.upv.dst.lab;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** A real Mosquitto that keeps the shipped settings and policy, with ports and folders of its own. */
public final class Mosquitto implements AutoCloseable {

    static final String TEACHER = "teacher";

    private static final Path SHIPPED = Path.of("deploy/mosquitto");

    private final Path folder;
    private final int port = Ports.free();
    private Optional<Process> process = Optional.empty();

    private Mosquitto(Path folder) {
        this.folder = folder;
    }

    /** One that is not up yet. */
    public static Mosquitto in(Path folder) {
        try {
            var broker = new Mosquitto(Files.createDirectories(folder));
            broker.configure();
            return broker;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    int port() {
        return port;
    }
}
