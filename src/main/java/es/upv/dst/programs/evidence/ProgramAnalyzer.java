// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.programs.evidence;

import es.upv.dst.language.Sentence;
import es.upv.dst.programs.evidence.evaluation.Interpreter;
import es.upv.dst.programs.evidence.values.Trace;
import es.upv.dst.programs.python.ParseResult;
import es.upv.dst.programs.python.PythonParser;
import es.upv.dst.programs.python.syntax.Statement;
import es.upv.dst.programs.python.syntax.SyntaxTree;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * Finds the steps of the assignment in the text of a program, without executing it.
 *
 * <p>Any text gets an answer, never an exception. The work is bounded: a program that is too large or too deep is
 * answered with a {@link SyntaxProblem}. Instances are safe for use by several threads.
 */
public final class ProgramAnalyzer {

    private final PythonParser parser = new PythonParser();
    private final String prefix;

    /** For the topics of the sheet, {@code DST/…}. */
    public ProgramAnalyzer() {
        this("DST");
    }

    /** @param prefix what the topics begin with, without the slash */
    public ProgramAnalyzer(String prefix) {
        this.prefix = prefix;
    }

    public ProgramEvidence analyze(String source) {
        return switch (parser.parse(source, SyntaxTree::of)) {
            case ParseResult.Parsed<SyntaxTree>(SyntaxTree(var statements)) ->
                new ProgramEvidence(new StepFinder(prefix, trace(statements)).findings(), Optional.empty());
            case ParseResult.Refused<SyntaxTree>(int line, Sentence reason) ->
                new ProgramEvidence(unread(line, reason), Optional.of(new SyntaxProblem(line, reason)));
        };
    }

    /** The evaluation counts what its thread allocates. The JVM does not count that of a virtual thread. */
    private static Trace trace(List<Statement> statements) {
        if (!Thread.currentThread().isVirtual()) {
            return Interpreter.trace(statements);
        }
        return CompletableFuture.supplyAsync(
                        () -> Interpreter.trace(statements),
                        task -> Thread.ofPlatform().name("program-evaluation").start(task))
                .join();
    }

    private static List<StepFinding> unread(int line, Sentence reason) {
        return Arrays.stream(ProgramStep.values())
                .map(step -> StepFinding.missing(step, line, StepReason.UNREADABLE.with(reason)))
                .toList();
    }
}
