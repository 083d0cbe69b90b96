// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.programs.originality.jplag;

import de.jplag.Token;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.antlr.v4.runtime.tree.ParseTree;
import org.antlr.v4.runtime.tree.ParseTreeWalker;

/** What a program does, statement by statement, as a sequence of tokens without names, texts and numbers. */
public final class Structure {

    private final List<Token> tokens;

    private Structure(List<Token> tokens) {
        this.tokens = List.copyOf(tokens);
    }

    public static Structure of(ParseTree tree) {
        var listener = new StructureListener();
        ParseTreeWalker.DEFAULT.walk(listener, tree);
        return new Structure(listener.tokens());
    }

    public int size() {
        return tokens.size();
    }

    /** Returns the line of a token, from 1. */
    public int line(int index) {
        return tokens.get(index).getLine();
    }

    /** Returns each sequence of so many tokens as a text, by the index of its first token. */
    public List<String> sequences(int length) {
        return IntStream.rangeClosed(0, tokens.size() - length)
                .mapToObj(start -> text(tokens.subList(start, start + length)))
                .toList();
    }

    /** With JPlag's mark of the end, which its algorithm needs. */
    List<Token> withEnd() {
        var all = new ArrayList<>(tokens);
        all.add(Token.fileEnd(StructureListener.NO_FILE));
        return all;
    }

    private static String text(List<Token> part) {
        var text = new StringBuilder();
        part.forEach(token -> text.append(token.getType().getDescription()).append(' '));
        return text.toString();
    }
}
