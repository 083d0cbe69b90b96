// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.programs.python.syntax;

import static es.upv.dst.programs.python.syntax.ExpressionBuilder.line;

import de.jplag.python3.grammar.Python3Parser.Async_stmtContext;
import de.jplag.python3.grammar.Python3Parser.BlockContext;
import de.jplag.python3.grammar.Python3Parser.ClassdefContext;
import de.jplag.python3.grammar.Python3Parser.DecoratedContext;
import de.jplag.python3.grammar.Python3Parser.DecoratorContext;
import de.jplag.python3.grammar.Python3Parser.For_stmtContext;
import de.jplag.python3.grammar.Python3Parser.FuncdefContext;
import de.jplag.python3.grammar.Python3Parser.Match_stmtContext;
import de.jplag.python3.grammar.Python3Parser.Pattern_capture_targetContext;
import de.jplag.python3.grammar.Python3Parser.StmtContext;
import de.jplag.python3.grammar.Python3Parser.With_stmtContext;
import es.upv.dst.programs.python.GrammarParser;
import es.upv.dst.programs.python.syntax.Expression.Call;
import es.upv.dst.programs.python.syntax.Expression.Name;
import es.upv.dst.programs.python.syntax.Expression.Other;
import es.upv.dst.programs.python.syntax.Expression.Sequence;
import es.upv.dst.programs.python.syntax.Expression.Starred;
import es.upv.dst.programs.python.syntax.Statement.Block;
import es.upv.dst.programs.python.syntax.Statement.ClassDefinition;
import es.upv.dst.programs.python.syntax.Statement.For;
import es.upv.dst.programs.python.syntax.Statement.Function;
import es.upv.dst.programs.python.syntax.Statement.With;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.tree.ParseTree;

/** Compound statements, from the parse tree of the grammar. {@link SimpleStatementBuilder} has the simple ones. */
final class StatementBuilder {

    private final ExpressionBuilder expressions;
    private final AtomBuilder atoms;
    private final SimpleStatementBuilder simple;

    StatementBuilder(GrammarParser parser) {
        expressions = new ExpressionBuilder(parser, 0);
        atoms = new AtomBuilder(expressions, parser, 0);
        simple = new SimpleStatementBuilder(expressions);
    }

    List<Statement> statements(List<StmtContext> contexts) {
        var statements = new ArrayList<Statement>();
        for (var context : contexts) {
            if (context.simple_stmts() != null) {
                statements.addAll(simple.statements(context.simple_stmts()));
            } else {
                statements.addAll(compound(context.compound_stmt().getChild(0)));
            }
        }
        return statements;
    }

    private List<Statement> compound(ParseTree statement) {
        return switch (statement) {
            case FuncdefContext function -> List.of(function(function, List.of()));
            case ClassdefContext type -> List.of(classDefinition(type, List.of()));
            case DecoratedContext decorated -> List.of(decorated(decorated));
            case For_stmtContext loop -> loop(loop);
            case With_stmtContext with -> with(with);
            case Async_stmtContext async -> compound(async.getChild(1));
            case Match_stmtContext match -> match(match);
            case ParserRuleContext other -> List.of(block(other));
            default -> List.of();
        };
    }

    private List<Statement> body(BlockContext block) {
        return block.simple_stmts() != null ? simple.statements(block.simple_stmts()) : statements(block.stmt());
    }

    private Block block(ParserRuleContext statement) {
        var body = new ArrayList<Statement>();
        for (var child : statement.children) {
            if (child instanceof BlockContext block) {
                body.addAll(body(block));
            }
        }
        return new Block(expressions.elements(statement), body);
    }

    private List<Statement> loop(For_stmtContext loop) {
        var body = new ArrayList<Statement>();
        loop.block().forEach(block -> body.addAll(body(block)));
        return List.of(new For(expressions.listOrTuple(loop.exprlist()), expressions.testlist(loop.testlist()), body));
    }

    private List<Statement> with(With_stmtContext with) {
        var statements = new ArrayList<Statement>();
        for (var item : with.with_item()) {
            statements.add(new With(
                    expressions.test(item.test()),
                    Optional.ofNullable(item.expr()).map(expressions::expr)));
        }
        statements.addAll(body(with.block()));
        return statements;
    }

    /** A name in a pattern may be bound to the subject, or to a part of it. */
    private List<Statement> match(Match_stmtContext match) {
        var subject = subject(match);
        var statements = new ArrayList<Statement>();
        for (var block : match.case_block()) {
            for (var name : names(block.patterns())) {
                var parts = new Sequence(line(block), List.of(subject, new Starred(line(block), subject)));
                statements.add(new For(new Name(line(block), name), parts, List.of()));
            }
            statements.addAll(body(block.block()));
        }
        return List.of(new Block(List.of(subject), statements));
    }

    private Expression subject(Match_stmtContext match) {
        var subject = match.subject_expr();
        return subject.test() == null ? new Other(line(match), List.of()) : expressions.test(subject.test());
    }

    private static List<String> names(ParserRuleContext patterns) {
        var names = new ArrayList<String>();
        var open = new ArrayDeque<ParseTree>(List.of(patterns));
        while (!open.isEmpty()) {
            var next = open.pop();
            if (next instanceof Pattern_capture_targetContext target) {
                names.add(target.getText());
            }
            for (int i = 0; i < next.getChildCount(); i++) {
                open.push(next.getChild(i));
            }
        }
        return names;
    }

    private Statement decorated(DecoratedContext decorated) {
        var decorators =
                decorated.decorators().decorator().stream().map(this::decorator).toList();
        if (decorated.classdef() != null) {
            return classDefinition(decorated.classdef(), decorators);
        }
        return function(
                decorated.funcdef() != null
                        ? decorated.funcdef()
                        : decorated.async_funcdef().funcdef(),
                decorators);
    }

    private Expression decorator(DecoratorContext decorator) {
        Expression expression =
                new Name(line(decorator), decorator.dotted_name().name(0).getText());
        for (var name : decorator.dotted_name().name().stream().skip(1).toList()) {
            expression = new Expression.Attribute(line(decorator), expression, name.getText());
        }
        return decorator.OPEN_PAREN() == null
                ? expression
                : new Call(line(decorator), expression, atoms.arguments(decorator.arglist()));
    }

    private Function function(FuncdefContext function, List<Expression> decorators) {
        var list = function.parameters().typedargslist();
        return new Function(
                line(function),
                function.name().getText(),
                list == null ? List.of() : new ParameterBuilder(expressions).parameters(list),
                body(function.block()),
                decorators);
    }

    private ClassDefinition classDefinition(ClassdefContext type, List<Expression> decorators) {
        var bases = atoms.arguments(type.arglist()).stream()
                .map(Expression.Argument::value)
                .toList();
        return new ClassDefinition(line(type), type.name().getText(), bases, body(type.block()), decorators);
    }
}
