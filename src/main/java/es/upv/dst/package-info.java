/**
 * The laboratory. Each package below is a feature. The diagram shows the path of a message, from left to right.
 *
 * <pre>
 * student ─DST/PETICION─▶ mqtt ─▶ pipeline ─▶ codes        ─▶ pipeline ─▶ mqtt ─DST/CODIGO────▶ student
 * student ─DST/SOLUCION─▶ mqtt ─▶ pipeline ─▶ submissions  ─▶ pipeline ─▶ mqtt ─DST/RESULTADO─▶ student
 *                                             mail         ─▶ SMTP ───────────────────────────▶ student
 *
 * help     shows a student's errors on a page
 * roster   holds the enrolled students
 * broker   configures or runs the MQTT broker
 * storage  makes each change durable
 * status   shows the counts of the other features
 * web      authenticates REST clients
 * </pre>
 *
 * The MQTT topics are Spanish: PETICION is a request, CODIGO a code, SOLUCION a submission, RESULTADO its verdict.
 */
@NullMarked
package es.upv.dst;

import org.jspecify.annotations.NullMarked;
