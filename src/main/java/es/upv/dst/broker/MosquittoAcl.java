// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.broker;

import java.io.PrintStream;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * {@code java -jar dst-lab.jar mosquitto-acl PREFIX[:TEACHER] ...}: prints the access policies of the labs on one broker as
 * Mosquitto's {@code acl_file} says them.
 */
public final class MosquittoAcl {

    /** The word by which the jar is told to do this, and nothing else. */
    public static final String COMMAND = "mosquitto-acl";

    private static final String USAGE = """
            usage: java -jar dst-lab.jar mosquitto-acl PREFIX[:TEACHER] ...
            PREFIX is the DST_TOPICS_PREFIX of a lab on this broker. TEACHER is the account of that lab alone; the account
            teacher, of a lab that names none, may everything.""";

    private MosquittoAcl() {}

    /** What the process is to end with. */
    public static int run(List<String> arguments, PrintStream out, PrintStream err) {
        try {
            out.print(text(arguments));
            return 0;
        } catch (IllegalArgumentException wrong) {
            err.println(wrong.getMessage());
            err.println(USAGE);
            return 2;
        }
    }

    /** The whole file. */
    static String text(List<String> arguments) {
        if (arguments.isEmpty()) {
            throw new IllegalArgumentException("There is no prefix");
        }
        var labs = arguments.stream().map(AclEntry::parse).toList();
        return Stream.concat(
                        Stream.of(
                                "# Made by: java -jar dst-lab.jar " + COMMAND + " " + String.join(" ", arguments),
                                section(
                                        "# A client without a user",
                                        labs.stream().flatMap(lab -> lab.lines(Who.NOBODY))),
                                section(
                                        "user " + LabBroker.STUDENTS,
                                        labs.stream().flatMap(lab -> lab.lines(Who.DST)))),
                        labs.stream().map(AclEntry::teacher).distinct().map(teacher -> teacher(teacher, labs)))
                .collect(Collectors.joining("\n\n", "", "\n"));
    }

    private static String teacher(String account, List<AclEntry> labs) {
        return section(
                "user " + account,
                labs.stream().filter(lab -> lab.teacher().equals(account)).flatMap(AclEntry::teachersLines));
    }

    /** The labs share the first exercise, which is granted once. */
    private static String section(String title, Stream<String> lines) {
        return title + "\n" + lines.distinct().collect(Collectors.joining("\n"));
    }
}
