// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.roster.file;

import es.upv.dst.text.SearchText;
import java.util.EnumSet;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What a column of a class list contains, with its headings in Spanish, Catalan and English. Each alternative has the
 * words of a heading without accents and articles. A heading with several meanings is in several columns.
 */
enum Column {
    DNI("(numero )?(?=.*\\b(dni|nif|nie)\\b)(dni|nif|nie|pasaporte|passaport|passport)"
            + "( (dni|nif|nie|pasaporte|passaport|passport))*( number)?"
            + "|(numero )?documento?( (nacional )?(identidad|identitat|identificacio|identificacion))?"
            + "|(numero )?(identificacion|identificacio|identidad|identitat)|numero id"
            + "|(id|identity|identification|document) number|idnumber|identity (document|card)"
            + "|national id|identification"),
    /** The whole name in the given order. */
    FULL_NAME("nombre completo|nom complet|(full|complete|display) name|fullname|nombre apellidos?|nom cognoms?"
            + "|alumn[oae]( a)?|estudiante?|student"),
    /** The whole name, with a comma between surname and given name or without. */
    SURNAME_FIRST("apellidos? nombre|cognoms? nom|(surname|last name|family name) (name|first|first name|given name)"
            + "|last first"),
    /** The whole name, or the given name beside a surname. */
    NAME("name|names|nombres?|nombre s|noms?|nom s"),
    GIVEN_NAME("(first|given) names?|firstname|givenname|forename|nombre pila|nom pila|nom fonts"),
    SURNAME("(apellido|cognom|surname)( ?s)?|(last|family) names?|lastname|familyname"),
    FIRST_SURNAME("(primer|1|1er|1o|1r) (apellido|cognom)|(apellido|cognom|surname) ?1|first surname"),
    SECOND_SURNAME("(segundo|segon|2|2o|2do|2n) (apellido|cognom)|(apellido|cognom|surname) ?2|second surname"),
    EMAIL("((direccion|adreca|cuenta|compte) )?(" + Words.OWNER + " )?"
            + "(e ?mail|mail|(correo|correu)( e| electronico| electronic)?|c electronico|electronic mail)"
            + "( address| adress| direccion| [1-9]| " + Words.OWNER + ")*"
            + "|(direccion|adreca) electronica|electronic address"),
    /** The user name at a learning platform. */
    ID("id|user ?id|user ?name|usuari[oa]?|nombre usuario|nom usuari|login|eid"
            + "|(id|identificador|identificacion?) usuari[oa]?"),
    REHEARSAL("rehearsal|ensayo|assaig");

    private final Pattern headings;

    Column(String headings) {
        this.headings = Pattern.compile(headings);
    }

    /** Returns what a column with this heading can contain; empty if the lab does not need the column. */
    static Set<Column> of(String heading) {
        var words = Words.of(heading);
        var columns = EnumSet.allOf(Column.class);
        columns.removeIf(column -> !column.headings.matcher(words).matches());
        return columns;
    }

    /** The words of a heading that decide what the column contains. */
    private static final class Words {

        static final String OWNER = "(upv|personal|particular|privado|privat|private|alternativo|alternatiu|alternative"
                + "|alternate|secundario|secundari|secondary|principal|primary|institucional|institutional|corporativo"
                + "|universidad|universitat|university|academico|academic|school|work|home)";

        private static final Pattern SEPARATORS = Pattern.compile("[^\\p{L}\\p{N}]+");
        private static final Pattern LETTER = Pattern.compile("\\b(sin|con|amb|sense)( la)? ll?etra( final)?\\b");
        private static final Pattern NUMBER = Pattern.compile("\\b(n|no|num|nr|nro)\\b(?= )");
        private static final Pattern ARTICLES =
                Pattern.compile("\\b(de|del|d|l|la|el|los|les|the|of|y|and|or)\\b|(?<= )[io]\\b(?= )");
        /** Moodle writes it before a field of a university. */
        private static final Pattern FIELD = Pattern.compile("^profile field ");

        private static final Pattern STUDENT =
                Pattern.compile("(?<=\\w) (alumn[oae]( a)?|estudiante?|(of )?students?)$|^students? (?=\\w)");

        static String of(String heading) {
            var words = FIELD.matcher(spaced(SearchText.of(heading).replace(".", "")))
                    .replaceFirst("");
            words = LETTER.matcher(words).replaceAll("");
            words = NUMBER.matcher(words).replaceAll("numero");
            words = spaced(ARTICLES.matcher(words).replaceAll(" "));
            return STUDENT.matcher(words).replaceAll("");
        }

        private static String spaced(String text) {
            return SEPARATORS.matcher(text).replaceAll(" ").strip();
        }
    }
}
