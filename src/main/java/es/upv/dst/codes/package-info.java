/**
 * Codes: gives an enrolled student a five-digit code, and takes it back once.
 *
 * <pre>
 * in    answer(request)   from mqtt, for DST/PETICION; record(answers) enters their rows
 *       markUsed(code)    from submissions; recordUsed(codes) enters it
 * out   CodeAnswer        what the student is told: a code, or nothing and why
 *       LatestRequests    a student's own; Code.flaws() says what is wrong with a code, and where
 * watch dst.codes
 * rows  code              each code that was drawn
 *       request           each message received
 * life  free ─▶ open ─▶ used, never back but for a code of a rehearsal
 * </pre>
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"ledger", "roster", "web", "doctor"})
package es.upv.dst.codes;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
