// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.broker;

import java.util.regex.Pattern;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.Assert;

/**
 * The topics of the lab, named as the students' sheet names them.
 *
 * @param prefix the first level of all but the first exercise's, by which several labs share a broker
 */
@ConfigurationProperties("dst.topics")
public record Topics(@DefaultValue("DST") String prefix) {

    private static final Pattern PREFIX = Pattern.compile("[A-Za-z0-9_-]{1,32}");
    private static final String ROOM = "salon";

    public Topics {
        Assert.isTrue(
                PREFIX.matcher(prefix).matches(),
                "dst.topics.prefix is not one topic level of 1 to 32 letters, digits, hyphens or underscores: "
                        + prefix);
        Assert.isTrue(!prefix.equals(ROOM), "dst.topics.prefix is salon, which the first exercise of all labs uses");
    }

    /** A student asks for a code: the DNI. */
    public String request() {
        return prefix + "/PETICION";
    }

    /** The teacher hands out a code: five digits. */
    public String code() {
        return prefix + "/CODIGO";
    }

    /** A student hands in a solution: {@code code;name;email}. */
    public String submission() {
        return prefix + "/SOLUCION";
    }

    /** The teacher's verdict on a solution: {@code code;VERDICT}. */
    public String verdict() {
        return prefix + "/RESULTADO";
    }

    /** The sheet's second exercise: anything. */
    public String trial() {
        return prefix + "/PRUEBA";
    }

    /** The sheet's first exercise: anything, by anybody. It has no prefix: all labs on a broker share it. */
    public String room() {
        return ROOM + "/#";
    }

    /** Every topic of this lab alone. */
    public String all() {
        return prefix + "/#";
    }
}
