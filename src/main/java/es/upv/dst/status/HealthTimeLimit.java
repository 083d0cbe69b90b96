// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.status;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/** Limits the time of each health indicator of the lab, so that the health answers while a server does not. */
@Component
class HealthTimeLimit implements BeanPostProcessor {

    private static final String LAB = "es.upv.dst.";

    private final List<LimitedHealth> indicators = new CopyOnWriteArrayList<>();

    @Override
    public Object postProcessAfterInitialization(Object bean, String name) {
        if (!(bean instanceof HealthIndicator indicator)
                || !bean.getClass().getName().startsWith(LAB)) {
            return bean;
        }
        var limited = new LimitedHealth(indicator, () -> indicators.forEach(LimitedHealth::prepare));
        indicators.add(limited);
        return limited;
    }
}
