// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.programs.originality;

/** Lines of a program from 1, including the last one. */
public record LineRange(int first, int last) {

    public LineRange {
        if (first < 1 || last < first) {
            throw new IllegalArgumentException("no lines: " + first + " to " + last);
        }
    }

    boolean isFollowedBy(LineRange next) {
        return next.first >= first && next.first <= last + 1;
    }

    LineRange to(LineRange next) {
        return new LineRange(first, Math.max(last, next.last));
    }
}
