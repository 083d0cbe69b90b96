// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
/**
 * Extracts Python source from what students hand in: files, notebooks, ZIP archives and the text of mails.
 *
 * <pre>
 * receives        SourceExtractor.extract(files, messageText)   from programs, for each hand-in
 * sends           ExtractedSource   the source files with their content hash, or the reason for a refusal
 * database tables none
 * uses            none
 * </pre>
 *
 * All input is hostile. {@link SourceLimits} bounds the work for one hand-in.
 */
@NullMarked
@NamedInterface("source")
package es.upv.dst.programs.source;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
