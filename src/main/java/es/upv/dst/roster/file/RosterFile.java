// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.roster.file;

import es.upv.dst.roster.draft.RosterDraft;
import es.upv.dst.roster.draft.RosterDraftBuilder;
import es.upv.dst.roster.draft.RosterError;
import java.nio.charset.Charset;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Reads a roster from a file of any supported format: CSV with {@code ,}, {@code ;} or tabs, a workbook
 * ({@code .xlsx}), or JSON. The content decides, because programs declare the type of a file wrongly. A table needs
 * columns with the DNI, the name and the address, and may have the user name and a mark for rehearsals, in any order;
 * other columns are ignored. The files of {@code GET /api/roster} are read back without loss.
 */
@Component
public class RosterFile {

    /** The maximum size of a file, in bytes. */
    public static final int MAX_BYTES = 5 * 1024 * 1024;

    private final RosterJson json = new RosterJson();

    /** Reads and validates a file that names no character set but in itself. Errors are part of the draft. */
    public RosterDraft read(byte[] file) {
        return read(file, Optional.empty());
    }

    /** Reads and validates a file. Errors are part of the draft. */
    public RosterDraft read(byte[] file, Optional<Charset> declared) {
        var builder = new RosterDraftBuilder();
        if (file.length > MAX_BYTES) {
            builder.addError(1, "", RosterError.TOO_LARGE);
            return builder.build();
        }
        switch (FileFormat.of(file)) {
            case WORKBOOK -> new TableReader(builder).read(WorkbookTables.read(file), RosterError.SHEETS);
            case OTHER -> builder.addError(1, "", RosterError.FORMAT);
            case TEXT -> {
                switch (FileText.decode(file, declared)) {
                    case FileText.Undecodable(var line) -> builder.addError(line);
                    case FileText.Decoded(var text, var notes) -> {
                        if (RosterJson.isJson(text)) {
                            return json.read(text);
                        }
                        notes.forEach(builder::addNote);
                        new TableReader(builder).read(CsvTable.read(text), RosterError.SEPARATORS);
                    }
                }
            }
        }
        return builder.build();
    }
}
