// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.programs.originality;

import de.jplag.JPlag;
import de.jplag.Submission;
import de.jplag.exceptions.ExitException;
import de.jplag.merging.MergingOptions;
import de.jplag.options.JPlagOptions;
import de.jplag.python3.PythonLanguage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** The methods that are compared: this package, JPlag as it is, and JPlag with match merging and base code. */
final class Methods {

    private static final Path BASE_CODE = Path.of("src/main/resources/es/upv/dst/programs/originality/base-code");

    /** In the name of a file that JPlag reads. */
    private static final String SLASH = "__";

    private Methods() {}

    static Evaluation dstLab(Corpus corpus, ProgramComparison comparison) {
        var scores = new HashMap<Evaluation.Pair, Double>();
        for (var pair : comparison.compareAll(corpus.programs()).pairs()) {
            scores.put(new Evaluation.Pair(pair.first(), pair.second()), pair.similarity());
        }
        return new Evaluation(corpus, scores, SimilarPair.THRESHOLD);
    }

    static Evaluation jplagAtDefaults(Corpus corpus, Path folder) throws IOException, ExitException {
        return evaluation(corpus, options(corpus, folder));
    }

    static Evaluation jplagWithMerging(Corpus corpus, Path folder) throws IOException, ExitException {
        var merging = new MergingOptions(true, 2, 6, 1);
        return evaluation(
                corpus,
                options(corpus, folder)
                        .withMergingOptions(merging)
                        .withBaseCodeSubmissionDirectory(BASE_CODE.toFile()));
    }

    private static JPlagOptions options(Corpus corpus, Path folder) throws IOException {
        for (var program : corpus.programs()) {
            Files.writeString(folder.resolve(program.id().replace("/", SLASH)), program.source());
        }
        return new JPlagOptions(new PythonLanguage(), Set.of(folder.toFile()), Set.of());
    }

    private static Evaluation evaluation(Corpus corpus, JPlagOptions options) throws ExitException {
        Map<Evaluation.Pair, Double> scores = new HashMap<>();
        for (var pair : JPlag.run(options).getAllComparisons()) {
            scores.put(new Evaluation.Pair(id(pair.firstSubmission()), id(pair.secondSubmission())), pair.similarity());
        }
        var unlimited = new Evaluation(corpus, scores, 0);
        return unlimited.withThreshold(Math.nextUp(unlimited.highestIndependentScore()));
    }

    private static String id(Submission submission) {
        return submission.getName().replace(SLASH, "/");
    }
}
