// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.programs.python.syntax;

import de.jplag.python3.grammar.Python3Parser.And_testContext;
import de.jplag.python3.grammar.Python3Parser.ComparisonContext;
import de.jplag.python3.grammar.Python3Parser.ExprContext;
import de.jplag.python3.grammar.Python3Parser.LambdefContext;
import de.jplag.python3.grammar.Python3Parser.Not_testContext;
import de.jplag.python3.grammar.Python3Parser.Or_testContext;
import de.jplag.python3.grammar.Python3Parser.Star_exprContext;
import de.jplag.python3.grammar.Python3Parser.TestContext;
import de.jplag.python3.grammar.Python3Parser.TestlistContext;
import de.jplag.python3.grammar.Python3Parser.Yield_exprContext;
import es.upv.dst.programs.python.GrammarParser;
import es.upv.dst.programs.python.syntax.Expression.Assigned;
import es.upv.dst.programs.python.syntax.Expression.Binary;
import es.upv.dst.programs.python.syntax.Expression.Choice;
import es.upv.dst.programs.python.syntax.Expression.Lambda;
import es.upv.dst.programs.python.syntax.Expression.Other;
import es.upv.dst.programs.python.syntax.Expression.Sequence;
import es.upv.dst.programs.python.syntax.Expression.Starred;
import es.upv.dst.programs.python.syntax.Expression.Yield;
import es.upv.dst.programs.python.syntax.Statement.Function;
import es.upv.dst.programs.python.syntax.Statement.Return;
import java.util.ArrayList;
import java.util.List;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.tree.ParseTree;

/** Expressions with operators, from the parse tree of the grammar. {@link AtomBuilder} has those without. */
final class ExpressionBuilder {

    private final AtomBuilder atoms;

    /** @param depth how many f-strings are around the expression */
    ExpressionBuilder(GrammarParser parser, int depth) {
        atoms = new AtomBuilder(this, parser, depth);
    }

    Expression testlist(TestlistContext list) {
        return list.test().size() == 1 && list.COMMA().isEmpty()
                ? test(list.test(0))
                : new Sequence(line(list), list.test().stream().map(this::test).toList());
    }

    /** The expressions among the children of a list, in their order. */
    List<Expression> elements(ParserRuleContext list) {
        var elements = new ArrayList<Expression>();
        for (var child : list.children) {
            child(child, elements);
        }
        return elements;
    }

    private void child(ParseTree child, List<Expression> elements) {
        switch (child) {
            case TestContext test -> elements.add(test(test));
            case ExprContext expr -> elements.add(expr(expr));
            case Star_exprContext star -> elements.add(new Starred(line(star), expr(star.expr())));
            default -> {}
        }
    }

    /** One expression, or a tuple if the list has a comma. */
    Expression listOrTuple(ParserRuleContext list) {
        var elements = elements(list);
        return list.getChildCount() == 1 ? elements.getFirst() : new Sequence(line(list), elements);
    }

    Expression test(TestContext test) {
        if (test.lambdef() != null) {
            return lambda(test.lambdef());
        }
        var value = orTest(test.or_test(0));
        return test.IF() == null
                ? value
                : new Choice(
                        line(test),
                        List.of(new Other(line(test), List.of(orTest(test.or_test(1)))), value, test(test.test())));
    }

    private Expression lambda(LambdefContext lambda) {
        var parameters = lambda.varargslist() == null
                ? List.<Statement.Parameter>of()
                : new ParameterBuilder(this).parameters(lambda.varargslist());
        var body = List.<Statement>of(new Return(test(lambda.test())));
        return new Lambda(line(lambda), new Function(line(lambda), "lambda", parameters, body, List.of()));
    }

    Expression orTest(Or_testContext or) {
        boolean assigns = or.children.stream().anyMatch(child -> child.getText().equals(":="));
        var operands = or.and_test().stream().map(this::andTest).toList();
        if (operands.size() == 1) {
            return operands.getFirst();
        }
        return assigns
                ? new Assigned(line(or), operands.getFirst(), choice(or, operands.subList(1, operands.size())))
                : choice(or, operands);
    }

    private static Expression choice(ParserRuleContext context, List<Expression> operands) {
        return operands.size() == 1 ? operands.getFirst() : new Choice(line(context), operands);
    }

    private Expression andTest(And_testContext and) {
        return choice(and, and.not_test().stream().map(this::notTest).toList());
    }

    private Expression notTest(Not_testContext not) {
        return not.not_test() != null
                ? new Other(line(not), List.of(notTest(not.not_test())))
                : comparison(not.comparison());
    }

    private Expression comparison(ComparisonContext comparison) {
        var operands = comparison.expr().stream().map(this::expr).toList();
        return operands.size() == 1 ? operands.getFirst() : new Other(line(comparison), operands);
    }

    Expression expr(ExprContext expr) {
        if (expr.atom_expr() != null) {
            return atoms.atomExpression(expr.atom_expr());
        }
        var first = expr(expr.expr(0));
        if (expr.expr().size() == 1) {
            var sign = expr.getChild(0).getText();
            return sign.equals("-") && first instanceof Expression.Literal(int line, var digits)
                    ? new Expression.Literal(line, "-" + digits)
                    : new Other(line(expr), List.of(first));
        }
        return new Binary(line(expr), expr.getChild(1).getText(), first, expr(expr.expr(1)));
    }

    Expression yield(Yield_exprContext yield) {
        var argument = yield.yield_arg();
        if (argument == null) {
            return new Yield(line(yield), new Other(line(yield), List.of()));
        }
        return new Yield(line(yield), argument.test() != null ? test(argument.test()) : testlist(argument.testlist()));
    }

    static int line(ParserRuleContext context) {
        return context.getStart().getLine();
    }
}
