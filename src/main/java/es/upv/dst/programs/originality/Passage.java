// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.programs.originality;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Lines of two programs with the same structure. */
public record Passage(LineRange first, LineRange second) {

    /** Merges passages that follow each other in both programs. */
    static List<Passage> merged(List<Passage> passages) {
        var merged = new ArrayList<Passage>();
        for (var passage : passages.stream()
                .sorted(Comparator.comparingInt(passage -> passage.first.first()))
                .toList()) {
            if (!merged.isEmpty() && merged.getLast().isFollowedBy(passage)) {
                merged.add(merged.removeLast().to(passage));
            } else {
                merged.add(passage);
            }
        }
        return merged;
    }

    private boolean isFollowedBy(Passage next) {
        return first.isFollowedBy(next.first) && second.isFollowedBy(next.second);
    }

    private Passage to(Passage next) {
        return new Passage(first.to(next.first), second.to(next.second));
    }
}
