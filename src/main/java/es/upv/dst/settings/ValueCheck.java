// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.settings;

import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.Environment;

/** Refuses values that a library would read in another way, or would refuse without the name of the variable. */
class ValueCheck implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    private static final int MAX_PORT = 65_535;
    private static final String H2 = "jdbc:h2:";

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        checkTemporaryFolder(Path.of(System.getProperty("java.io.tmpdir")));
        checkDataFolder(context.getEnvironment().getProperty("dst.data.dir", "data"));
        checkDatabase(context.getEnvironment().getProperty("spring.datasource.url", H2));
        checkPort(context.getEnvironment());
        checkPath(context.getEnvironment().getProperty("server.servlet.context-path", ""));
    }

    /** Tomcat needs this folder, and would report by a stack trace that there is none. */
    private static void checkTemporaryFolder(Path folder) {
        if (!Files.isDirectory(folder) || !Files.isWritable(folder)) {
            throw new UnusableSettingException(
                    "the folder for temporary files, \"%s\", does not exist or cannot be written.".formatted(folder),
                    "Create it, or set JDK_JAVA_OPTIONS=-Djava.io.tmpdir=/path to another one, and start again.");
        }
    }

    /** Runs before the database is opened, because some of these paths are valid options of it. */
    private static void checkDataFolder(String folder) {
        if (folder.isBlank()) {
            throw new UnusableSettingException(
                    "DST_DATA_DIR is blank, and H2 would write to the root folder.",
                    "Set DST_DATA_DIR to a folder, such as /srv/dst-lab, or do not set it, and start again.");
        }
        if (folder.contains(";")) {
            throw new UnusableSettingException(
                    "DST_DATA_DIR is \"%s\", and the database H2 has no files in a path with a semicolon."
                            .formatted(folder),
                    "Set DST_DATA_DIR to a folder without ; in its path, such as /srv/dst-lab, and start again.");
        }
        if (folder.contains("#{")) {
            throw new UnusableSettingException(
                    "DST_DATA_DIR is \"%s\", and Spring evaluates what begins with #{.".formatted(folder),
                    "Set DST_DATA_DIR to a folder without #{ in its path, and start again.");
        }
        if (folder.startsWith("~")) {
            throw new UnusableSettingException(
                    "DST_DATA_DIR is \"%s\", in which no shell has replaced ~.".formatted(folder),
                    "Set DST_DATA_DIR to the whole path, such as /home/ana/dst-lab, and start again.");
        }
    }

    /** Without an address, Spring Boot would use a database in memory. */
    private static void checkDatabase(String url) {
        if (!url.startsWith(H2) && !url.startsWith("jdbc:postgresql:")) {
            throw new UnusableSettingException(
                    "SPRING_DATASOURCE_URL is not jdbc:postgresql://host/database.",
                    "Correct SPRING_DATASOURCE_URL, or do not set it: then the database is in DST_DATA_DIR."
                            + " An account is in SPRING_DATASOURCE_USERNAME and SPRING_DATASOURCE_PASSWORD.");
        }
    }

    private static void checkPort(Environment environment) {
        int port = Binder.get(environment).bind("server.port", Integer.class).orElse(0);
        if (port < 0 || port > MAX_PORT) {
            throw new UnusableSettingException(
                    "SERVER_PORT is %d, and a port is between 1 and %d.".formatted(port, MAX_PORT),
                    "Correct SERVER_PORT, and start dst-lab again.");
        }
    }

    private static void checkPath(String path) {
        if (!path.isEmpty() && !path.startsWith("/")) {
            throw new UnusableSettingException(
                    "SERVER_SERVLET_CONTEXT_PATH is \"%s\", and a path begins with a slash.".formatted(path),
                    "Set SERVER_SERVLET_CONTEXT_PATH to \"/%s\", and start again.".formatted(path));
        }
    }
}
