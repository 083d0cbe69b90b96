// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst;

import es.upv.dst.broker.MosquittoAcl;
import es.upv.dst.logging.StandardErrorLog;
import es.upv.dst.settings.AcceptLossArgument;
import es.upv.dst.settings.HeapCheck;
import es.upv.dst.training.Training;
import es.upv.dst.web.HashPassword;
import java.io.IOException;
import java.io.PrintStream;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.random.RandomGenerator;
import org.slf4j.LoggerFactory;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.autoconfigure.aop.AopAutoConfiguration;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.boot.persistence.autoconfigure.PersistenceExceptionTranslationAutoConfiguration;
import org.springframework.boot.transaction.autoconfigure.TransactionAutoConfiguration;
import org.springframework.context.annotation.Bean;

/** Starts the lab, which is the server side of an MQTT exercise of a course, in one process. */
@SpringBootApplication(
        proxyBeanMethods = false,
        // The lab has no annotations that need proxies. The search for them takes a tenth of the time of a start.
        exclude = {
            AopAutoConfiguration.class,
            PersistenceExceptionTranslationAutoConfiguration.class,
            TransactionAutoConfiguration.class
        })
@ConfigurationPropertiesScan
public class DstLab {

    /**
     * The minimum number of carrier threads of virtual threads. A virtual thread that waits for a lock while it loads a
     * class occupies its carrier thread. On a machine with two carrier threads, two such virtual threads waited for a
     * lock that a third virtual thread held, and that thread had no carrier thread to continue on.
     */
    private static final int MIN_CARRIER_THREADS = 16;

    /** The exit code of the JVM with {@code -XX:+ExitOnOutOfMemoryError}. */
    private static final int EXIT_WITHOUT_MEMORY = 3;

    /** The stream of the JVM, which is used without memory. {@link StandardErrorLog} replaces it for the libraries. */
    private static final PrintStream STANDARD_ERROR = System.err;

    static void main(String[] arguments) throws IOException, InterruptedException {
        if (Runtime.getRuntime().availableProcessors() < MIN_CARRIER_THREADS) {
            System.setProperty("jdk.virtualThreadScheduler.parallelism", String.valueOf(MIN_CARRIER_THREADS));
        }
        if (List.of(arguments).equals(List.of(HashPassword.COMMAND))) {
            System.exit(HashPassword.run(System.in, System.out, System.err));
        }
        if (arguments.length > 0 && arguments[0].equals(MosquittoAcl.COMMAND)) {
            System.exit(MosquittoAcl.run(List.of(arguments).subList(1, arguments.length), System.out, System.err));
        }
        HeapCheck.problem(Runtime.getRuntime().maxMemory()).ifPresent(problem -> {
            System.err.println(problem);
            System.exit(1);
        });
        Thread.setDefaultUncaughtExceptionHandler(DstLab::onUncaught);
        StandardErrorLog.install();
        if (arguments.length == 2 && arguments[0].equals(Training.COMMAND)) {
            Training.run(arguments[1], settings -> SpringApplication.run(DstLab.class, settings));
            System.exit(0);
        }
        SpringApplication.run(DstLab.class, AcceptLossArgument.replaceIn(arguments));
    }

    /**
     * Logs uncaught exceptions, because the log masks personal data. The JVM would print them to stderr unmasked. Ends
     * the process without memory, because a thread that the lab needs may be missing from then on.
     */
    private static void onUncaught(Thread thread, Throwable e) {
        if (e instanceof OutOfMemoryError) {
            try {
                STANDARD_ERROR.println(HeapCheck.exhausted());
            } finally {
                Runtime.getRuntime().halt(EXIT_WITHOUT_MEMORY);
            }
        }
        LoggerFactory.getLogger(DstLab.class).error("Uncaught exception in thread {}", thread.getName(), e);
    }

    /** The clock of every feature. It counts milliseconds, like the columns of the tables. Tests replace this bean. */
    @Bean
    InstantSource clock() {
        return Clock.tickMillis(ZoneOffset.UTC);
    }

    /** The source of randomness. It is secure, so that nobody can predict the next code from earlier codes. */
    @Bean
    RandomGenerator random() {
        return new SecureRandom();
    }
}
