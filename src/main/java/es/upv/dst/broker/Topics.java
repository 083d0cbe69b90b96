// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.broker;

import java.util.regex.Pattern;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.Assert;

/**
 * The topics of the lab. The students' sheet prints these names.
 *
 * @param prefix the first level of all topics except the first exercise's, 1 to 32 letters, digits, hyphens or
 *     underscores; several labs on one broker have different prefixes
 */
@ConfigurationProperties("dst.topics")
public record Topics(@DefaultValue("DST") String prefix) {

    private static final Pattern PREFIX = Pattern.compile("[A-Za-z0-9_-]{1,32}");
    private static final String FIRST_EXERCISE = "salon";

    public Topics {
        Assert.isTrue(
                PREFIX.matcher(prefix).matches(),
                "dst.topics.prefix is not one topic level of 1 to 32 letters, digits, hyphens or underscores: "
                        + prefix);
        Assert.isTrue(
                !prefix.equals(FIRST_EXERCISE), "dst.topics.prefix is salon, which is the topic of the first exercise");
    }

    /** Requests for a code. The payload is the DNI. */
    public String request() {
        return prefix + "/PETICION";
    }

    /** Codes that the teacher issues: five digits. */
    public String code() {
        return prefix + "/CODIGO";
    }

    /** Solutions that students submit: {@code code;name;email}. */
    public String submission() {
        return prefix + "/SOLUCION";
    }

    /** The teacher's verdicts on solutions: {@code code;VERDICT}. */
    public String verdict() {
        return prefix + "/RESULTADO";
    }

    /** The topic of the second exercise of the sheet. Any payload. */
    public String secondExercise() {
        return prefix + "/PRUEBA";
    }

    /**
     * A filter for the topics of the first exercise. Any payload, from any client. They have no prefix: all labs share
     * them.
     */
    public String firstExercise() {
        return FIRST_EXERCISE + "/#";
    }

    /** A filter for all topics with this lab's prefix. */
    public String all() {
        return prefix + "/#";
    }
}
