// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.storage.disk;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/** Component {@code disk}. Down while a disk that the lab writes to has too little free space or cannot be written. */
@Component("diskHealthIndicator")
class DiskHealth implements HealthIndicator {

    private final ObjectProvider<MonitoredDisk> disks;

    DiskHealth(ObjectProvider<MonitoredDisk> disks) {
        this.disks = disks;
    }

    @Override
    public Health health() {
        var problems = disks.stream()
                .flatMap(disk -> disk.problem().stream())
                .distinct()
                .toList();
        return problems.isEmpty()
                ? Health.up().build()
                : Health.down()
                        .withDetail("reason", String.join("; ", problems))
                        .build();
    }
}
