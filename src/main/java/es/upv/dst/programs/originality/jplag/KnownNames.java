// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.programs.originality.jplag;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** The names of Python, its standard library and paho. That a program uses one of them says nothing of its author. */
public final class KnownNames {

    private static final Set<String> NAMES = read();

    private KnownNames() {}

    public static Set<String> all() {
        return NAMES;
    }

    static boolean contains(String name) {
        return NAMES.contains(normalized(name));
    }

    static String normalized(String name) {
        return name.replace("_", "").toLowerCase(Locale.ROOT);
    }

    private static Set<String> read() {
        try (var file = KnownNames.class.getResourceAsStream("/es/upv/dst/programs/originality/known-names.txt")) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .collect(Collectors.toUnmodifiableSet());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
