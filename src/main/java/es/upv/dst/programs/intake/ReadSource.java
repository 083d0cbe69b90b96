// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.programs.intake;

import es.upv.dst.programs.Program.Refusal;
import es.upv.dst.programs.evidence.ProgramEvidence;
import es.upv.dst.programs.source.SourceFile;
import java.util.List;
import java.util.Optional;

/**
 * A hand-in after it was read: its source, or why there is none.
 *
 * @param contentHash identifies the source; if there is none, the content of the hand-in
 * @param text present if the source was read
 * @param refusal present if it was not
 */
record ReadSource(String contentHash, Optional<SourceText> text, Optional<Refusal> refusal) {

    static ReadSource unreadable(String contentHash, String reason, String meaning, String detail) {
        var explanation = detail.isBlank() ? meaning : meaning + " (" + detail + ")";
        return new ReadSource(contentHash, Optional.empty(), Optional.of(new Refusal(reason, explanation)));
    }

    /** A source that was read, and what was found in it. */
    record SourceText(List<SourceFile> files, String source, ProgramEvidence evidence) {}
}
