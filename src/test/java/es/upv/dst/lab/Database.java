// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.lab;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * What labs keep their rows in. The whole suite runs twice: on H2 in the data folder, which the lab chooses by itself, and
 * on a PostgreSQL, where each data folder has a database of its own, so that a lab which is started again there finds it.
 */
public final class Database {

    /** Set by Surefire: which of the two runs this is. */
    private static final boolean ON_POSTGRESQL = "postgresql".equals(System.getProperty("dst.test.database"));

    /** Of a server on which the tests may create databases. {@code dev/with-postgresql} sets it and deletes them. */
    private static final String SERVER = "DST_TEST_POSTGRESQL";

    private Database() {}

    /** The variables of a lab with that data folder, which is given nothing on H2. */
    static Map<String, String> variables(Path data) {
        return url(data).map(url -> Map.of("SPRING_DATASOURCE_URL", url)).orElse(Map.of());
    }

    /** The same as arguments or properties. */
    public static String[] settings(Path data, String prefix) {
        return url(data)
                .map(url -> new String[] {prefix + "spring.datasource.url=" + url})
                .orElse(new String[0]);
    }

    /** On which PostgreSQL listens. */
    public static int port() {
        return URI.create(server().substring("jdbc:".length())).getPort();
    }

    /** The setting of a lab with that data folder that reaches PostgreSQL through a proxy. */
    public static String throughProxy(Path data, Proxy proxy) {
        // A statement that is prepared is sent by its number only, and not recognised.
        return "--spring.datasource.url=" + urlOf(data).replace(":" + port() + "/", ":" + proxy.port() + "/")
                + "&prepareThreshold=0";
    }

    private static String server() {
        return Optional.ofNullable(System.getenv(SERVER))
                .orElseThrow(() -> new IllegalStateException(SERVER + " is not set: use dev/with-postgresql"));
    }

    private static Optional<String> url(Path data) {
        return ON_POSTGRESQL ? Optional.of(urlOf(data)) : Optional.empty();
    }

    private static String urlOf(Path data) {
        var server = server();
        var path = data.toAbsolutePath().toString().getBytes(UTF_8);
        var name = "lab_" + UUID.nameUUIDFromBytes(path).toString().replace('-', '_');
        createUnlessThere(server, name);
        return server.replace("/postgres?", "/" + name + "?");
    }

    private static void createUnlessThere(String server, String name) {
        try (var connection = DriverManager.getConnection(server);
                var statement = connection.createStatement();
                var there = statement.executeQuery("select 1 from pg_database where datname = '" + name + "'")) {
            if (!there.next()) {
                statement.execute("create database " + name);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
