// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.programs.source;

/**
 * A file as the student handed it in: an attachment of a mail or an upload.
 *
 * @param name the name that the sender gave, unchecked; may contain a path or control characters
 * @param content the bytes; not copied, so the caller must not change them
 */
public record HandedInFile(String name, byte[] content) {}
