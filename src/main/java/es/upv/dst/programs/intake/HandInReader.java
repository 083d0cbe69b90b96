// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.programs.intake;

import static java.nio.charset.StandardCharsets.UTF_8;

import es.upv.dst.programs.evidence.ProgramAnalyzer;
import es.upv.dst.programs.intake.HandIn.MailBody;
import es.upv.dst.programs.source.ExtractedSource;
import es.upv.dst.programs.source.HandedInFile;
import es.upv.dst.programs.source.SourceExtractor;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Reads the source of a hand-in, and finds the steps of the laboratory in it. Nothing of a hand-in is executed. */
@Component
class HandInReader {

    private final SourceExtractor extractor = new SourceExtractor();
    private final ProgramAnalyzer analyzer;

    HandInReader(ProgramAnalyzer analyzer) {
        this.analyzer = analyzer;
    }

    /** Reads a hand-in. Nothing of it is executed. */
    ReadSource read(HandIn handIn) {
        return switch (handIn) {
            case HandIn.Upload upload ->
                extracted(extractor.extract(upload.files(), Optional.empty()), hash(upload.files()));
            case HandIn.ReceivedMail mail ->
                switch (mail.body()) {
                    case MailBody.MailParts parts -> ofParts(parts, mail.contentHash());
                    case MailBody.Unusable(var defect, var detail) ->
                        ReadSource.unreadable(mail.contentHash(), defect.name(), defect.meaning(), detail);
                };
        };
    }

    private ReadSource ofParts(MailBody.MailParts parts, String contentHash) {
        var read = extracted(extractor.extract(parts.files(), parts.text()), contentHash);
        return parts.defect()
                .filter(_ -> read.refusal().isPresent())
                .map(defect -> ReadSource.unreadable(contentHash, defect.name(), defect.meaning(), ""))
                .orElse(read);
    }

    private ReadSource extracted(ExtractedSource extracted, String contentHash) {
        return switch (extracted) {
            case ExtractedSource.Readable readable -> {
                var source = readable.text();
                var text = new ReadSource.SourceText(readable.files(), source, analyzer.analyze(source));
                yield new ReadSource(readable.contentHash(), Optional.of(text), Optional.empty());
            }
            case ExtractedSource.Unreadable(var reason, var detail) ->
                ReadSource.unreadable(contentHash, reason.name(), reason.meaning(), detail);
        };
    }

    private static String hash(List<HandedInFile> files) {
        return ContentHash.of(files.stream()
                .flatMap(file -> Stream.of(file.name().getBytes(UTF_8), file.content()))
                .toArray(byte[][]::new));
    }
}
