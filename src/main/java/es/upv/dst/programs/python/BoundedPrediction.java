// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.programs.python;

import java.util.Arrays;
import org.antlr.v4.runtime.Parser;
import org.antlr.v4.runtime.atn.ParserATNSimulator;
import org.antlr.v4.runtime.atn.PredictionContextCache;
import org.antlr.v4.runtime.dfa.DFA;
import org.antlr.v4.runtime.dfa.DFAState;

/**
 * The predictions of one parse. ANTLR keeps a state of about 4 kB for each prediction that it has not made before, and
 * shares these states between all parsers. Different brackets inside each other need a new state at each token.
 */
final class BoundedPrediction extends ParserATNSimulator {

    /** What the parsers of all programs may keep. The programs of a class need about 1,500 together. */
    private static final int MAX_KEPT = 10_000;

    private final Runnable onNewState;

    /** @param onNewState runs after each new state, and may refuse the program */
    BoundedPrediction(Parser parser, Runnable onNewState) {
        // The shared cache of contexts would grow without bound, and nothing empties it.
        super(parser, parser.getATN(), parser.getInterpreter().decisionToDFA, new PredictionContextCache());
        this.onNewState = onNewState;
    }

    @Override
    protected DFAState addDFAState(DFA decision, DFAState state) {
        var added = super.addDFAState(decision, state);
        if (added == state && state != ERROR) {
            onNewState.run();
        }
        return added;
    }

    /** Returns whether the parsers keep so many states that they should forget them. */
    boolean keepsTooMuch() {
        return Arrays.stream(decisionToDFA)
                        .mapToInt(decision -> decision.states.size())
                        .sum()
                > MAX_KEPT;
    }
}
