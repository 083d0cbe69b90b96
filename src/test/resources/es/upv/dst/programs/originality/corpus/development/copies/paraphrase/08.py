import os
from argparse import ArgumentParser, Namespace

import paho.mqtt.client as mqtt
from paho.mqtt.packettypes import PacketTypes
from paho.mqtt.properties import Properties
from paho.mqtt.subscribeoptions import SubscribeOptions

CODES, REQUESTS, SOLUTIONS = (f"DST/{suffix}" for suffix in ("CODIGO", "PETICION", "SOLUCION"))


class CodeRequester:
    """Walks through the MQTT 5 exchange: subscribe, request, answer, leave."""

    def __init__(self, options: Namespace) -> None:
        self.options = options
        self.mqtt = mqtt.Client(mqtt.CallbackAPIVersion.VERSION2, protocol=mqtt.MQTTv5)
        self.mqtt.username_pw_set(username="dst", password="dst")
        self.mqtt.on_connect = self.listen
        self.mqtt.on_subscribe = self.request
        self.mqtt.on_message = self.answer
        self.mqtt.on_unsubscribe = lambda *_: self.mqtt.disconnect()

    def trace(self, text: str) -> None:
        if not self.options.quiet:
            print(text)

    def listen(self, _client, _userdata, _flags, outcome, _properties) -> None:
        if outcome.is_failure:
            self.trace(f"Rejected: {outcome}")
            os._exit(1)
        self.mqtt.subscribe(CODES, options=SubscribeOptions(qos=1, noLocal=True))

    def request(self, *_ignored) -> None:
        expiring = Properties(PacketTypes.PUBLISH)
        expiring.MessageExpiryInterval = 60
        self.mqtt.publish(REQUESTS, self.options.document, qos=1, properties=expiring)
        self.trace(f"Asked on behalf of {self.options.document}")

    def answer(self, _client, _userdata, incoming) -> None:
        number = incoming.payload.decode("ascii", "replace")
        self.trace(f"The code is {number}")
        parts = number, self.options.student, self.options.mail
        self.mqtt.publish(SOLUTIONS, ";".join(parts), qos=1)
        self.mqtt.unsubscribe(CODES)

    def run(self) -> None:
        self.mqtt.connect(self.options.broker, self.options.broker_port)
        self.mqtt.loop_forever()
        self.trace("Finished")


if __name__ == "__main__":
    cli = ArgumentParser()
    cli.add_argument("document", nargs="?", default="77350912")
    cli.add_argument("--student", default="Olga Petit")
    cli.add_argument("--mail", default="olgpet@teleco.upv.es")
    cli.add_argument("--broker", default="158.42.32.220")
    cli.add_argument("--broker-port", default=1883, type=int)
    cli.add_argument("--quiet", action="store_true")
    CodeRequester(cli.parse_args()).run()
