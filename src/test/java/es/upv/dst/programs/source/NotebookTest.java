// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.programs.source;

import static es.upv.dst.programs.source.HandIn.PROGRAM;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests extracting the code cells of notebooks. */
class NotebookTest {

    @Test
    void codeCellsOfFormat4_areJoinedWithABlankLine() {
        var json = """
                {"nbformat": 4, "metadata": {"kernelspec": {"language": "python"}}, "cells": [
                  {"cell_type": "markdown", "source": ["# Práctica"]},
                  {"cell_type": "code", "source": ["import time\\n", "x = 1"], "outputs": [{"data": {"a": [1]}}]},
                  {"cell_type": "code", "source": "  \\n"},
                  {"cell_type": "code", "source": "print(x)\\n"}, null]}
                """;
        assertThat(HandIn.of("p.ipynb", json).texts()).containsExactly("import time\nx = 1\n\nprint(x)\n");
    }

    @Test
    void codeCellsOfFormat3_areRead() {
        var json = """
                {"nbformat": 3, "worksheets": [{"cells": [
                  {"cell_type": "code", "input": ["import time\\n", "x = 1"], "language": "python"},
                  {"cell_type": "heading", "level": 1, "source": "x"}]},
                  {"cells": [{"cell_type": "code", "input": "print(x)"}]}]}
                """;
        assertThat(HandIn.of("p.ipynb", json).texts()).containsExactly("import time\nx = 1\n\nprint(x)\n");
    }

    @Test
    void magics_areCommentedOut() {
        var cell =
                "%matplotlib inline\n!pip install \\\n  paho-mqtt\nif x:\n    !ls\nfiles = !ls\nmqtt.Client?\n?print\n"
                        + "y = (x\n  % 3)\nz = 5 % x\nok = x != 1\n";
        assertThat(CellMagic.commentOut(cell))
                .isEqualTo("# %matplotlib inline\n# !pip install \\\npass  # paho-mqtt\nif x:\n    pass  # !ls\n"
                                .replace("\npass", "\n  pass")
                        + "# files = !ls\n# mqtt.Client?\n# ?print\n"
                        + "y = (x\n  % 3)\nz = 5 % x\nok = x != 1");
    }

    /** U+2028 ends a line for a pattern of Java, but not for Python. */
    @Test
    void longMagicWithALineSeparator_isReadSoon() {
        var magic = "%a" + " ".repeat(1_000_000) + "\u2028x";
        var commented = assertTimeoutPreemptively(Duration.ofMinutes(1), () -> CellMagic.commentOut(magic));
        assertThat(commented).startsWith("# %a ").hasSize(magic.length() + 2);
    }

    @Test
    void notebookOfManyMagics_isRefusedWithoutCommentingThemOut() {
        var json = "{\"cells\": [{\"cell_type\": \"code\", \"source\": \"%s\"}]}";
        var notebook = Notebook.parse(json.formatted("%a\\n".repeat(100))).orElseThrow();
        assertThat(notebook.source(149)).isEqualTo("# %a\n".repeat(100));
        assertThat(notebook.source(148)).isEqualTo("%a\n".repeat(100));
        var large = json.formatted("%a\\n".repeat(200_000));
        assertThat(HandIn.of("p.ipynb", large).refusal()).isEqualTo(UnreadableReason.TOO_LARGE);
    }

    @ParameterizedTest
    @CsvSource({
        "'%%time\nx = 1', '# %%time\nx = 1'",
        "'%%writefile p.py\nx = 1', '# %%writefile p.py\nx = 1'",
        "'\n%%bash\nls -l\ncd x', '# \n# %%bash\n# ls -l\n# cd x'"
    })
    void cellMagic_commentsOutTheCellIfItIsNotPython(String cell, String result) {
        assertThat(CellMagic.commentOut(cell)).isEqualTo(result);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "[]",
                "null",
                "42",
                "{}",
                "{\"cells\": 5}",
                "{\"cells\": [{\"cell_type\": \"code\", \"source\": [{}]}]}",
                "{\"cells\": [{\"cell_type\": \"code\", \"source\": {\"a\": 1}}]}",
                "{\"cells\": []} trailing",
                "{\"cells\": [{\"cell_type\": \"code\", \"source\": \"\\u0000\"}]}",
                PROGRAM
            })
    void damagedNotebook_isRefused(String json) {
        assertThat(HandIn.of("p.ipynb", json).refusal()).isEqualTo(UnreadableReason.BAD_NOTEBOOK);
    }

    @ParameterizedTest
    @ValueSource(strings = {"[", "{\"a\":", "{\"cells\":[", "{\"cells\":[{\"source\":["})
    void deeplyNestedJson_isRefused(String opening) {
        assertThat(HandIn.of("p.ipynb", opening.repeat(10_000)).refusal()).isEqualTo(UnreadableReason.BAD_NOTEBOOK);
        var ignoredPart = "{\"cells\":[], \"x\":" + "[".repeat(10_000) + "]".repeat(10_000) + "}";
        assertThat(HandIn.of("p.ipynb", ignoredPart).refusal()).isEqualTo(UnreadableReason.BAD_NOTEBOOK);
    }

    @Test
    void manyTokens_areRefused() {
        var json = "{\"cells\":[" + "{},".repeat(1_000_000) + "{}]}";
        assertThat(HandIn.of("p.ipynb", json).refusal()).isEqualTo(UnreadableReason.BAD_NOTEBOOK);
    }

    @Test
    void notebookWithoutCode_hasNoSource() {
        var json = "{\"cells\": [{\"cell_type\": \"markdown\", \"source\": \"import x\"}, {\"cell_type\": \"code\"}]}";
        assertThat(HandIn.of("p.ipynb", json).refused())
                .isEqualTo(new ExtractedSource.Unreadable(UnreadableReason.NO_SOURCE, "found p.ipynb"));
    }

    @Test
    void largeOutputs_areSkipped() {
        var json = "{\"cells\": [{\"cell_type\": \"code\", \"source\": \"import time\", \"outputs\": [\""
                + "A".repeat(4_000_000) + "\"]}]}";
        assertThat(HandIn.of("p.ipynb", json).texts()).containsExactly("import time\n");
    }
}
