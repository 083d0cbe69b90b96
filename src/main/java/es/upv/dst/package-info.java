/**
 * The lab. Each package below is a feature. The diagram shows the path of a message, from left to right.
 *
 * <pre>
 * student ─DST/PETICION─▶ mqtt ─▶ pipeline ─▶ codes        ─▶ pipeline ─▶ mqtt ─DST/CODIGO────▶ student
 * student ─DST/SOLUCION─▶ mqtt ─▶ pipeline ─▶ submissions  ─▶ pipeline ─▶ mqtt ─DST/RESULTADO─▶ student
 *                                             mail         ─▶ SMTP ───────────────────────────▶ student
 *
 * help     shows a student's errors on a page
 * roster   holds the enrolled students
 * broker   runs the embedded MQTT broker, or configures an external broker
 * storage  stores each change durably
 * status   shows the counts of the other features
 * web      authenticates REST clients
 * </pre>
 *
 * The MQTT topics are in Spanish. PETICION means request, CODIGO code, SOLUCION submission, and RESULTADO verdict.
 */
@NullMarked
package es.upv.dst;

import org.jspecify.annotations.NullMarked;
