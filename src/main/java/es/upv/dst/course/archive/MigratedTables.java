// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.course.archive;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/**
 * The tables that the migrations of the lab create. Only these are archived and reset, because another application may
 * have tables in the same schema.
 */
final class MigratedTables {

    private static final String MIGRATIONS = "classpath:db/migration/V*.sql";

    private static final Pattern STATEMENT =
            Pattern.compile("^\\s*(create|drop)\\s+table\\s+(\\w+)", Pattern.CASE_INSENSITIVE | Pattern.MULTILINE);

    /** The names in lower case, after all migrations. */
    static Set<String> names() {
        try {
            var names = new TreeSet<String>();
            var migrations = new PathMatchingResourcePatternResolver().getResources(MIGRATIONS);
            Arrays.stream(migrations)
                    .sorted(Comparator.comparingInt(MigratedTables::version))
                    .forEach(migration -> apply(migration, names));
            return names;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int version(Resource migration) {
        return Integer.parseInt(String.valueOf(migration.getFilename()).replaceFirst("V(\\d+)__.*", "$1"));
    }

    private static void apply(Resource migration, Set<String> names) {
        try {
            var statements = STATEMENT.matcher(migration.getContentAsString(UTF_8));
            while (statements.find()) {
                var name = statements.group(2).toLowerCase(Locale.ROOT);
                if (statements.group(1).equalsIgnoreCase("create")) {
                    names.add(name);
                } else {
                    names.remove(name);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private MigratedTables() {}
}
