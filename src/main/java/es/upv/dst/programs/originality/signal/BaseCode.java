// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.programs.originality.signal;

import es.upv.dst.language.Sentence;
import es.upv.dst.programs.originality.jplag.KnownNames;
import es.upv.dst.programs.originality.jplag.Structure;
import es.upv.dst.programs.python.ParseResult;
import es.upv.dst.programs.python.PythonParser;
import es.upv.dst.programs.python.PythonProgram;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** The listings of the sheet, which every student may use, and the names of Python and paho. */
public final class BaseCode {

    private static final String FILES = "classpath:es/upv/dst/programs/originality/base-code/*.py";

    private BaseCode() {}

    public static Features read() {
        var features = new ArrayList<Features>();
        features.add(Features.ofNames(KnownNames.all()));
        try {
            for (var file : new PathMatchingResourcePatternResolver().getResources(FILES)) {
                var program = parsed(file);
                features.add(Features.of(program, Structure.of(program.tree())));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Features.union(features);
    }

    private static PythonProgram parsed(Resource file) throws IOException {
        return switch (new PythonParser().parse(file.getContentAsString(StandardCharsets.UTF_8))) {
            case ParseResult.Parsed<PythonProgram>(PythonProgram program) -> program;
            case ParseResult.Refused<PythonProgram>(int line, Sentence reason) ->
                throw new IllegalStateException(file + ", line " + line + ": " + reason);
        };
    }
}
