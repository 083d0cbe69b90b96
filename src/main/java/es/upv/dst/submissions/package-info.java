/**
 * Submissions: judges a submission, redeems the submission's code and certifies the student.
 *
 * <pre>
 * receives        judge(submission)             from pipeline, for DST/SOLUCION; record(judgements) stores the rows
 *                 judge(submissions)            from REST, with a list of one; judges and stores
 * sends           Judgement                     the verdict, which pipeline publishes
 *                 a warning that somebody guesses codes: health, doctor, log
 *                 SubmissionsJudged             an event inside the change, for the features that process verdicts
 *                 LatestSubmissionsRepository   the latest submissions that concern a student
 *                 Solution.errors()             the errors in a submission, by index
 * metrics         dst.guessed.codes
 * database tables submission                    each message received
 * </pre>
 */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "address",
            "codes",
            "doctor",
            "language",
            "roster",
            "roster :: rehearsal",
            "storage",
            "storage :: deduplication",
            "storage :: counter",
            "text",
            "time",
            "web",
            "web :: csv"
        })
package es.upv.dst.submissions;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
