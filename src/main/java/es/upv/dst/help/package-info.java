/**
 * Help: a page for students at {@code /}, without login, session or script.
 *
 * <pre>
 * in      GET /                the broker's address, the topics and examples
 *         POST /help/message   checks a message before it is sent
 *         POST /help/steps     a student's DNI and address, as in the roster
 * out     the errors in the message; the student's latest messages, and a hint
 * tables  none of its own
 * </pre>
 *
 * The features define the format of a message (their {@code errors}); this package only formats them. The response
 * of {@code /help/steps} and its work are the same for a DNI that is not enrolled and for a wrong address, so that it
 * does not reveal who is enrolled.
 */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "broker",
            "codes",
            "codes :: request",
            "mail",
            "ratelimit",
            "roster",
            "storage",
            "submissions"
        })
package es.upv.dst.help;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
