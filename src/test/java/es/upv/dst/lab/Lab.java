package es.upv.dst.lab;

import static org.awaitility.Awaitility.await;

import es.upv.dst.DstLab;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * A lab that runs: the whole application with a data folder and ports of its own. Tests reach it over MQTT and HTTP,
 * as people do.
 */
public final class Lab implements AutoCloseable {

    private final int brokerPort;
    private final String[] settings;
    private ConfigurableApplicationContext application;

    private Lab(int brokerPort, Stream<String> settings) {
        this.brokerPort = brokerPort;
        this.settings = settings.toArray(String[]::new);
        this.application = start();
    }

    /** On the embedded broker. */
    public static Lab embedded(Path folder, String... settings) {
        var port = Ports.free();
        return new Lab(port, Stream.concat(common(folder, settings), Stream.of("--dst.broker.port=" + port)));
    }

    /** On a broker outside, which need not be up. */
    public static Lab on(Mosquitto broker, Path folder, String... settings) {
        return new Lab(
                broker.port(),
                Stream.concat(
                        common(folder, settings),
                        Stream.of(
                                "--dst.broker.url=tcp://127.0.0.1:" + broker.port(),
                                "--dst.broker.username=" + Mosquitto.TEACHER,
                                "--dst.broker.password=" + Mosquitto.TEACHER)));
    }

    private static Stream<String> common(Path folder, String... settings) {
        return Stream.concat(
                Stream.of(
                        "--server.port=0",
                        "--dst.data.dir=" + folder.resolve("data"),
                        "--dst.admin.password=" + Rest.PASSWORD),
                Stream.of(settings));
    }

    private ConfigurableApplicationContext start() {
        return new SpringApplicationBuilder(DstLab.class).run(settings);
    }

    /** Waits until the teacher hears the students. */
    public Lab ready() {
        await().atMost(Duration.ofSeconds(30)).until(() -> rest().get("/api/status").at("/broker/connected").asBoolean());
        return this;
    }

    /** Stops the lab as a professor does, and starts it again on the same data. */
    public Lab restart() {
        close();
        application = start();
        return this;
    }

    /** Enrols students with the numbers 00000001 to the given one. */
    public Lab enrolling(int students) {
        var csv = IntStream.rangeClosed(1, students)
                .mapToObj(number -> "%08d,Alumno %d,alumno%d@example.org%n".formatted(number, number, number))
                .collect(Collectors.joining("", "dni,name,email\n", ""));
        rest().put("/api/roster", "text/csv", csv);
        return this;
    }

    /** A student at a keyboard of their own, logged in as the sheet says, and listening. */
    public Student student(String dni) {
        return new Student(brokerPort, dni);
    }

    public Rest rest() {
        return new Rest(application.getEnvironment().getRequiredProperty("local.server.port", Integer.class));
    }

    public int brokerPort() {
        return brokerPort;
    }

    @Override
    public void close() {
        application.close();
    }
}
