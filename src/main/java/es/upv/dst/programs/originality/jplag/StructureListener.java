// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.programs.originality.jplag;

import static java.util.Map.entry;

import de.jplag.Token;
import de.jplag.TokenType;
import de.jplag.python3.Python3TokenType;
import de.jplag.python3.grammar.Python3Parser;
import java.io.File;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.tree.ErrorNode;
import org.antlr.v4.runtime.tree.ParseTreeListener;
import org.antlr.v4.runtime.tree.TerminalNode;
import org.jspecify.annotations.Nullable;

/**
 * Collects the tokens of a syntax tree. They are JPlag's tokens with two differences. Calls and attributes of known
 * names have tokens of their own, since JPlag's tokens are too few to tell programs of this size apart. What a copy
 * adds or removes most easily has no tokens; see {@link Inessential}.
 */
final class StructureListener implements ParseTreeListener {

    /** JPlag's tokens need a file. It is never read. */
    static final File NO_FILE = new File("program.py");

    private static final Map<Class<?>, TokenType> BEGIN = Map.ofEntries(
            entry(Python3Parser.Assert_stmtContext.class, Python3TokenType.ASSERT),
            entry(Python3Parser.Raise_stmtContext.class, Python3TokenType.RAISE),
            entry(Python3Parser.Return_stmtContext.class, Python3TokenType.RETURN),
            entry(Python3Parser.Yield_exprContext.class, Python3TokenType.YIELD),
            entry(Python3Parser.Break_stmtContext.class, Python3TokenType.BREAK),
            entry(Python3Parser.Continue_stmtContext.class, Python3TokenType.CONTINUE),
            entry(Python3Parser.Del_stmtContext.class, Python3TokenType.DEL),
            entry(Python3Parser.Except_clauseContext.class, Python3TokenType.EXCEPT_BEGIN),
            entry(Python3Parser.While_stmtContext.class, Python3TokenType.WHILE_BEGIN),
            entry(Python3Parser.Try_stmtContext.class, Python3TokenType.TRY_BEGIN),
            entry(Python3Parser.If_stmtContext.class, Python3TokenType.IF_BEGIN),
            entry(Python3Parser.With_stmtContext.class, Python3TokenType.WITH_BEGIN),
            entry(Python3Parser.For_stmtContext.class, Python3TokenType.FOR_BEGIN),
            entry(Python3Parser.DecoratedContext.class, Python3TokenType.DEC_BEGIN),
            entry(Python3Parser.LambdefContext.class, Python3TokenType.LAMBDA),
            entry(Python3Parser.ClassdefContext.class, Python3TokenType.CLASS_BEGIN),
            entry(Python3Parser.FuncdefContext.class, Python3TokenType.METHOD_BEGIN),
            entry(Python3Parser.DictorsetmakerContext.class, Python3TokenType.ARRAY),
            entry(Python3Parser.AugassignContext.class, Python3TokenType.ASSIGN));

    private static final Map<Class<?>, TokenType> END = Map.of(
            Python3Parser.Except_clauseContext.class, Python3TokenType.EXCEPT_END,
            Python3Parser.While_stmtContext.class, Python3TokenType.WHILE_END,
            Python3Parser.If_stmtContext.class, Python3TokenType.IF_END,
            Python3Parser.With_stmtContext.class, Python3TokenType.WITH_END,
            Python3Parser.For_stmtContext.class, Python3TokenType.FOR_END,
            Python3Parser.DecoratedContext.class, Python3TokenType.DEC_END,
            Python3Parser.ClassdefContext.class, Python3TokenType.CLASS_END,
            Python3Parser.FuncdefContext.class, Python3TokenType.METHOD_END);

    private static final Map<Integer, TokenType> TERMINALS = Map.of(
            Python3Parser.FINALLY, Python3TokenType.FINALLY,
            Python3Parser.ASYNC, Python3TokenType.ASYNC,
            Python3Parser.AWAIT, Python3TokenType.AWAIT);

    private final List<Token> tokens = new ArrayList<>();
    private @Nullable ParserRuleContext skipped;

    List<Token> tokens() {
        return tokens;
    }

    @Override
    public void enterEveryRule(ParserRuleContext context) {
        if (skipped != null) {
            return;
        }
        if (Inessential.is(context)) {
            skipped = context;
        } else if (context instanceof Python3Parser.Atom_exprContext expression) {
            addUses(expression);
        } else if (context instanceof Python3Parser.Testlist_compContext list
                && !list.COMMA().isEmpty()) {
            add(Python3TokenType.ARRAY, context.getStart());
        } else {
            add(BEGIN.get(context.getClass()), context.getStart());
        }
    }

    @Override
    public void exitEveryRule(ParserRuleContext context) {
        if (skipped == null) {
            add(END.get(context.getClass()), context.getStop());
        } else if (skipped == context) {
            skipped = null;
        }
    }

    @Override
    public void visitTerminal(TerminalNode node) {
        if (skipped == null) {
            add(typeOf(node), node.getSymbol());
        }
    }

    @Override
    public void visitErrorNode(ErrorNode node) {
        // The parser stops at the first error.
    }

    /** The sign before a named argument or a default is no assignment. */
    private static @Nullable TokenType typeOf(TerminalNode node) {
        boolean assigns = node.getSymbol().getType() == Python3Parser.ASSIGN
                && (node.getParent() instanceof Python3Parser.Expr_stmtContext
                        || node.getParent() instanceof Python3Parser.AnnassignContext);
        return assigns
                ? Python3TokenType.ASSIGN
                : TERMINALS.get(node.getSymbol().getType());
    }

    /** Adds a token for each call and index, and for each attribute of a known name. */
    private void addUses(Python3Parser.Atom_exprContext expression) {
        var name = expression.atom().getText();
        var trailers = expression.trailer();
        for (int i = 0; i < trailers.size(); i++) {
            var trailer = trailers.get(i);
            if (trailer.OPEN_PAREN() != null) {
                add(KnownNames.contains(name) ? ApiUse.call(name) : Python3TokenType.APPLY, trailer.getStart());
                name = "";
            } else if (trailer.OPEN_BRACK() != null) {
                add(Python3TokenType.ARRAY, trailer.getStart());
                name = "";
            } else {
                boolean isCalled =
                        i + 1 < trailers.size() && trailers.get(i + 1).OPEN_PAREN() != null;
                var owner = name;
                name = trailer.name().getText();
                if (!isCalled && !owner.equals("self") && KnownNames.contains(name)) {
                    add(ApiUse.attribute(name), trailer.getStart());
                }
            }
        }
    }

    private void add(@Nullable TokenType type, org.antlr.v4.runtime.Token at) {
        if (type != null) {
            // JPlag's algorithm uses neither the column nor the length.
            tokens.add(new Token(type, NO_FILE, at.getLine(), 1, 1));
        }
    }
}
