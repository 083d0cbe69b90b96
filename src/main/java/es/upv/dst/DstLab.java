// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst;

import es.upv.dst.broker.MosquittoAcl;
import es.upv.dst.web.HashPassword;
import java.io.IOException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.random.RandomGenerator;
import org.slf4j.LoggerFactory;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.Bean;

/** The MQTT laboratory of a course, as one process. */
@SpringBootApplication(proxyBeanMethods = false)
@ConfigurationPropertiesScan
public class DstLab {

    /**
     * How many virtual threads run at the same time at least. A virtual thread that loads a class keeps its carrier while it
     * waits for a lock; with two carriers, two of them have waited for a third one, which had the lock and no carrier.
     */
    private static final int CARRIERS = 16;

    static void main(String[] arguments) throws IOException {
        if (Runtime.getRuntime().availableProcessors() < CARRIERS) {
            System.setProperty("jdk.virtualThreadScheduler.parallelism", String.valueOf(CARRIERS));
        }
        if (List.of(arguments).equals(List.of(HashPassword.COMMAND))) {
            System.exit(HashPassword.run(System.in, System.out, System.err));
        }
        if (arguments.length > 0 && arguments[0].equals(MosquittoAcl.COMMAND)) {
            System.exit(MosquittoAcl.run(List.of(arguments).subList(1, arguments.length), System.out, System.err));
        }
        // The JVM would print what ends a thread beside the log, which leaves out what is somebody's own.
        Thread.setDefaultUncaughtExceptionHandler((thread, accident) ->
                LoggerFactory.getLogger(DstLab.class).error("The thread {} has ended", thread.getName(), accident));
        SpringApplication.run(DstLab.class, arguments);
    }

    /** What every feature takes the time from, to the millisecond as the tables keep it; a test replaces it. */
    @Bean
    InstantSource clock() {
        return Clock.tickMillis(ZoneOffset.UTC);
    }

    /** What codes are drawn from: nobody can foretell the next one from those seen. */
    @Bean
    RandomGenerator random() {
        return new SecureRandom();
    }
}
