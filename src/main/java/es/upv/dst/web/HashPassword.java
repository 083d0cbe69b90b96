// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.util.Objects;

/**
 * {@code java -jar dst-lab.jar hash-password}: asks for a password, or reads a line, and prints what DST_ADMIN_PASSWORD may
 * be instead of it. So the password stands nowhere.
 */
public final class HashPassword {

    /** The word by which the jar is told to do this, and nothing else. */
    public static final String COMMAND = "hash-password";

    private HashPassword() {}

    /** What the process is to end with. */
    public static int run(InputStream in, PrintStream out, PrintStream err) throws IOException {
        var plain = asked(in);
        if (!AdminPassword.canBeHashed(plain)) {
            err.println("A password has 1 to 72 bytes, and not only white space: bcrypt reads no more.");
            return 1;
        }
        if (plain.startsWith("{")) {
            err.println(
                    "A password that begins with { would be taken for a hash where it is set in plain: choose another.");
            return 1;
        }
        out.println(AdminPassword.hashed(plain));
        return 0;
    }

    private static String asked(InputStream in) throws IOException {
        var console = System.console();
        if (console != null && console.isTerminal()) {
            return new String(Objects.requireNonNullElse(console.readPassword("Password: "), new char[0]));
        }
        return Objects.requireNonNullElse(new BufferedReader(new InputStreamReader(in, UTF_8)).readLine(), "");
    }
}
