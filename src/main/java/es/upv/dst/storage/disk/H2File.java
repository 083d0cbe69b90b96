// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.storage.disk;

import java.nio.file.Path;
import java.util.Optional;

/**
 * An H2 database in a file, to which only this process writes. Other instances may write to any other database.
 *
 * @param name the absolute path of the file without its extension
 * @param options what follows the path in the URL, such as {@code ;MODE=PostgreSQL}
 */
public record H2File(Path name, String options) {

    private static final String PREFIX = "jdbc:h2:file:";

    /** Returns the file that a URL names; empty for any other database. */
    public static Optional<H2File> of(String url) {
        return url.startsWith(PREFIX) ? Optional.of(parse(url.substring(PREFIX.length()))) : Optional.empty();
    }

    /** H2 replaces a {@code ~} at the beginning by the home folder of the user. */
    private static H2File parse(String pathAndOptions) {
        var path = pathAndOptions.replaceFirst(";.*", "");
        var name = path.startsWith("~") ? System.getProperty("user.home") + path.substring(1) : path;
        return new H2File(Path.of(name).toAbsolutePath().normalize(), pathAndOptions.substring(path.length()));
    }

    public Path folder() {
        return name.resolveSibling("");
    }

    public Path path() {
        return Path.of(name + ".mv.db");
    }

    public String url() {
        return PREFIX + name + options;
    }

    /** Returns the database with this suffix in the name, in the same folder. */
    public H2File withSuffix(String suffix) {
        return new H2File(Path.of(name + suffix), options);
    }
}
