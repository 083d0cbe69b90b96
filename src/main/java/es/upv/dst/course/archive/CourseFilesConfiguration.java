// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.course.archive;

import es.upv.dst.course.CourseFiles;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class CourseFilesConfiguration {

    /** For other features. */
    @Bean
    CourseFiles courseFiles(CourseArchives archives, PastPrograms pastPrograms, CourseReset reset) {
        return new CourseFiles(
                archives::write,
                archives::importAll,
                body -> archives.withArchive(body, pastPrograms::add),
                reset::reset,
                reset::rows);
    }
}
