// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
/**
 * The write-ahead log: changes that are durable but may not be in the tables yet.
 *
 * <pre>
 * dst-lab-0000000000000000042.log   a segment, named by the number that its first record has or will have
 * database                          the tie: the token of the database, and the number at which the two were tied
 *
 * segment      "DSTLOG01", records
 * record       previous number 8, number 8, length of the content 4, its CRC-32C 4, CRC-32C of these 24 bytes 4,
 *              content
 * content      the texts of the statements that the segment has not used before, and the statements of the change
 * mark         a record with the number of the record before it, whose content is the number up to which the tables
 *              contain the changes
 * </pre>
 *
 * A record contains the number of the record before it, so that a missing one is noticed. Only the last record of the
 * last segment may be incomplete, because the process was killed while it was written.
 */
@NullMarked
package es.upv.dst.storage.log;

import org.jspecify.annotations.NullMarked;
