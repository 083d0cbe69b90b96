// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.lab;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;

/** A program that is run as a person would run it. */
public final class Command {

    /** For a JVM that does not run for long: it is not worth it to compile the code that well. */
    public static final String SOON_UP = "-XX:TieredStopAtLevel=1";

    private Command() {}

    /** What it prints, once it has ended well. */
    public static String run(Object... words) throws IOException, InterruptedException {
        return output(true, words);
    }

    /** What it prints, once it has failed. */
    public static String failing(Object... words) throws IOException, InterruptedException {
        return output(false, words);
    }

    private static String output(boolean well, Object... words) throws IOException, InterruptedException {
        var process = new ProcessBuilder(Stream.of(words).map(String::valueOf).toList())
                .redirectErrorStream(true)
                .start();
        var output = new String(process.getInputStream().readAllBytes(), UTF_8).strip();
        if ((process.waitFor() == 0) != well) {
            throw new AssertionError(List.of(words) + " ended with " + process.exitValue() + ": " + output);
        }
        return output;
    }

    /** The Python that has Paho: Debian's packages are seen by Debian's own only. */
    public static String python() throws IOException, InterruptedException {
        for (var python : List.of("python3", "/usr/bin/python3")) {
            if (new ProcessBuilder(python, "-c", "import paho.mqtt.client")
                            .start()
                            .waitFor()
                    == 0) {
                return python;
            }
        }
        throw new AssertionError("no python3 has paho-mqtt: apt-get install python3-paho-mqtt");
    }
}
