// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.programs.evidence.values;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** What a program may do that matters outside of it: calls of libraries, payloads read, texts with fields. */
public final class Trace {

    /**
     * A call that no function of the program answers.
     *
     * @param receiver the full name of the module or class of the object, or empty where it is not known
     */
    public record ExternalCall(int line, String receiver, String name, Arguments arguments, Optional<String> unused) {}

    /** An attribute of an object of a library that is assigned. */
    public record AssignedAttribute(int line, String name, Values values, Optional<String> unused) {}

    /** A payload of a message that is read. */
    public record PayloadRead(int line, Optional<String> unused) {}

    /** A text of at least three fields with semicolons between them. */
    public record Fields(int line, Value.Text text, Optional<String> unused) {}

    private record Place(Object expression, Object path, String name) {}

    private record TextPlace(int line, Value.Text text) {}

    private final Map<Place, ExternalCall> calls = new LinkedHashMap<>();
    private final Map<Place, AssignedAttribute> attributes = new LinkedHashMap<>();
    private final Map<Integer, PayloadRead> payloads = new LinkedHashMap<>();
    private final Map<TextPlace, Fields> texts = new LinkedHashMap<>();
    private Optional<String> unused = Optional.empty();
    private boolean complete = true;

    /** The function, which nothing calls, that is evaluated from now on. */
    public void enterUnused(String function) {
        unused = Optional.of(function);
    }

    public void call(int line, Object expression, Object path, String receiver, String name, Arguments arguments) {
        var place = new Place(expression, path, receiver + "." + name);
        if (unused.isEmpty() || !calls.containsKey(place)) {
            calls.put(place, new ExternalCall(line, receiver, name, arguments, unused));
        }
    }

    public void assigned(int line, Object target, Object path, String name, Values values) {
        attributes.put(new Place(target, path, name), new AssignedAttribute(line, name, values, unused));
    }

    public void payload(int line) {
        payloads.putIfAbsent(line, new PayloadRead(line, unused));
    }

    public void text(int line, Value.Text text) {
        long separators = text.pieces().stream()
                .mapToLong(piece -> piece instanceof Value.Literal(var literal)
                        ? literal.chars().filter(c -> c == ';').count()
                        : 0)
                .sum();
        if (separators >= 2) {
            texts.putIfAbsent(new TextPlace(line, text), new Fields(line, text, unused));
        }
    }

    public void stopEarly() {
        complete = false;
    }

    public Collection<ExternalCall> calls() {
        return calls.values();
    }

    public Collection<AssignedAttribute> attributes() {
        return attributes.values();
    }

    public Collection<PayloadRead> payloads() {
        return payloads.values();
    }

    public Collection<Fields> texts() {
        return texts.values();
    }

    /** Whether every value was found, within the number of steps that a program may take. */
    public boolean isComplete() {
        return complete;
    }
}
