// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.programs.evidence.values;

import java.util.Set;

/** What is known of functions that are not in the program. */
public final class Libraries {

    private static final Set<String> INPUT = Set.of(
            "input",
            "sys.argv",
            "sys.stdin",
            "sys.stdin.readline",
            "sys.stdin.read",
            "getpass.getpass",
            "tkinter.simpledialog.askstring",
            "simpledialog.askstring");

    /** They return what they get. */
    private static final Set<String> IDENTITIES = Set.of(
            "str",
            "bytes",
            "bytearray",
            "int",
            "list",
            "tuple",
            "set",
            "sorted",
            "reversed",
            "iter",
            "next",
            "asyncio.run",
            "asyncio.wait_for",
            "asyncio.create_task",
            "asyncio.shield",
            "string.Template",
            "vars",
            "copy.copy",
            "copy.deepcopy",
            "textwrap.dedent",
            "dataclasses.field");

    private static final Set<String> BUILT_IN = Set.of(
            "input",
            "print",
            "open",
            "format",
            "len",
            "range",
            "round",
            "repr",
            "map",
            "filter",
            "zip",
            "enumerate",
            "dict",
            "getattr",
            "setattr",
            "super",
            "isinstance",
            "type",
            "object",
            "exit",
            "chr",
            "ord");

    private Libraries() {}

    public static boolean isBuiltIn(String name) {
        return BUILT_IN.contains(name) || IDENTITIES.contains(name);
    }

    public static Set<Origin> origins(String path) {
        return INPUT.contains(path) ? Set.of(Origin.INPUT) : Set.of();
    }

    public static boolean isIdentity(String path) {
        return IDENTITIES.contains(path);
    }

    public static boolean isEnvironment(String path) {
        return path.equals("os.getenv") || path.equals("os.environ.get");
    }

    public static boolean isJoinedPath(String path) {
        return path.equals("os.path.join") || path.equals("posixpath.join");
    }
}
