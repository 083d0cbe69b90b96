// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.settings;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.aot.AbstractAotProcessor;
import org.springframework.core.Ordered;
import org.springframework.core.SpringProperties;

/**
 * Makes the files in the data folder, which have personal data, accessible to the owner only. Runs after the check of
 * the settings, before a file is created; not while the build generates bean definitions.
 */
class FilePermissions implements ApplicationContextInitializer<ConfigurableApplicationContext>, Ordered {

    private static final Logger log = LoggerFactory.getLogger(FilePermissions.class);

    private static final Set<PosixFilePermission> OF_OWNER = PosixFilePermissions.fromString("rwx------");

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        if (SpringProperties.getFlag(AbstractAotProcessor.AOT_PROCESSING)) {
            return;
        }
        FileCreationMask.restrictToOwner();
        var folder = context.getEnvironment().getProperty("dst.data.dir", "");
        if (!folder.isEmpty()) {
            restrict(Path.of(folder));
        }
    }

    @Override
    public int getOrder() {
        return LOWEST_PRECEDENCE;
    }

    /**
     * Creates the folder if it does not exist. Restricts the folder and all in it, also if an earlier version created
     * them. What belongs to another user, such as a mounted folder, stays as it is.
     */
    static void restrict(Path folder) {
        try {
            Files.createDirectories(folder);
            Files.walkFileTree(folder.toRealPath(), new Restriction());
        } catch (IOException | UncheckedIOException e) {
            log.warn("The permissions of the data folder cannot be checked: {}", e.toString());
        }
    }

    private static final class Restriction extends SimpleFileVisitor<Path> {

        @Override
        public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
            removeOthers(folder);
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            if (attributes.isRegularFile()) {
                removeOthers(file);
            }
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFileFailed(Path file, IOException failure) {
            return FileVisitResult.CONTINUE;
        }

        private static void removeOthers(Path path) {
            var view = Files.getFileAttributeView(path, PosixFileAttributeView.class);
            try {
                if (view != null) {
                    var permissions = view.readAttributes().permissions();
                    if (permissions.retainAll(OF_OWNER)) {
                        view.setPermissions(permissions);
                    }
                }
            } catch (IOException e) {
                log.warn("The permissions of {} cannot be restricted to its owner: {}", path, e.toString());
            }
        }
    }
}
