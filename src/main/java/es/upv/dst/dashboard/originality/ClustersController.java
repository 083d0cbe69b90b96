// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.dashboard.originality;

import es.upv.dst.dashboard.CsvFile;
import es.upv.dst.programs.similarity.PairSide;
import es.upv.dst.programs.similarity.ProgramReference;
import es.upv.dst.programs.similarity.SimilarityViews;
import es.upv.dst.roster.Dni;
import es.upv.dst.web.Page;
import es.upv.dst.web.Paging;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.validation.Valid;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** The groups of more than two programs that suspicious pairs connect, the largest first. */
@Hidden
@Controller
class ClustersController {

    private final SimilarityViews pairs;

    ClustersController(SimilarityViews pairs) {
        this.pairs = pairs;
    }

    @GetMapping("/dashboard/programs/clusters")
    String page(@Valid Paging paging, Model model) {
        model.addAttribute("page", Page.of(pairs.clusters(), paging));
        return "dashboard/clusters";
    }

    @GetMapping("/dashboard/programs/clusters.csv")
    ResponseEntity<List<ClusterCsvRow>> csv() {
        var clusters = pairs.clusters();
        return CsvFile.of(
                "clusters",
                IntStream.range(0, clusters.size())
                        .boxed()
                        .flatMap(index -> clusters.get(index).programs().stream()
                                .map(program -> ClusterCsvRow.of(index + 1, program)))
                        .toList());
    }

    /** A program of a cluster as a line of CSV. */
    record ClusterCsvRow(
            int cluster,
            ProgramReference program,
            @Nullable Dni dni,
            @Nullable String name,
            @Nullable String course) {

        static ClusterCsvRow of(int cluster, PairSide program) {
            return new ClusterCsvRow(cluster, program.id(), program.dni(), program.name(), program.course());
        }
    }
}
