// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.mqtt;

import es.upv.dst.broker.LabBroker;
import es.upv.dst.broker.Who;
import es.upv.dst.doctor.Check;
import es.upv.dst.doctor.Finding;
import javax.net.ssl.SSLException;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.springframework.stereotype.Component;

/** Whether the broker is reached as the teacher, and whether the lab itself listens there. */
@Component
class BrokerCheck implements Check {

    private final LabBroker broker;
    private final TeacherClient teacher;
    private final Probes probes;

    BrokerCheck(LabBroker broker, TeacherClient teacher, Probes probes) {
        this.broker = broker;
        this.teacher = teacher;
        this.probes = probes;
    }

    @Override
    public String name() {
        return "broker";
    }

    @Override
    public Finding examine() {
        try (var _ = new Guest(broker, Who.TEACHER, probes.fresh("").text(), message -> false)) {
            return teacher.isUp()
                    ? Finding.pass("The %s takes the teacher's account, and the lab listens there.".formatted(broker))
                    : Finding.fail(
                            ("The %s takes the teacher's account, but the lab does not listen there yet. Ask again in"
                                            + " a few seconds; if it stays so, see the lab's log.")
                                    .formatted(broker));
        } catch (MqttException cause) {
            if (cause.getCause() instanceof SSLException mistrust) {
                return Finding.fail(
                        ("The %s is not trusted: %s. Let its certificate have the name that DST_BROKER_URL calls it by,"
                                        + " and DST_BROKER_SSLBUNDLE name the one who has signed it.")
                                .formatted(broker, mistrust.getMessage()));
            }
            return Finding.fail(
                    ("The %s cannot be used as %s: %s. Start it, and see to its address (DST_BROKER_URL) and to the"
                                    + " teacher's account (DST_BROKER_USERNAME, DST_BROKER_PASSWORD).")
                            .formatted(broker, broker.username(), Guest.why(cause)));
        }
    }
}
