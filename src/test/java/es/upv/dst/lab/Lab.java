// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.lab;

import static org.awaitility.Awaitility.await;

import es.upv.dst.DstLab;
import es.upv.dst.broker.Topics;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.awaitility.core.ConditionTimeoutException;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/**
 * A lab that runs: the whole application with a data folder and ports of its own. Tests reach it over MQTT and HTTP,
 * as people do.
 */
public final class Lab implements AutoCloseable {

    private final int brokerPort;
    private final String[] settings;
    private final Topics topics;
    private ConfigurableApplicationContext application;

    private Lab(int brokerPort, Stream<String> settings) {
        this.brokerPort = brokerPort;
        this.settings = settings.toArray(String[]::new);
        this.application = run();
        this.topics = application.getBean(Topics.class);
    }

    /** On the embedded broker, once students are heard. */
    public static Lab embedded(Path folder, String... settings) {
        var port = Ports.free();
        return new Lab(port, Arguments.of(folder, Stream.of("--dst.broker.port=" + port), settings)).untilUp();
    }

    /** On a broker outside, which need not be up. */
    public static Lab on(Mosquitto broker, Path folder, String... settings) {
        return new Lab(broker.port(), Arguments.of(folder, Mosquitto.settings(broker), settings));
    }

    /** On that broker over TLS, called so, and trusting whom that authority has signed. */
    public static Lab secured(Mosquitto broker, String host, Path authority, Path folder) {
        return new Lab(
                broker.port(),
                Arguments.of(
                        folder,
                        Mosquitto.settings(broker),
                        "--dst.broker.url=ssl://" + host + ":" + broker.securedPort(),
                        "--dst.broker.ssl-bundle=broker",
                        "--spring.ssl.bundle.pem.broker.truststore.certificate=" + authority));
    }

    private ConfigurableApplicationContext run() {
        return new SpringApplicationBuilder(DstLab.class).run(settings);
    }

    /** Waits until students are heard. */
    public Lab untilUp() {
        try {
            await().until(this::isUp);
            return this;
        } catch (ConditionTimeoutException never) {
            close();
            throw never;
        }
    }

    public boolean isUp() {
        return rest().isConnected();
    }

    /** Stops the lab as a professor does. */
    public Lab stop() {
        application.close();
        return this;
    }

    @Override
    public void close() {
        stop();
    }

    /** Starts it again on the same data. */
    public Lab start() {
        application = run();
        return this;
    }

    /** What a person with the database's own tools can do while the lab is stopped. */
    public void changesTheTables(String sql) {
        new JdbcTemplate(database()).execute(sql);
    }

    /** How many rows a table has. */
    public int countsRows(String table) {
        return new JdbcTemplate(database())
                .queryForList("select 1 from " + table)
                .size();
    }

    private DataSource database() {
        var url = application.getEnvironment().getRequiredProperty("spring.datasource.url");
        return new DriverManagerDataSource(url, "sa", "");
    }

    /** Lets the database take nothing of what students send, until it is closed. */
    public AutoCloseable holdsTheTables() throws SQLException {
        var connection = database().getConnection();
        connection.setAutoCommit(false);
        connection.createStatement().execute("update journal set posted = posted");
        return () -> {
            connection.rollback();
            connection.close();
        };
    }

    /** Lets no instance make a change, until it is closed. */
    public AutoCloseable holdsTheTurn() throws SQLException {
        var connection = database().getConnection();
        connection.setAutoCommit(false);
        connection.createStatement().execute("select 1 from writer for update");
        return () -> {
            connection.rollback();
            connection.close();
        };
    }

    /** Lets everybody wait for the database, which has to be H2, until it is closed. */
    public AutoCloseable takesTheDatabaseAway() throws SQLException {
        var connection = database().getConnection();
        connection.createStatement().execute("set exclusive 1");
        return connection;
    }

    /** Enrols students with the numbers 00000001 to the given one. */
    public Lab enrolling(int students) {
        rest().enrols(students);
        return this;
    }

    /** Enrols students who are made up for a rehearsal, numbered after 90000000. */
    public Lab rehearsing(int students) {
        Rehearsal.begin(application, students);
        return this;
    }

    /** Ends the rehearsal of as many. */
    public Lab dismissing(int students) {
        Rehearsal.end(application, students);
        return this;
    }

    /** The DNI of one of them. */
    public static String dni(int number) {
        return "%08d".formatted(number);
    }

    /** A student at a keyboard of their own, logged in as the sheet says, and listening. */
    public Student student(int number) {
        return new Student(brokerPort, dni(number), "dst", topics);
    }

    /** Somebody with the teacher's password; on the embedded broker it has to be set first. */
    public Student teacher() {
        return new Student(brokerPort, Mosquitto.TEACHER, Mosquitto.TEACHER, topics);
    }

    public Rest rest() {
        return new Rest(application.getEnvironment().getRequiredProperty("local.server.port", Integer.class));
    }

    /** Somebody without an account. */
    public Visitor visitor() {
        return new Visitor(rest().port());
    }

    public Scrape scrape() {
        return Scrape.of(visitor());
    }

    public int brokerPort() {
        return brokerPort;
    }
}
