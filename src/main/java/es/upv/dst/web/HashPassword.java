// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import es.upv.dst.web.security.AdminPassword;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.util.Objects;

/**
 * The command {@code bin/dst-lab hash-password}. Reads a password from the terminal or from a line of stdin,
 * and prints a hash to which DST_ADMIN_PASSWORD can be set. So the password itself need not be stored.
 */
public final class HashPassword {

    /** The command-line argument that selects this command. */
    public static final String COMMAND = "hash-password";

    private HashPassword() {}

    /** Returns the exit code: 0, or 1 if the password cannot be used. */
    public static int run(InputStream in, PrintStream out, PrintStream err) throws IOException {
        var plain = readPassword(in);
        if (!AdminPassword.canBeHashed(plain)) {
            err.println("A password has 1 to 72 bytes, which is the maximum of bcrypt, and not only white space.");
            return 1;
        }
        if (plain.startsWith("{")) {
            err.println("A password must not begin with {, because the lab would read it as a hash: choose another.");
            return 1;
        }
        out.println(AdminPassword.hash(plain));
        return 0;
    }

    private static String readPassword(InputStream in) throws IOException {
        var console = System.console();
        if (console != null && console.isTerminal()) {
            return new String(Objects.requireNonNullElse(console.readPassword("Password: "), new char[0]));
        }
        return Objects.requireNonNullElse(new BufferedReader(new InputStreamReader(in, UTF_8)).readLine(), "");
    }
}
