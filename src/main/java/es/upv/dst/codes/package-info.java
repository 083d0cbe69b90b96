/**
 * Codes: issues five-digit codes to enrolled students; each code can be redeemed once.
 *
 * <pre>
 * in      handle(request)   from pipeline, for DST/PETICION; record(requests) stores the rows
 *         markUsed(code)    from submissions; recordUsed(codes) stores it
 * out     HandledRequest    a code, or the reason why none is issued
 *         LatestRequestsRepository    a student's latest requests
 *         Code.errors()      the errors in a code, by index
 * metrics dst.codes
 * tables  code              each issued code
 *         request           each message received
 * states  free ─▶ open ─▶ used; only a code of a rehearsal becomes free again
 * </pre>
 */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "doctor",
            "roster",
            "roster :: rehearsal",
            "storage",
            "storage :: deduplication",
            "storage :: counter",
            "web",
            "web :: csv"
        })
package es.upv.dst.codes;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
