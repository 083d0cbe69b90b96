import sys
import threading
import paho.mqtt.client as mqtt


class StepTimeout(RuntimeError):
    """Se lanza cuando un paso del protocolo no se completa a tiempo."""


class Exchange:
    """Diálogo con el servidor de la asignatura, paso a paso."""

    def __init__(self, secret):
        self._changed = threading.Condition()
        self._granted = False
        self._code = ""
        self._link = mqtt.Client(mqtt.CallbackAPIVersion.VERSION2)
        self._link.username_pw_set("dst", secret)
        self._link.on_subscribe = lambda *args: self._update(_granted=True)
        self._link.on_message = lambda _c, _u, msg: self._update(_code=msg.payload.decode())

    def _update(self, **values):
        with self._changed:
            vars(self).update(values)
            self._changed.notify_all()

    def _until(self, predicate, limit, explanation):
        with self._changed:
            if not self._changed.wait_for(predicate, timeout=limit):
                raise StepTimeout(explanation)

    def open(self):
        self._link.connect("158.42.32.220", 1883)
        self._link.loop_start()
        self._link.subscribe("DST/CODIGO")
        self._until(lambda: self._granted, 5, "el servidor no acepta la suscripción; revise la clave")

    def fetch(self, document):
        self._link.publish("DST/PETICION", document)
        self._until(lambda: self._code, 10, "no se ha emitido ningún código; revise el documento")
        return self._code

    def submit(self, *parts):
        text = ";".join(parts)
        self._link.publish("DST/SOLUCION", text).wait_for_publish(5)
        return text

    def close(self):
        self._link.loop_stop()
        self._link.disconnect()


if __name__ == "__main__":
    document = input("Número de documento: ")
    person = input("¿Cómo se llama? ")
    mailbox = input("¿Cuál es su dirección? ")
    exchange = Exchange(input("Clave (vacía para la habitual): ") or "dst")
    try:
        exchange.open()
        print("Se ha entregado", exchange.submit(exchange.fetch(document), person, mailbox))
    except StepTimeout as reason:
        sys.exit(f"Ha fallado: {reason}")
    finally:
        exchange.close()
