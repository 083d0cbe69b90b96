// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.programs.similarity;

import es.upv.dst.programs.originality.ProgramComparison;
import es.upv.dst.storage.SingleWriter;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;

@Configuration(proxyBeanMethods = false)
class SimilarityConfiguration {

    @Bean
    @Lazy
    ProgramComparison programComparison(SingleWriter writer) {
        return new ProgramComparison(() -> !writer.isIdle());
    }
}
