// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.broker;

/** The topics of the lab, named as the students' sheet names them. */
public final class Topics {

    /** A student asks for a code: the DNI. */
    public static final String REQUEST = "DST/PETICION";

    /** The teacher hands out a code: five digits. */
    public static final String CODE = "DST/CODIGO";

    /** A student hands in a solution: {@code code;name;email}. */
    public static final String SUBMISSION = "DST/SOLUCION";

    /** The teacher's verdict on a solution: {@code code;VERDICT}. */
    public static final String VERDICT = "DST/RESULTADO";

    /** The sheet's second exercise: anything. */
    public static final String TRIAL = "DST/PRUEBA";

    /** The sheet's first exercise: anything, by anybody. */
    public static final String ROOM = "salon/#";

    private Topics() {}
}
