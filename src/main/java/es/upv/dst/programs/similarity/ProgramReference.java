// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.programs.similarity;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Identifies a program of this course or of a past one. As text it is the number, after an {@code a} if it is archived.
 *
 * @param archived whether this is a program of a past course
 * @param id its number in the table of its kind
 */
public record ProgramReference(boolean archived, long id) implements Comparable<ProgramReference> {

    private static final String ARCHIVED = "a";
    private static final Pattern TEXT = Pattern.compile("(a?)([1-9][0-9]{0,17})");
    /** An archived program is earlier than any program of this course. */
    private static final Comparator<ProgramReference> EARLIEST_FIRST = Comparator.comparing(
                    ProgramReference::archived, Comparator.reverseOrder())
            .thenComparing(ProgramReference::id);

    /** A program of this course. */
    public static ProgramReference of(long id) {
        return new ProgramReference(false, id);
    }

    /** Reads the text form; empty if the text is none. */
    public static Optional<ProgramReference> parse(String text) {
        var matcher = TEXT.matcher(text);
        return matcher.matches()
                ? Optional.of(new ProgramReference(!matcher.group(1).isEmpty(), Long.parseLong(matcher.group(2))))
                : Optional.empty();
    }

    /** Reads the two columns of which one is set. */
    public static ProgramReference ofColumns(@Nullable Long program, @Nullable Long archived) {
        if (program != null) {
            return of(program);
        }
        if (archived != null) {
            return new ProgramReference(true, archived);
        }
        throw new IllegalArgumentException("neither a program nor an archived one");
    }

    /** The value of the column for programs of this course. */
    public @Nullable Long programColumn() {
        return archived ? null : id;
    }

    /** The value of the column for archived programs. */
    public @Nullable Long archivedColumn() {
        return archived ? id : null;
    }

    @Override
    public int compareTo(ProgramReference other) {
        return EARLIEST_FIRST.compare(this, other);
    }

    @JsonValue
    @Override
    public String toString() {
        return (archived ? ARCHIVED : "") + id;
    }
}
