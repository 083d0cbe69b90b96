// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.programs.originality.jplag;

import de.jplag.python3.grammar.Python3Parser;
import java.util.regex.Pattern;
import org.antlr.v4.runtime.ParserRuleContext;

/**
 * What does not belong to the structure of a program, since it can be added or removed easily: statements
 * that only print or log, texts that stand alone, imports, {@code global}, and type annotations.
 */
final class Inessential {

    private static final Pattern OUTPUT = Pattern.compile("(self\\.)?(print|_?log(ger|ging)?\\.\\w+)\\(");

    private Inessential() {}

    static boolean is(ParserRuleContext context) {
        return switch (context) {
            case Python3Parser.Import_stmtContext statement -> true;
            case Python3Parser.Global_stmtContext statement -> true;
            case Python3Parser.Nonlocal_stmtContext statement -> true;
            case Python3Parser.Expr_stmtContext statement -> isOutputOrText(statement);
            case Python3Parser.TestContext expression -> isAnnotation(expression);
            default -> false;
        };
    }

    private static boolean isOutputOrText(Python3Parser.Expr_stmtContext statement) {
        return statement.getStart().getType() == Python3Parser.STRING
                || OUTPUT.matcher(statement.getText()).lookingAt();
    }

    private static boolean isAnnotation(Python3Parser.TestContext expression) {
        return switch (expression.getParent()) {
            case Python3Parser.TfpdefContext parameter -> true;
            case Python3Parser.FuncdefContext function -> true;
            case Python3Parser.AnnassignContext assignment -> assignment.test(0) == expression;
            default -> false;
        };
    }
}
