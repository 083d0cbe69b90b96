// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.settings;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.ValueLayout;
import java.nio.file.FileSystems;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The file mode creation mask of this process, which Java has no method for. */
final class FileCreationMask {

    private static final Logger log = LoggerFactory.getLogger(FileCreationMask.class);

    private static final int OWNER_ONLY = 0077;

    private FileCreationMask() {}

    /**
     * Makes every file that this process creates readable for its owner only, whichever library creates it. Does
     * nothing on a system without POSIX permissions.
     */
    @SuppressWarnings("restricted") // The manifest of the jar permits native access.
    static void restrictToOwner() {
        if (!FileSystems.getDefault().supportedFileAttributeViews().contains("posix")) {
            return;
        }
        try {
            var linker = Linker.nativeLinker();
            var umask = linker.defaultLookup().findOrThrow("umask");
            var descriptor = FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.JAVA_INT);
            int _ = (int) linker.downcallHandle(umask, descriptor).invokeExact(OWNER_ONLY);
        } catch (Throwable e) {
            log.warn(
                    "The umask of this process cannot be set, so new files have the permissions of the umask: {}",
                    e.toString());
        }
    }
}
