// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.programs;

import es.upv.dst.broker.Topics;
import es.upv.dst.programs.evidence.ProgramAnalyzer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class ProgramsConfiguration {

    /** Students of a lab with its own topics write programs for these topics. */
    @Bean
    ProgramAnalyzer programAnalyzer(Topics topics) {
        return new ProgramAnalyzer(topics.prefix());
    }
}
