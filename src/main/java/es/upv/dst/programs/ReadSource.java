// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.programs;

import static java.nio.charset.StandardCharsets.UTF_8;

import es.upv.dst.programs.HandIn.MailBody;
import es.upv.dst.programs.Program.Refusal;
import es.upv.dst.programs.evidence.ProgramAnalyzer;
import es.upv.dst.programs.evidence.ProgramEvidence;
import es.upv.dst.programs.source.ExtractedSource;
import es.upv.dst.programs.source.HandedInFile;
import es.upv.dst.programs.source.SourceExtractor;
import es.upv.dst.programs.source.SourceFile;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A hand-in after it was read: its source, or why there is none.
 *
 * @param contentHash identifies the source; if there is none, the content of the hand-in
 * @param text present if the source was read
 * @param refusal present if it was not
 */
record ReadSource(String contentHash, Optional<SourceText> text, Optional<Refusal> refusal) {

    private static final SourceExtractor EXTRACTOR = new SourceExtractor();
    private static final ProgramAnalyzer ANALYZER = new ProgramAnalyzer();

    /** Reads a hand-in. Nothing of it is executed. */
    static ReadSource of(HandIn handIn) {
        return switch (handIn) {
            case HandIn.Upload upload ->
                extracted(EXTRACTOR.extract(upload.files(), Optional.empty()), hash(upload.files()));
            case HandIn.ReceivedMail mail ->
                switch (mail.body()) {
                    case MailBody.MailParts(var files, var text) ->
                        extracted(EXTRACTOR.extract(files, text), mail.contentHash());
                    case MailBody.Unusable(var defect, var detail) ->
                        unreadable(mail.contentHash(), defect.name(), defect.meaning(), detail);
                };
        };
    }

    private static ReadSource extracted(ExtractedSource extracted, String contentHash) {
        return switch (extracted) {
            case ExtractedSource.Readable readable -> {
                var source = readable.text();
                var text = new SourceText(readable.files(), source, ANALYZER.analyze(source));
                yield new ReadSource(readable.contentHash(), Optional.of(text), Optional.empty());
            }
            case ExtractedSource.Unreadable(var reason, var detail) ->
                unreadable(contentHash, reason.name(), reason.meaning(), detail);
        };
    }

    private static ReadSource unreadable(String contentHash, String reason, String meaning, String detail) {
        var explanation = detail.isBlank() ? meaning : meaning + " (" + detail + ")";
        return new ReadSource(contentHash, Optional.empty(), Optional.of(new Refusal(reason, explanation)));
    }

    private static String hash(List<HandedInFile> files) {
        return ContentHash.of(files.stream()
                .flatMap(file -> Stream.of(file.name().getBytes(UTF_8), file.content()))
                .toArray(byte[][]::new));
    }

    /** A source that was read, and what was found in it. */
    record SourceText(List<SourceFile> files, String source, ProgramEvidence evidence) {}
}
