// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.training;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * The command {@code java -XX:AOTCacheOutput=FILE -jar dst-lab.jar train FOLDER}. Starts a lab that nobody else can
 * use, uses it as a class and its professor do, and stops it. The JVM then stores the loaded classes in the AOT cache.
 */
public final class Training {

    /** The command-line argument that selects this command. */
    public static final String COMMAND = "train";

    private static final Duration TIME_LIMIT = Duration.ofMinutes(10);

    private Training() {}

    /**
     * Returns when the lab has stopped.
     *
     * @param folder the data folder, which is not removed
     * @param start starts the lab with these arguments
     */
    public static void run(String folder, Function<String[], ConfigurableApplicationContext> start)
            throws IOException, InterruptedException {
        limitTime();
        var password = UUID.randomUUID().toString();
        var arguments = new String[] {
            "--server.address=127.0.0.1",
            "--server.port=0",
            "--dst.broker.port=" + freePort(),
            "--dst.admin.password=" + password,
            "--dst.data.dir=" + folder,
            "--dst.roster=classpath:demo-roster.csv"
        };
        try (var lab = start.apply(arguments)) {
            var port = lab.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
            new TrainingRequests(port, password).send();
        }
    }

    /** Ends the process if the training takes too long. The caller may not exist any more. */
    private static void limitTime() {
        Thread.ofPlatform().daemon().name("training-limit").start(() -> {
            try {
                Thread.sleep(TIME_LIMIT);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            Runtime.getRuntime().halt(1);
        });
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
