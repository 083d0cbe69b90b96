// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.programs.evidence.values;

import es.upv.dst.programs.evidence.values.Value.Text;

/** What is inside lists, tuples and dictionaries. */
public final class Elements {

    private final Changes changes;

    public Elements(Changes changes) {
        this.changes = changes;
    }

    /** What an iteration visits: elements, and the keys of a dictionary. */
    public Values of(Values iterables) {
        return iterables.flatMap(value -> value instanceof ClassInstance instance
                ? instance.all().with(keys(instance))
                : Values.unknown(Values.of(value).origins()));
    }

    public Values keys(ClassInstance instance) {
        return instance.fields().keySet().stream()
                .filter(key -> !key.equals("*") && !key.chars().allMatch(Character::isDigit))
                .map(Values::text)
                .reduce(Values.NONE, Values::with);
    }

    public Values at(Value object, Values keys) {
        if (!(object instanceof ClassInstance instance)) {
            return Values.unknown(Values.of(object).origins());
        }
        boolean known = !keys.isEmpty() && keys.stream().allMatch(key -> isKey(instance, key));
        return known
                ? keys.flatMap(key -> instance.get(((Text) key).shown()))
                : instance.all().isEmpty() ? Values.unknown() : instance.all();
    }

    private static boolean isKey(ClassInstance instance, Value key) {
        return key instanceof Text text && text.isConstant() && instance.has(text.shown());
    }

    public void put(ClassInstance instance, Values keys, Values values) {
        for (var key : keys.stream().toList()) {
            if (key instanceof Text text && text.isConstant()) {
                instance.set(text.shown(), values);
            } else {
                instance.add(values);
            }
        }
    }

    public void copy(Values from, ClassInstance to) {
        from.stream().forEach(value -> {
            if (value instanceof ClassInstance instance) {
                instance.fields().forEach((field, values) -> {
                    if (instance != to && changes.step(1)) {
                        to.set(field, values);
                    }
                });
            } else {
                to.add(Values.of(value));
            }
        });
    }

    public Values unpack(Values values, int index) {
        return values.flatMap(value -> value instanceof ClassInstance instance
                ? instance.has(String.valueOf(index)) ? instance.get(String.valueOf(index)) : instance.all()
                : Values.unknown(Values.of(value).origins()));
    }

    /** Two texts beside each other, or two lists as one that holds the elements of both. */
    public Values plus(Values left, Values right) {
        var lists = left.flatMap(
                value -> value instanceof ClassInstance && right.stream().anyMatch(ClassInstance.class::isInstance)
                        ? Values.of(value).with(right)
                        : Values.NONE);
        return lists.isEmpty() ? Texts.concatenate(left, right) : lists;
    }
}
