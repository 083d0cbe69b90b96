/**
 * Help: a page for students at {@code /}, without login, session or script.
 *
 * <pre>
 * receives        GET /                shows the broker's address, the topics and examples
 *                 POST /help/message   checks a message before it is sent
 *                 POST /help/steps     takes a student's DNI and address, as in the roster
 * sends           the errors in the message; the student's latest messages, and a hint
 * database tables none
 * </pre>
 *
 * The features define the format of a message, and their methods {@code errors} find its errors. This package only
 * formats these errors. For {@code /help/steps}, the response and the work to create it are the same for a DNI that is
 * not enrolled and for a wrong address, so that they do not reveal who is enrolled.
 */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "address",
            "broker",
            "codes",
            "codes :: request",
            "course",
            "mail",
            "ratelimit",
            "roster",
            "storage",
            "submissions",
            "text",
            "time",
            "web"
        })
package es.upv.dst.help;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
