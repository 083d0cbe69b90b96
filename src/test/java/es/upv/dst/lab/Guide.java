// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.lab;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * The professor's guide, docs/guia-del-profesor.md.
 *
 * @param text all of it
 * @param blocks what is to be typed and has a name, by that, in the order of the text
 */
public record Guide(String text, Map<String, String> blocks) {

    private static final Pattern BLOCK = Pattern.compile("(?ms)^( *)```\\w+ ([\\w.-]+)\\n(.*?)\\n\\1```$");
    private static final Pattern NAMELESS = Pattern.compile("(?ms)^ *```sh\\n(.*?)\\n *```$");

    public static Guide read() {
        return read("guia-del-profesor.md");
    }

    /** Another document of the folder docs, written in the same way. */
    public static Guide read(String name) {
        try {
            var text = Files.readString(Path.of("docs", name));
            var blocks = new LinkedHashMap<String, String>();
            BLOCK.matcher(text)
                    .results()
                    .forEach(block ->
                            blocks.put(block.group(2), block.group(3).replaceAll("(?m)^" + block.group(1), "")));
            return new Guide(text, blocks);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What is to be typed there. */
    public String block(String name) {
        var block = blocks.get(name);
        if (block == null) {
            throw new AssertionError("the guide has no block " + name);
        }
        return block;
    }

    /** What is to be typed and has no name. */
    public List<String> nameless() {
        return NAMELESS.matcher(text).results().map(block -> block.group(1)).toList();
    }

    /** What stands in the first column of the table that is headed so, as code. */
    public List<String> firstColumn(String heading) {
        var table = Pattern.compile("(?m)^\\| " + heading + " \\|.*\\n\\|[-|]+\\|\\n((?:\\|.*\\n)+)")
                .matcher(text);
        if (!table.find()) {
            throw new AssertionError("the guide has no table of " + heading);
        }
        return table.group(1)
                .lines()
                .map(line -> line.substring(3, line.indexOf('`', 3)))
                .toList();
    }
}
