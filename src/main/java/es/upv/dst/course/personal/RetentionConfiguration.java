// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.course.personal;

import es.upv.dst.course.RetentionPlan;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class RetentionConfiguration {

    /** For other features. */
    @Bean
    RetentionPlan.Source retentionPlan(Retention retention) {
        return new RetentionPlan.Source(retention::plan);
    }
}
