// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.programs.source;

import java.util.ArrayList;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Comments out what IPython accepts in a code cell and Python does not: magics ({@code %name}, {@code %%name}), shell
 * commands ({@code !command}) and help ({@code name?}).
 */
final class CellMagic {

    private static final Pattern CELL_MAGIC = Pattern.compile("\\s*+%%(\\w++).*", Pattern.DOTALL);
    /** A line may contain characters that end a line for a pattern, and not for Python, such as U+2028. */
    private static final Pattern LINE_MAGIC = Pattern.compile(
            "[ \\t]*+(?:(?:[\\w, \\t]++=[ \\t]*+)?(?:%\\w|!(?!=)).*|\\?{1,2}[\\w.]++|[\\w.]++\\?{1,2})[ \\t]*+",
            Pattern.DOTALL);

    /** Cell magics whose cell is not Python. */
    private static final Set<String> OTHER_LANGUAGES = Set.of(
            "bash",
            "sh",
            "script",
            "cmd",
            "system",
            "sx",
            "html",
            "HTML",
            "javascript",
            "js",
            "latex",
            "markdown",
            "svg",
            "SVG",
            "perl",
            "ruby");

    private CellMagic() {}

    static String commentOut(String cell) {
        var lines = new ArrayList<String>();
        var magic = CELL_MAGIC.matcher(cell);
        var everything = magic.matches() && OTHER_LANGUAGES.contains(magic.group(1));
        var continued = false;
        for (var line : cell.lines().toList()) {
            var commented = everything
                    || continued
                    || line.stripLeading().startsWith("%%")
                    || LINE_MAGIC.matcher(line).matches();
            lines.add(commented ? comment(line) : line);
            continued = commented && line.endsWith("\\");
        }
        return String.join("\n", lines);
    }

    /** An indented line stays a statement, because its block may have no other. */
    private static String comment(String line) {
        var code = line.stripLeading();
        var indent = line.substring(0, line.length() - code.length());
        return indent + (indent.isEmpty() ? "# " : "pass  # ") + code;
    }
}
