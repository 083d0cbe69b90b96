// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.roster;

import jakarta.validation.Validator;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Writes one draft, row by row, and judges each; CSV and JSON are judged alike. */
class DraftWriter {

    private static final int LONGEST_NAME = 200;
    private static final int LONGEST_EMAIL = 254;
    private static final Pattern WITH_LETTER =
            Pattern.compile("[0-9XYZ]?[0-9]{1,7}[ -]?[A-Z]", Pattern.CASE_INSENSITIVE);
    private static final Pattern WITHOUT_ZEROS = Pattern.compile("[0-9]{1,7}");

    /** Spreadsheets write them in capitals. */
    private static final Pattern TRUTH = Pattern.compile("true|false", Pattern.CASE_INSENSITIVE);

    private final Validator validator;
    private final Set<Dni> seen = new HashSet<>();
    private final List<Student> students = new ArrayList<>();
    private final List<RefusedLine> refused = new ArrayList<>();

    DraftWriter(Validator validator) {
        this.validator = validator;
    }

    void refuse(long line, String value, Flaw flaw) {
        refused.add(new RefusedLine(line, value, flaw));
    }

    /** A row that has nothing around its cells; the last may be empty, and then nobody is marked. */
    void row(long line, String dni, String name, String email, String rehearsal) {
        int before = refused.size();
        flawOfDni(dni).ifPresent(flaw -> refuse(line, dni, flaw));
        flawOfName(name).ifPresent(flaw -> refuse(line, name, flaw));
        flawOfEmail(email).ifPresent(flaw -> refuse(line, email, flaw));
        if (!rehearsal.isEmpty() && !TRUTH.matcher(rehearsal).matches()) {
            refuse(line, rehearsal, Flaw.REHEARSAL);
        }
        if (refused.size() == before) {
            students.add(new Student(new Dni(dni), name, email, Boolean.parseBoolean(rehearsal)));
        }
    }

    RosterDraft draft() {
        refused.sort(Comparator.comparingLong(RefusedLine::line));
        return new RosterDraft(students, refused);
    }

    private Optional<Flaw> flawOfDni(String text) {
        var dni = Dni.parse(text);
        if (dni.isPresent()) {
            return seen.add(dni.get()) ? Optional.empty() : Optional.of(Flaw.DNI_TWICE);
        }
        if (text.isEmpty()) {
            return Optional.of(Flaw.DNI_MISSING);
        }
        if (WITHOUT_ZEROS.matcher(text).matches()) {
            return Optional.of(Flaw.DNI_ZEROS);
        }
        return Optional.of(WITH_LETTER.matcher(text).matches() ? Flaw.DNI_LETTER : Flaw.DNI);
    }

    private static Optional<Flaw> flawOfName(String text) {
        if (text.isEmpty()) {
            return Optional.of(Flaw.NAME_MISSING);
        }
        if (text.length() > LONGEST_NAME) {
            return Optional.of(Flaw.NAME_TOO_LONG);
        }
        return isLegible(text) ? Optional.empty() : Optional.of(Flaw.NAME_CONTROL);
    }

    private Optional<Flaw> flawOfEmail(String text) {
        if (text.isEmpty()) {
            return Optional.of(Flaw.EMAIL_MISSING);
        }
        if (text.length() > LONGEST_EMAIL) {
            return Optional.of(Flaw.EMAIL_TOO_LONG);
        }
        var address = isLegible(text)
                && validator.validateValue(Student.class, "email", text).isEmpty();
        return address ? Optional.empty() : Optional.of(Flaw.EMAIL);
    }

    /** Half a surrogate pair, which JSON can spell, is no text that a database takes. */
    private static boolean isLegible(String text) {
        return text.codePoints()
                .noneMatch(c -> Character.isISOControl(c) || Character.getType(c) == Character.SURROGATE);
    }
}
