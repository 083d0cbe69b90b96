/**
 * Codes: issues five-digit codes to enrolled students. Each code can be redeemed once.
 *
 * <pre>
 * receives        handle(request)            from pipeline, for DST/PETICION; record(requests) stores the rows
 *                 markUsed(code)             from submissions; recordUsed(codes) stores the times of redemption
 * sends           HandledRequest             a code, or the reason why no code is issued
 *                 LatestRequestsRepository   a student's latest requests
 *                 Code.errors()              the errors in a text that should be a code, by index
 * metrics         dst.codes
 * database tables code                       each issued code
 *                 request                    each message received
 * states          free ─▶ open ─▶ used; only a code of a rehearsal becomes free again
 * </pre>
 */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "course",
            "doctor",
            "language",
            "roster",
            "roster :: rehearsal",
            "storage",
            "storage :: deduplication",
            "storage :: counter",
            "text",
            "web",
            "web :: csv"
        })
package es.upv.dst.codes;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
