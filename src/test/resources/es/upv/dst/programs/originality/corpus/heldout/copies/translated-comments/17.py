import time
import paho.mqtt.client as mqtt

# The client is a context manager: it connects on entering and disconnects on leaving
class Connexio:

    def __init__(self, adreca, usuari="dst", contrasenya="dst"):
        self.adreca = adreca
        self.missatges = []
        self.mqtt = mqtt.Client(mqtt.CallbackAPIVersion.VERSION2)
        self.mqtt.username_pw_set(usuari, contrasenya)
        self.mqtt.on_message = self._guarda

    def _guarda(self, client, userdata, message):
        self.missatges.append(message.payload.decode("utf-8"))

    def __enter__(self):
        self.mqtt.connect(self.adreca, 1883)
        self.mqtt.loop_start()
        return self

    def __exit__(self, tipus, valor, traca):
        # wait a moment until the last message is out
        time.sleep(0.5)
        self.mqtt.loop_stop()
        self.mqtt.disconnect()
        return False

    def escolta(self, tema):
        self.mqtt.subscribe(tema)
        print("Listening to", tema)

    def envia(self, tema, text):
        self.mqtt.publish(tema, text)
        print("Sent", repr(text), "to", tema)

    def primer(self, paciencia=20):
        """Returns the first message, or fails if there is none."""
        final = time.time() + paciencia
        while not self.missatges:
            if time.time() > final:
                raise TimeoutError("no code has come")
            time.sleep(0.1)
        return self.missatges[0]


with Connexio("158.42.32.220") as broker:
    broker.escolta("DST/CODIGO")
    broker.envia("DST/PETICION", "63951784")
    codi = broker.primer()
    broker.envia("DST/SOLUCION", codi + ";Emma Larsen;emmlar@teleco.upv.es")
