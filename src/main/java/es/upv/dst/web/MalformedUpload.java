// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.web;

import org.springframework.web.multipart.MultipartException;

/** Tells an upload that Tomcat cannot parse, also because of the name of a file, from a failure to store one. */
public final class MalformedUpload {

    private static final String PARSER = "org.apache.tomcat.util.http.fileupload.";

    private MalformedUpload() {}

    /** Whether the client has caused the exception. */
    public static boolean is(MultipartException e) {
        return e.getMostSpecificCause().getClass().getName().startsWith(PARSER);
    }
}
