// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.deploy;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.CountDownLatch;

/**
 * The main class of a jar that takes the place of dst-lab.jar, so that a test of bin/dst-lab is quick. Uses nothing but
 * the JDK.
 */
final class StubLab {

    static final int EXIT_CODE = 7;

    /** The file beside the jar that says how a training ends. */
    static final String TRAINING = "training-of-stub";

    private StubLab() {}

    static void main(String[] arguments) throws IOException, InterruptedException {
        if (System.getProperty("jarmode") != null) {
            Files.copy(Path.of(System.getProperty("java.class.path")), Path.of("dst-lab.jar"));
        } else if (List.of(arguments).equals(List.of("train", "training"))) {
            train();
        } else {
            run(List.of(arguments));
        }
    }

    /** The working folder is one of the folder cache, which is beside the jar. */
    private static void train() throws IOException, InterruptedException {
        var file = Path.of("../..", TRAINING);
        switch (Files.exists(file) ? Files.readString(file) : "") {
            case "fails" -> System.exit(1);
            case "hangs" -> {
                Files.writeString(
                        Path.of("pid"), String.valueOf(ProcessHandle.current().pid()));
                new CountDownLatch(1).await();
            }
            default -> System.out.println("trained");
        }
    }

    private static void run(List<String> arguments) throws IOException, InterruptedException {
        var version = new Properties();
        try (var resource = StubLab.class.getResourceAsStream("/version")) {
            version.load(resource);
        }
        System.out.printf(
                "version %s, arguments %s, Java %s, pid %d%n",
                version.getProperty("version"),
                arguments,
                Runtime.version().feature(),
                ProcessHandle.current().pid());
        System.out.println("options " + ManagementFactory.getRuntimeMXBean().getInputArguments()
                + ", limit of freed memory " + System.getenv("MALLOC_TRIM_THRESHOLD_"));
        if (arguments.contains("wait")) {
            Runtime.getRuntime().addShutdownHook(new Thread(() -> System.out.println("stopped")));
            new CountDownLatch(1).await();
        }
        System.exit(EXIT_CODE);
    }
}
