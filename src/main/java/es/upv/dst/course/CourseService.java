// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.course;

import es.upv.dst.storage.CachedState;
import es.upv.dst.storage.SingleWriter;
import java.time.Instant;
import java.util.function.UnaryOperator;
import org.springframework.stereotype.Service;

/**
 * The course and its opening. Reads are served from memory. Every instance uses a change before it handles the next
 * message.
 */
@Service
public class CourseService implements CachedState {

    private final CourseRepository repository;
    private final SingleWriter writer;
    private volatile Course course;

    CourseService(CourseRepository repository, SingleWriter writer) {
        this.repository = repository;
        this.writer = writer;
        this.course = repository.load();
    }

    @Override
    public void reload() {
        course = repository.load();
    }

    public Course course() {
        return course;
    }

    /** Whether a request that arrived at this time is answered. */
    public boolean isOpenAt(Instant time) {
        return course.isOpenAt(time);
    }

    /** Replaces name, term and times. Returns the new course, as the other changes do. */
    public Course set(Course replacement) {
        return change(_ -> replacement);
    }

    /** Opens the course from this time on. An end in the future stays. */
    public Course open(Instant now) {
        return change(course -> course.openedAt(now));
    }

    /** Closes the course from this time on. */
    public Course close(Instant now) {
        return change(course -> course.closedAt(now));
    }

    private Course change(UnaryOperator<Course> change) {
        return writer.writeThrough(
                () -> {
                    writer.invalidateOthers();
                    return replace(change);
                },
                committed -> course = committed);
    }

    /** The same inside a change that reloads the cached state afterwards. */
    public Course replace(UnaryOperator<Course> change) {
        var changed = change.apply(repository.load());
        repository.write(changed);
        return changed;
    }
}
