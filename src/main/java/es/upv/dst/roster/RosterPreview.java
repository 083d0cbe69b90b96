// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.roster;

import es.upv.dst.language.Sentence;
import es.upv.dst.roster.draft.RefusedLine;
import es.upv.dst.roster.draft.RosterDraft;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** The change that a draft would make to the roster as it was at the preview. */
public final class RosterPreview {

    /** What becomes of the students who are enrolled and not in the draft. */
    public enum Mode {
        /** They stay enrolled. */
        ADD,
        /** They are removed. */
        REPLACE;

        RosterChange change(Map<Dni, Student> before, List<Student> list) {
            return switch (this) {
                case ADD -> RosterChange.adding(before, list);
                case REPLACE -> RosterChange.replacing(before, list);
            };
        }
    }

    private final Mode mode;
    private final RosterDraft draft;
    private final Map<Dni, Student> before;
    private final RosterChange change;

    RosterPreview(Mode mode, RosterDraft draft, Map<Dni, Student> before) {
        this.mode = mode;
        this.draft = draft;
        this.before = before;
        this.change = mode.change(before, draft.students());
    }

    /** The change, unless these students are not those of the preview or the draft has errors. */
    Optional<RosterChange> changeOf(Map<Dni, Student> now) {
        return refused().isEmpty() && now.equals(before) ? Optional.of(change) : Optional.empty();
    }

    public Mode mode() {
        return mode;
    }

    RosterDraft draft() {
        return draft;
    }

    /** The headings of the columns that the lab does not need. */
    public List<String> ignoredColumns() {
        return draft.ignoredColumns();
    }

    /** What a person should know about how the file was read. */
    public List<Sentence> notes() {
        return draft.notes();
    }

    /** The lines with errors; unless this is empty, the draft cannot be applied. */
    public List<RefusedLine> refused() {
        return draft.refused();
    }

    public List<Student> added() {
        return change.added();
    }

    public List<Update> updated() {
        return change.updated().stream()
                .map(student -> new Update(Objects.requireNonNull(before.get(student.dni())), student))
                .toList();
    }

    /** The students who would be removed, in the order of their numbers. */
    public List<Student> removed() {
        return change.removed().stream()
                .sorted(Comparator.comparing(Student::dni))
                .toList();
    }

    /** The number of students who stay as they are. */
    public int unchanged() {
        return before.size() - change.updated().size() - change.removed().size();
    }

    /** Whether nothing would change. */
    public boolean isEmpty() {
        return change.isEmpty();
    }

    /** Whether none of the enrolled students would stay enrolled. */
    public boolean removesEverybody() {
        return !before.isEmpty() && change.removed().size() == before.size();
    }

    /** A student who would be changed. */
    public record Update(Student before, Student after) {}
}
