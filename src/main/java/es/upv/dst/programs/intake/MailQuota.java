// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.programs.intake;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import es.upv.dst.programs.Program.AssignmentBasis;
import es.upv.dst.programs.ProgramsProperties;
import es.upv.dst.programs.intake.StudentMatcher.SenderMatch;
import es.upv.dst.ratelimit.ClockTimeMeter;
import es.upv.dst.time.MonotonicTime;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * Limits the mails that are stored in a day, and the source in them: of each student, of all addresses of students
 * together, and of all other addresses together, also if the DNI of a student is in their mails. A student whose
 * address sends mails and whose DNI is in the mails of others has a share for each. For use by one thread.
 */
@Component
class MailQuota {

    private static final Duration DAY = Duration.ofDays(1);
    private static final int MAX_STUDENTS = 20_000;

    private static final int STUDENT_CHARACTERS = 1_000_000;

    /** At once, because the first poll of a course may find the mails of weeks. */
    private static final int KNOWN_MAILS = 3_000;

    private static final int KNOWN_MAILS_OF_A_DAY = 1_000;
    private static final int KNOWN_CHARACTERS = 100_000_000;

    /** At once, because the mails of weeks may come before the roster, when nobody is known. */
    private static final int OTHER_MAILS = 1_500;

    private static final int OTHER_MAILS_OF_A_DAY = 200;
    private static final int OTHER_CHARACTERS = 20_000_000;

    private final LoadingCache<SenderMatch, Share> students;
    private final Share known;
    private final Share others;

    @Autowired
    MailQuota(ProgramsProperties properties) {
        this(properties.mailsPerStudent(), new MonotonicTime());
    }

    MailQuota(int mailsPerStudent, InstantSource clock) {
        var time = new ClockTimeMeter(clock);
        students = Caffeine.newBuilder()
                .maximumSize(MAX_STUDENTS)
                .expireAfterAccess(DAY)
                .ticker(time::currentTimeNanos)
                .build(_ -> Share.of(mailsPerStudent, mailsPerStudent, STUDENT_CHARACTERS, time));
        known = Share.of(KNOWN_MAILS, KNOWN_MAILS_OF_A_DAY, KNOWN_CHARACTERS, time);
        others = Share.of(OTHER_MAILS, OTHER_MAILS_OF_A_DAY, OTHER_CHARACTERS, time);
    }

    /** Returns whether a mail with so many characters of source can be stored. Counts nothing. */
    boolean allows(Optional<SenderMatch> student, int characters) {
        return student.map(students::get).map(share -> share.has(characters)).orElse(true)
                && total(student).has(characters);
    }

    /** Counts a mail that was stored. */
    void count(Optional<SenderMatch> student, int characters) {
        student.map(students::get).ifPresent(share -> share.take(characters));
        total(student).take(characters);
    }

    private Share total(Optional<SenderMatch> student) {
        return student.filter(match -> match.basis() != AssignmentBasis.DNI)
                .map(_ -> known)
                .orElse(others);
    }

    private record Share(Bucket mails, Bucket characters) {

        static Share of(int mails, int mailsOfADay, int characters, TimeMeter time) {
            return new Share(bucket(mails, mailsOfADay, time), bucket(characters, characters, time));
        }

        private static Bucket bucket(int capacity, int ofADay, TimeMeter time) {
            return Bucket.builder()
                    .withCustomTimePrecision(time)
                    .addLimit(limit -> limit.capacity(capacity).refillGreedy(ofADay, DAY))
                    .build();
        }

        /** A mail without source counts as one character, because a bucket cannot give nothing. */
        boolean has(int size) {
            return mails.getAvailableTokens() >= 1 && characters.getAvailableTokens() >= Math.max(1, size);
        }

        void take(int size) {
            mails.consumeIgnoringRateLimits(1);
            characters.consumeIgnoringRateLimits(Math.max(1, size));
        }
    }
}
