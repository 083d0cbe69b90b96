// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.broker;

import java.util.regex.Pattern;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.Assert;

/**
 * The topics of the lab. The exercise sheet of the course prints their names.
 *
 * @param prefix the first level of all topics except those of the first exercise: 1 to 32 letters, digits, hyphens or
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

    /** The topic on which students request a code. The payload is the DNI. */
    public String request() {
        return prefix + "/PETICION";
    }

    /** The topic on which the lab publishes codes. The payload is the code, five digits. */
    public String code() {
        return prefix + "/CODIGO";
    }

    /** The topic on which students submit solutions. The payload is {@code code;name;email}. */
    public String submission() {
        return prefix + "/SOLUCION";
    }

    /** The topic on which the lab publishes its verdicts on solutions. The payload is {@code code;VERDICT}. */
    public String verdict() {
        return prefix + "/RESULTADO";
    }

    /** The topic of the second exercise of the sheet. Payloads are arbitrary. */
    public String secondExercise() {
        return prefix + "/PRUEBA";
    }

    /**
     * A filter for the topics of the first exercise. Any client may publish arbitrary payloads on these topics. All
     * labs on a broker share these topics, because they have no prefix.
     */
    public String firstExercise() {
        return FIRST_EXERCISE + "/#";
    }

    /** A filter for all topics with this lab's prefix. */
    public String all() {
        return prefix + "/#";
    }
}
