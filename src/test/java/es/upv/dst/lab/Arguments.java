// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.lab;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;

/** What a lab is started with. */
final class Arguments {

    private Arguments() {}

    /** Those of its broker, and those that a test wants, which count more. */
    static Stream<String> of(Path folder, Stream<String> broker, String... wanted) {
        var data = folder.resolve("data");
        var own = Stream.of("--server.port=0", "--dst.data.dir=" + data, "--dst.admin.password=" + Rest.PASSWORD);
        Map<String, String> arguments = new LinkedHashMap<>();
        Stream.of(own, Stream.of(Database.settings(data, "--")), broker, Stream.of(wanted))
                .flatMap(each -> each)
                .forEach(argument -> arguments.put(argument.replaceFirst("=.*", ""), argument));
        return arguments.values().stream();
    }
}
