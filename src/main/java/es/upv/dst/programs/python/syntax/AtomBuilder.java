// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.programs.python.syntax;

import static es.upv.dst.programs.python.syntax.ExpressionBuilder.line;

import de.jplag.python3.grammar.Python3Parser.ArglistContext;
import de.jplag.python3.grammar.Python3Parser.ArgumentContext;
import de.jplag.python3.grammar.Python3Parser.AtomContext;
import de.jplag.python3.grammar.Python3Parser.Atom_exprContext;
import de.jplag.python3.grammar.Python3Parser.Comp_forContext;
import de.jplag.python3.grammar.Python3Parser.DictorsetmakerContext;
import de.jplag.python3.grammar.Python3Parser.SubscriptlistContext;
import de.jplag.python3.grammar.Python3Parser.Testlist_compContext;
import de.jplag.python3.grammar.Python3Parser.TrailerContext;
import es.upv.dst.programs.python.GrammarParser;
import es.upv.dst.programs.python.syntax.Expression.Argument;
import es.upv.dst.programs.python.syntax.Expression.ArgumentKind;
import es.upv.dst.programs.python.syntax.Expression.Attribute;
import es.upv.dst.programs.python.syntax.Expression.Call;
import es.upv.dst.programs.python.syntax.Expression.Clause;
import es.upv.dst.programs.python.syntax.Expression.Comprehension;
import es.upv.dst.programs.python.syntax.Expression.Entry;
import es.upv.dst.programs.python.syntax.Expression.Formatted;
import es.upv.dst.programs.python.syntax.Expression.Literal;
import es.upv.dst.programs.python.syntax.Expression.Mapping;
import es.upv.dst.programs.python.syntax.Expression.Name;
import es.upv.dst.programs.python.syntax.Expression.Other;
import es.upv.dst.programs.python.syntax.Expression.Sequence;
import es.upv.dst.programs.python.syntax.Expression.Subscript;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.antlr.v4.runtime.tree.TerminalNode;

/** Names, literals and displays, and the calls, attributes and subscripts after them. */
final class AtomBuilder {

    private final ExpressionBuilder expressions;
    private final GrammarParser parser;
    private final int depth;

    AtomBuilder(ExpressionBuilder expressions, GrammarParser parser, int depth) {
        this.expressions = expressions;
        this.parser = parser;
        this.depth = depth;
    }

    Expression atomExpression(Atom_exprContext context) {
        var expression = atom(context.atom());
        for (var trailer : context.trailer()) {
            expression = trailer(expression, trailer);
        }
        return expression;
    }

    private Expression trailer(Expression before, TrailerContext trailer) {
        if (trailer.name() != null) {
            return new Attribute(line(trailer), before, trailer.name().getText());
        }
        return trailer.subscriptlist() != null
                ? new Subscript(before.line(), before, index(trailer.subscriptlist()))
                : new Call(line(trailer), before, arguments(trailer.arglist()));
    }

    /** A slice has no value of its own; its bounds are operands. */
    private Expression index(SubscriptlistContext list) {
        var subscript = list.subscript_(0);
        if (list.subscript_().size() == 1 && subscript.COLON() == null) {
            return expressions.test(subscript.test(0));
        }
        return new Other(
                line(list),
                list.subscript_().stream()
                        .flatMap(each -> each.test().stream())
                        .map(expressions::test)
                        .toList());
    }

    List<Argument> arguments(ArglistContext list) {
        return list == null
                ? List.of()
                : list.argument().stream().map(this::argument).toList();
    }

    private Argument argument(ArgumentContext argument) {
        var value = argument.test(argument.test().size() - 1);
        if (argument.ASSIGN() != null) {
            return new Argument(ArgumentKind.KEYWORD, argument.test(0).getText(), expressions.test(value));
        }
        var kind = argument.STAR() != null
                ? ArgumentKind.UNPACKED_SEQUENCE
                : argument.POWER() != null ? ArgumentKind.UNPACKED_MAPPING : ArgumentKind.POSITIONAL;
        var expression = expressions.test(value);
        return new Argument(
                kind, "", argument.comp_for() == null ? expression : comprehension(argument.comp_for(), expression));
    }

    private Expression atom(AtomContext atom) {
        int line = line(atom);
        if (atom.name() != null) {
            return new Name(line, atom.getText());
        } else if (!atom.STRING().isEmpty()) {
            return strings(line, atom.STRING());
        } else if (atom.NUMBER() != null) {
            return new Literal(line, atom.getText().replace("_", ""));
        } else if (atom.yield_expr() != null) {
            return expressions.yield(atom.yield_expr());
        } else if (atom.testlist_comp() != null) {
            return display(atom.testlist_comp(), atom.OPEN_PAREN() != null);
        } else if (atom.dictorsetmaker() != null) {
            return braces(atom.dictorsetmaker());
        }
        return switch (atom.getStart().getText()) {
            case "(", "[" -> new Sequence(line, List.of());
            case "{" -> new Mapping(line, List.of());
            default -> new Other(line, List.of());
        };
    }

    private Expression strings(int line, List<TerminalNode> tokens) {
        var parts = tokens.stream()
                .map(token -> new StringLiteral(
                                parser, token.getText(), token.getSymbol().getLine(), depth)
                        .value())
                .toList();
        return parts.size() == 1 ? parts.getFirst() : new Formatted(line, parts);
    }

    private Expression display(Testlist_compContext list, boolean parentheses) {
        var elements = expressions.elements(list);
        if (list.comp_for() != null) {
            return comprehension(list.comp_for(), elements.getFirst());
        }
        return parentheses && list.getChildCount() == 1 ? elements.getFirst() : new Sequence(line(list), elements);
    }

    private Expression braces(DictorsetmakerContext maker) {
        var elements = expressions.elements(maker);
        if (maker.comp_for() != null) {
            return comprehension(maker.comp_for(), elements.getLast());
        }
        if (maker.COLON().isEmpty() && maker.POWER().isEmpty()) {
            return new Sequence(line(maker), elements);
        }
        var entries = new ArrayList<Entry>();
        for (int i = 0; i < maker.getChildCount(); i++) {
            var text = maker.getChild(i).getText();
            if (text.equals("**")) {
                entries.add(new Entry(Optional.empty(), elements.removeFirst()));
            } else if (text.equals(":")) {
                entries.add(new Entry(Optional.of(elements.removeFirst()), elements.removeFirst()));
            }
        }
        return new Mapping(line(maker), entries);
    }

    private Expression comprehension(Comp_forContext first, Expression element) {
        var clauses = new ArrayList<Clause>();
        Comp_forContext next = first;
        while (next != null) {
            clauses.add(new Clause(expressions.listOrTuple(next.exprlist()), expressions.orTest(next.or_test())));
            var rest = next.comp_iter();
            while (rest != null && rest.comp_if() != null) {
                rest = rest.comp_if().comp_iter();
            }
            next = rest == null ? null : rest.comp_for();
        }
        return new Comprehension(line(first), clauses, element);
    }
}
