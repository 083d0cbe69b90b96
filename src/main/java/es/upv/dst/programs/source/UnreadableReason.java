// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.programs.source;

/** The reason why no source could be extracted from a hand-in. */
public enum UnreadableReason {
    NO_SOURCE("there is no Python source in it; accepted are .py, .pyw, .txt, .ipynb, .zip, or source in the message"),
    UNSUPPORTED_FORMAT("files of this format are not read; accepted are .py, .pyw, .txt, .ipynb and .zip"),
    NOT_TEXT("the file has the name of a source file, but its content is not text"),
    BAD_NOTEBOOK("the file is not a Jupyter notebook, or it is damaged"),
    BAD_ARCHIVE("the file is not a ZIP archive, or it is damaged"),
    ENCRYPTED_ARCHIVE("the ZIP archive has a password"),
    NESTED_ARCHIVE("there are archives inside archives inside an archive"),
    COMPRESSION_RATIO("the ZIP archive decompresses to an implausible multiple of its size"),
    TOO_MANY_FILES("there are too many files"),
    TOO_LARGE("the source or a file is too large");

    private final String meaning;

    UnreadableReason(String meaning) {
        this.meaning = meaning;
    }

    /** Returns the condition of this reason in English. */
    public String meaning() {
        return meaning;
    }
}
