// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.programs.python.syntax;

import static es.upv.dst.programs.python.syntax.ExpressionBuilder.line;

import de.jplag.python3.grammar.Python3Parser.Expr_stmtContext;
import de.jplag.python3.grammar.Python3Parser.Flow_stmtContext;
import de.jplag.python3.grammar.Python3Parser.Import_fromContext;
import de.jplag.python3.grammar.Python3Parser.Import_stmtContext;
import de.jplag.python3.grammar.Python3Parser.NameContext;
import de.jplag.python3.grammar.Python3Parser.Simple_stmtContext;
import de.jplag.python3.grammar.Python3Parser.Simple_stmtsContext;
import de.jplag.python3.grammar.Python3Parser.Testlist_star_exprContext;
import de.jplag.python3.grammar.Python3Parser.Yield_exprContext;
import es.upv.dst.programs.python.syntax.Expression.Other;
import es.upv.dst.programs.python.syntax.Statement.Assign;
import es.upv.dst.programs.python.syntax.Statement.Augment;
import es.upv.dst.programs.python.syntax.Statement.Evaluate;
import es.upv.dst.programs.python.syntax.Statement.Import;
import es.upv.dst.programs.python.syntax.Statement.Outer;
import es.upv.dst.programs.python.syntax.Statement.Return;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.tree.ParseTree;

/** Assignments, imports, and the other statements of one line. */
final class SimpleStatementBuilder {

    private final ExpressionBuilder expressions;

    SimpleStatementBuilder(ExpressionBuilder expressions) {
        this.expressions = expressions;
    }

    List<Statement> statements(Simple_stmtsContext line) {
        return line.simple_stmt().stream().flatMap(this::statement).toList();
    }

    private Stream<Statement> statement(Simple_stmtContext statement) {
        if (statement.expr_stmt() != null) {
            return Stream.of(expression(statement.expr_stmt()));
        } else if (statement.flow_stmt() != null) {
            return flow(statement.flow_stmt());
        } else if (statement.import_stmt() != null) {
            return imports(statement.import_stmt());
        } else if (statement.global_stmt() != null) {
            return Stream.of(new Outer(names(statement.global_stmt().name())));
        } else if (statement.nonlocal_stmt() != null) {
            return Stream.of(new Outer(names(statement.nonlocal_stmt().name())));
        }
        return Stream.empty();
    }

    private static List<String> names(List<NameContext> names) {
        return names.stream().map(NameContext::getText).toList();
    }

    private Statement expression(Expr_stmtContext statement) {
        var first = expressions.listOrTuple(statement.testlist_star_expr(0));
        if (statement.annassign() != null) {
            var annotation = statement.annassign();
            return annotation.ASSIGN() == null
                    ? new Assign(List.of(first), new Other(line(statement), List.of()))
                    : new Assign(List.of(first), expressions.test(annotation.test(1)));
        }
        if (statement.augassign() != null) {
            var operator = statement.augassign().getText();
            var value = statement.testlist() != null
                    ? expressions.testlist(statement.testlist())
                    : expressions.yield(statement.yield_expr(0));
            return new Augment(line(statement), first, operator.substring(0, operator.length() - 1), value);
        }
        var sides = new ArrayList<Expression>();
        for (var child : statement.children) {
            side(child, sides);
        }
        return sides.size() == 1
                ? new Evaluate(first)
                : new Assign(List.copyOf(sides.subList(0, sides.size() - 1)), sides.getLast());
    }

    private void side(ParseTree child, List<Expression> sides) {
        switch (child) {
            case Testlist_star_exprContext list -> sides.add(expressions.listOrTuple(list));
            case Yield_exprContext yield -> sides.add(expressions.yield(yield));
            default -> {}
        }
    }

    private Stream<Statement> flow(Flow_stmtContext flow) {
        if (flow.return_stmt() != null && flow.return_stmt().testlist() != null) {
            return Stream.of(new Return(expressions.testlist(flow.return_stmt().testlist())));
        } else if (flow.yield_stmt() != null) {
            return Stream.of(new Evaluate(expressions.yield(flow.yield_stmt().yield_expr())));
        }
        return Stream.empty();
    }

    private static Stream<Statement> imports(Import_stmtContext statement) {
        if (statement.import_name() != null) {
            return statement.import_name().dotted_as_names().dotted_as_name().stream()
                    .map(module -> module.name() == null
                            ? imported(
                                    module.dotted_name().name(0),
                                    module.dotted_name().name(0).getText())
                            : imported(module.name(), module.dotted_name().getText()));
        }
        return names(statement.import_from());
    }

    private static Stream<Statement> names(Import_fromContext from) {
        var module = from.dotted_name() == null ? "" : from.dotted_name().getText() + ".";
        if (from.import_as_names() == null) {
            return Stream.empty();
        }
        return from.import_as_names().import_as_name().stream()
                .map(each ->
                        imported(each.name().getLast(), module + each.name(0).getText()));
    }

    private static Statement imported(ParserRuleContext name, String path) {
        return new Import(name.getText(), path);
    }
}
