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

/** The application: the MQTT laboratory of a course in one process. */
@SpringBootApplication(proxyBeanMethods = false)
@ConfigurationPropertiesScan
public class DstLab {

    /**
     * The minimum number of carrier threads. A virtual thread that loads a class pins its carrier while it waits for a
     * lock. With two carriers, two such threads deadlocked with a third one, which held the lock and had no carrier.
     */
    private static final int MIN_CARRIER_THREADS = 16;

    static void main(String[] arguments) throws IOException {
        if (Runtime.getRuntime().availableProcessors() < MIN_CARRIER_THREADS) {
            System.setProperty("jdk.virtualThreadScheduler.parallelism", String.valueOf(MIN_CARRIER_THREADS));
        }
        if (List.of(arguments).equals(List.of(HashPassword.COMMAND))) {
            System.exit(HashPassword.run(System.in, System.out, System.err));
        }
        if (arguments.length > 0 && arguments[0].equals(MosquittoAcl.COMMAND)) {
            System.exit(MosquittoAcl.run(List.of(arguments).subList(1, arguments.length), System.out, System.err));
        }
        // The JVM would print an uncaught exception to stderr, past the log, which masks personal data.
        Thread.setDefaultUncaughtExceptionHandler((thread, e) ->
                LoggerFactory.getLogger(DstLab.class).error("Uncaught exception in thread {}", thread.getName(), e));
        SpringApplication.run(DstLab.class, arguments);
    }

    /** The clock of every feature, in milliseconds like the columns of the tables; tests replace it. */
    @Bean
    InstantSource clock() {
        return Clock.tickMillis(ZoneOffset.UTC);
    }

    /** The source of randomness for codes: the next code cannot be predicted from earlier ones. */
    @Bean
    RandomGenerator random() {
        return new SecureRandom();
    }
}
