// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.storage.database;

import es.upv.dst.doctor.Check;
import es.upv.dst.doctor.Finding;
import es.upv.dst.language.Sentence;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/** Checks that the database accepts a change, and that a commit survives a killed process. */
@Component
class DatabaseCheck implements Check {

    /** The file systems of H2 that store nothing on disk. */
    private static final Pattern IN_MEMORY = Pattern.compile("\\w*mem\\w*:.*", Pattern.CASE_INSENSITIVE);

    private final DatabaseSettingsRepository repository;

    DatabaseCheck(DatabaseSettingsRepository repository) {
        this.repository = repository;
    }

    @Override
    public String name() {
        return "database";
    }

    @Override
    public Finding run() {
        try {
            repository.commitUnchanged();
            var product = repository.product();
            return switch (product) {
                case "H2" -> examineH2();
                case "PostgreSQL" ->
                    examinePostgreSql(repository.postgreSqlSettings(List.of("fsync", "synchronous_commit")));
                default -> Finding.fail(DatabaseAdvice.UNSUPPORTED.with(product));
            };
        } catch (DataAccessException e) {
            return Finding.fail(DatabaseAdvice.NOT_WRITABLE.with(
                    String.valueOf(e.getMostSpecificCause().getMessage())));
        }
    }

    private Finding examineH2() {
        var path = repository.h2Path();
        if (path.equals("null") || IN_MEMORY.matcher(path).matches()) {
            return Finding.fail(DatabaseAdvice.H2_IN_MEMORY.with());
        }
        var delay = repository.h2Setting("WRITE_DELAY").orElse("unknown");
        return delay.equals("0")
                ? Finding.pass(DatabaseAdvice.H2_DURABLE.with(path))
                : Finding.fail(DatabaseAdvice.H2_DELAYED.with(delay));
    }

    static Finding examinePostgreSql(Map<String, String> settings) {
        var off = settings.entrySet().stream()
                .filter(setting -> setting.getValue().equals("off"))
                .map(Map.Entry::getKey)
                .sorted()
                .toList();
        return off.isEmpty()
                ? Finding.pass(DatabaseAdvice.POSTGRESQL_DURABLE.with())
                : Finding.fail(DatabaseAdvice.POSTGRESQL_NOT_DURABLE.with(String.join(", ", off)));
    }

    enum DatabaseAdvice implements Sentence.Form {
        H2_DURABLE("H2 writes each commit to the file %s before it confirms it, so a kill loses none."),
        H2_DELAYED("H2 writes a commit up to %s ms after it has confirmed it, so a kill loses commits. Add"
                + " ;WRITE_DELAY=0 to SPRING_DATASOURCE_URL."),
        H2_IN_MEMORY("H2 stores the database in memory only, so a stop loses it. Do not set"
                + " SPRING_DATASOURCE_URL; the default is a file in the data folder."),
        POSTGRESQL_DURABLE("PostgreSQL writes each commit to its disk before it confirms it."),
        POSTGRESQL_NOT_DURABLE(
                "PostgreSQL may lose commits that it has confirmed: these settings are off:" + " %s. Turn them on."),
        UNSUPPORTED("The lab does not support the database %s. Use H2 or PostgreSQL."),
        NOT_WRITABLE("The database cannot be written: %s. Check the database of SPRING_DATASOURCE_URL; with"
                + " H2, check the disk of the data folder.");

        private final String english;

        DatabaseAdvice(String english) {
            this.english = english;
        }

        @Override
        public String english() {
            return english;
        }
    }
}
