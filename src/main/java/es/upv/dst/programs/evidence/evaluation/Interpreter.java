// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.programs.evidence.evaluation;

import es.upv.dst.programs.evidence.values.Arguments;
import es.upv.dst.programs.evidence.values.Changes;
import es.upv.dst.programs.evidence.values.ClassInstance;
import es.upv.dst.programs.evidence.values.Elements;
import es.upv.dst.programs.evidence.values.Scope;
import es.upv.dst.programs.evidence.values.Trace;
import es.upv.dst.programs.evidence.values.Type;
import es.upv.dst.programs.evidence.values.Value;
import es.upv.dst.programs.evidence.values.Values;
import es.upv.dst.programs.python.syntax.Expression;
import es.upv.dst.programs.python.syntax.Statement;
import es.upv.dst.programs.python.syntax.Statement.Assign;
import es.upv.dst.programs.python.syntax.Statement.Augment;
import es.upv.dst.programs.python.syntax.Statement.Block;
import es.upv.dst.programs.python.syntax.Statement.ClassDefinition;
import es.upv.dst.programs.python.syntax.Statement.Evaluate;
import es.upv.dst.programs.python.syntax.Statement.For;
import es.upv.dst.programs.python.syntax.Statement.Function;
import es.upv.dst.programs.python.syntax.Statement.Import;
import es.upv.dst.programs.python.syntax.Statement.Outer;
import es.upv.dst.programs.python.syntax.Statement.Return;
import es.upv.dst.programs.python.syntax.Statement.With;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Finds the values of a program: evaluates its statements again and again until nothing new is found. */
public final class Interpreter {

    private static final int MAX_ROUNDS = 20;

    private final Changes changes = new Changes();
    private final Trace trace = new Trace();
    private final Elements elements = new Elements(changes);
    private final Evaluator evaluator = new Evaluator(this, changes, trace);
    private final Set<Value> functions = new LinkedHashSet<>();
    private final Context module = new Context(new Scope(Optional.empty(), true, changes), CallPath.root());

    private Interpreter() {}

    /** What the program may do. It always ends: names, steps and the depth of calls are bounded. */
    public static Trace trace(List<Statement> program) {
        var interpreter = new Interpreter();
        interpreter.evaluateAll(program);
        return interpreter.trace;
    }

    private void evaluateAll(List<Statement> program) {
        int before;
        int rounds = 0;
        do {
            before = changes.count();
            execute(program, module);
            evaluator.calls().invokePassed(module);
        } while (changes.count() != before && ++rounds < MAX_ROUNDS && !changes.exhausted());
        for (var value : new ArrayList<>(functions)) {
            if (value instanceof Value.Closure closure && !closure.isEvaluated()) {
                trace.enterUnused(closure.definition().name());
                evaluator.calls().invokeUnknown(closure, List.of(), module);
                evaluator.calls().invokePassed(module);
            }
        }
        if (changes.exhausted()) {
            trace.stopEarly();
        }
    }

    void execute(List<Statement> statements, Context context) {
        statements.forEach(statement -> execute(statement, context));
    }

    private void execute(Statement statement, Context context) {
        if (!changes.step(1)) {
            return;
        }
        switch (statement) {
            case Assign assign -> {
                var values = evaluator.evaluate(assign.value(), context);
                assign.targets().forEach(target -> evaluator.assign(target, values, context));
            }
            case Augment augment -> {
                var before = evaluator.evaluate(augment.target(), context);
                var value = evaluator.evaluate(augment.value(), context);
                var after = evaluator.operation(augment.line(), augment.operator(), before, value);
                evaluator.assign(augment.target(), after, context);
            }
            case Evaluate evaluate -> evaluator.evaluate(evaluate.expression(), context);
            case Return result -> context.scope().addReturned(evaluator.evaluate(result.value(), context));
            case Function function -> define(function, context);
            case ClassDefinition type -> define(type, context);
            case For loop -> {
                var visited = elements.of(evaluator.evaluate(loop.iterable(), context));
                evaluator.assign(loop.target(), visited, context);
                execute(loop.body(), context);
            }
            case With with -> {
                var entered = evaluator.evaluate(with.context(), context);
                with.target().ifPresent(target -> evaluator.assign(target, entered(entered), context));
            }
            case Block block -> {
                block.conditions().forEach(condition -> evaluator.evaluate(condition, context));
                execute(block.body(), context);
            }
            case Import imported ->
                context.scope().assign(imported.name(), Values.of(new Value.Library(imported.path())));
            case Outer outer -> outer.names().forEach(context.scope()::declareOuter);
        }
    }

    /** What {@code with} binds: the object, or what a generator of a context manager yields. */
    private static Values entered(Values managers) {
        return managers.flatMap(value ->
                value instanceof ClassInstance instance && instance.library().isEmpty()
                        ? Values.of(value).with(instance.all())
                        : Values.of(value));
    }

    private void define(Function function, Context context) {
        var closure = context.scope().closure(function);
        functions.add(closure);
        context.scope().assign(function.name(), Values.of(closure));
        for (var decorator : function.decorators()) {
            decorate(decorator, closure, context);
        }
    }

    /** A decorator of the program is called. One of a library may register the function as a callback. */
    private void decorate(Expression decorator, Value closure, Context context) {
        for (var value : evaluator.evaluateCallee(decorator, context).stream().toList()) {
            if (value instanceof Value.Library(var path)) {
                if (path.contains(".") && !path.startsWith("functools.")) {
                    evaluator.calls().passed(closure);
                }
            } else if (value instanceof Value.Closure || value instanceof Value.Bound) {
                var arguments = Arguments.of(List.of(Values.of(closure)));
                evaluator.calls().passed(closure);
                evaluator.calls().apply(value, arguments, decorator, context);
            } else {
                evaluator.calls().passed(closure);
            }
        }
    }

    private void define(ClassDefinition definition, Context context) {
        var type = context.scope().type(definition);
        var bases = new ArrayList<Type>();
        boolean library = false;
        for (var base : definition.bases()) {
            for (var value : evaluator.evaluateCallee(base, context).stream().toList()) {
                if (value instanceof Type known && known != type) {
                    bases.add(known);
                } else if (value instanceof Value.Library(var path) && path.contains("mqtt")) {
                    library = true;
                }
            }
        }
        type.inherit(bases, library);
        execute(definition.body(), new Context(type.members(), context.path()));
        context.scope().assign(definition.name(), Values.of(type));
    }
}
