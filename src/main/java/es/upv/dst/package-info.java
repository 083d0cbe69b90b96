/**
 * The laboratory. A package below is a feature; a message travels them from left to right.
 *
 * <pre>
 * student ─DST/PETICION─▶ mqtt ─▶ codes        ─▶ mqtt ─DST/CODIGO──▶ student
 * student ─DST/SOLUCION─▶ mqtt ─▶ submissions  ─▶ mqtt ─DST/RESULTADO─▶ student
 *                                 mail         ─▶ SMTP ───────────────▶ student
 *                                 help says what went wrong, over HTTP;
 *                                 roster says who is a student; broker carries the messages;
 *                                 dashboard counts what the others hold; web guards the door
 * </pre>
 *
 * The wire speaks Spanish: PETICION is a request, CODIGO a code, SOLUCION a submission, RESULTADO its verdict.
 */
@NullMarked
package es.upv.dst;

import org.jspecify.annotations.NullMarked;
