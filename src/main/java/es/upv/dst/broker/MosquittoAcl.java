// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.broker;

import java.io.PrintStream;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The command {@code bin/dst-lab mosquitto-acl PREFIX[:TEACHER] ...}. Prints the access policies of all labs
 * on a broker in the format of Mosquitto's {@code acl_file}.
 */
public final class MosquittoAcl {

    /** The command-line argument that selects this command. */
    public static final String COMMAND = "mosquitto-acl";

    private static final String USAGE = """
            usage: bin/dst-lab mosquitto-acl PREFIX[:TEACHER] ...
            PREFIX is the DST_TOPICS_PREFIX of a lab on this broker. TEACHER is an account for that lab only. A lab
            without TEACHER uses the account teacher, which may publish and subscribe to every topic.""";

    private MosquittoAcl() {}

    /** Returns the exit code: 0, or 2 if an argument is wrong. */
    public static int run(List<String> arguments, PrintStream out, PrintStream err) {
        try {
            out.print(text(arguments));
            return 0;
        } catch (IllegalArgumentException e) {
            err.println(e.getMessage());
            err.println(USAGE);
            return 2;
        }
    }

    static String text(List<String> arguments) {
        if (arguments.isEmpty()) {
            throw new IllegalArgumentException("There is no prefix");
        }
        var labs = arguments.stream().map(LabArgument::parse).toList();
        return Stream.concat(
                        Stream.of(
                                "# Made by: bin/dst-lab " + COMMAND + " " + String.join(" ", arguments),
                                section(
                                        "# A client without a user",
                                        labs.stream().flatMap(lab -> lab.lines(ClientRole.ANONYMOUS))),
                                section(
                                        "user " + LabBroker.STUDENT_ACCOUNT,
                                        labs.stream().flatMap(lab -> lab.lines(ClientRole.STUDENT)))),
                        labs.stream()
                                .map(LabArgument::teacher)
                                .distinct()
                                .map(account -> teacherSection(account, labs)))
                .collect(Collectors.joining("\n\n", "", "\n"));
    }

    private static String teacherSection(String account, List<LabArgument> labs) {
        return section(
                "user " + account,
                labs.stream().filter(lab -> lab.teacher().equals(account)).flatMap(LabArgument::teacherLines));
    }

    /** Removes duplicate lines, because each lab contributes the same line for the first exercise. */
    private static String section(String title, Stream<String> lines) {
        return title + "\n" + lines.distinct().collect(Collectors.joining("\n"));
    }
}
