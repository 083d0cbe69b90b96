// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.programs.evidence.values;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** An object that the program creates at one place. Two are equal if they are the same object. */
public final class ClassInstance implements Value {

    private static final int MAX_FIELDS = 200;

    /** The field for elements whose position or key is not known. */
    private static final String ANY = "*";

    private final Optional<Type> type;
    private final String library;

    private final Map<String, Values> fields = new LinkedHashMap<>();
    private final Changes changes;

    public ClassInstance(Optional<Type> type, String library, Changes changes) {
        this.type = type;
        this.library = library;
        this.changes = changes;
    }

    /** Its class, if that is in the program. */
    public Optional<Type> type() {
        return type;
    }

    /** The full name of the class in its library, or empty. */
    public String library() {
        return library;
    }

    public void set(String field, Values values) {
        var key = fields.size() < MAX_FIELDS || fields.containsKey(field) ? field : ANY;
        var before = fields.getOrDefault(key, Values.NONE);
        var after = before.with(values);
        if (after.size() != before.size() || !fields.containsKey(key)) {
            fields.put(key, after);
            changes.record();
        }
    }

    public void add(Values values) {
        set(ANY, values);
    }

    public boolean has(String field) {
        return fields.containsKey(field);
    }

    /** The values of a field, and of the elements that may be it. */
    public Values get(String field) {
        return fields.getOrDefault(field, Values.NONE).with(fields.getOrDefault(ANY, Values.NONE));
    }

    public Values all() {
        return fields.values().stream().reduce(Values.NONE, Values::with);
    }

    public Map<String, Values> fields() {
        return fields;
    }

    /** Whether all elements are known by their positions. */
    public boolean isTuple() {
        return !fields.containsKey(ANY) && (fields.isEmpty() || fields.containsKey("0"));
    }
}
