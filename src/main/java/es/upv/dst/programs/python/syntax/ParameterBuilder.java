// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.programs.python.syntax;

import de.jplag.python3.grammar.Python3Parser.TestContext;
import de.jplag.python3.grammar.Python3Parser.TfpdefContext;
import de.jplag.python3.grammar.Python3Parser.VfpdefContext;
import es.upv.dst.programs.python.syntax.Statement.Parameter;
import es.upv.dst.programs.python.syntax.Statement.ParameterKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.antlr.v4.runtime.ParserRuleContext;

/** The parameters of a function or of a lambda expression. */
final class ParameterBuilder {

    private final ExpressionBuilder expressions;
    private final List<Parameter> parameters = new ArrayList<>();
    private ParameterKind kind = ParameterKind.SINGLE;
    private ParameterKind next = ParameterKind.SINGLE;

    ParameterBuilder(ExpressionBuilder expressions) {
        this.expressions = expressions;
    }

    List<Parameter> parameters(ParserRuleContext list) {
        for (var child : list.children) {
            switch (child) {
                case TfpdefContext typed -> add(typed.name().getText());
                case VfpdefContext plain -> add(plain.getText());
                case TestContext initial -> {
                    var last = parameters.removeLast();
                    parameters.add(new Parameter(last.kind(), last.name(), Optional.of(expressions.test(initial))));
                }
                default -> mark(child.getText());
            }
        }
        return parameters;
    }

    private void add(String name) {
        parameters.add(new Parameter(next, name, Optional.empty()));
        next = kind;
    }

    private void mark(String text) {
        switch (text) {
            case "*" -> {
                kind = ParameterKind.KEYWORD_ONLY;
                next = ParameterKind.REST;
            }
            case "**" -> next = ParameterKind.REST_OF_KEYWORDS;
            case "," -> next = next == ParameterKind.REST ? kind : next;
            default -> {}
        }
    }
}
