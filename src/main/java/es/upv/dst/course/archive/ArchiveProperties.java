// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.course.archive;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * @param maxSize the maximum size of the rows of an archive, uncompressed, and of its file; the same for archives that
 *     the lab writes and for those that it reads
 */
@ConfigurationProperties("dst.course.archive")
record ArchiveProperties(@DefaultValue("2GB") DataSize maxSize) {

    ArchiveProperties {
        if (maxSize.toBytes() <= 0) {
            throw new IllegalArgumentException("dst.course.archive.max-size is " + maxSize + ", must be positive");
        }
    }
}
