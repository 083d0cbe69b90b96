"""
DST lab: MQTT client.

The client is a small state machine: every callback of Paho
moves it one step further, until it is FINISHED or FAILED.
"""
import enum
import sys
import time

import paho.mqtt.client as mqtt


class Step(enum.Enum):
    CONNECTING = "connecting"
    WAITING = "waiting for a code"
    SENDING = "sending the solution"
    FINISHED = "finished"
    FAILED = "failed"


class LabClient(mqtt.Client):
    """A Paho client that does the whole exercise by itself."""

    def __init__(self, dni, full_name, mail_address):
        super().__init__(mqtt.CallbackAPIVersion.VERSION2, client_id="lab-" + dni)
        self._dni = dni
        self._signature = full_name + ";" + mail_address
        self._step = Step.CONNECTING
        self._pending = None
        self.username_pw_set("dst", "dst")
        self.on_connect = self._connected
        self.on_subscribe = self._subscribed
        self.on_message = self._code_arrived
        self.on_publish = self._published

    def _go(self, step):
        print(time.strftime("%H:%M:%S"), self._step.value, "->", step.value)
        self._step = step

    def _connected(self, _client, _userdata, _flags, reason_code, _properties):
        if reason_code.is_failure:
            self._go(Step.FAILED)
            self.disconnect()
        else:
            self.subscribe("DST/CODIGO", 1)

    def _subscribed(self, _client, _userdata, _mid, _codes, _properties):
        self._go(Step.WAITING)
        self.publish("DST/PETICION", self._dni, 1)

    def _code_arrived(self, _client, _userdata, message):
        if self._step is not Step.WAITING:
            return  # a code that another student has asked for
        code = message.payload.decode()
        self._go(Step.SENDING)
        self._pending = self.publish("DST/SOLUCION", code + ";" + self._signature, 1).mid

    def _published(self, _client, _userdata, mid, _code, _properties):
        # the request gets an acknowledgement too, so compare the id
        if mid == self._pending:
            self._go(Step.FINISHED)
            self.disconnect()

    def run(self, host, port=1883):
        """Blocks until the exercise is over and tells whether it went well."""
        self.connect(host, port, keepalive=30)
        self.loop_forever()
        return self._step is Step.FINISHED


if __name__ == "__main__":
    lab = LabClient("64082937", "Hannah Weiss", "hanwei@teleco.upv.es")
    sys.exit(0 if lab.run("158.42.32.220") else 1)
