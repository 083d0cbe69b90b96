import time
import paho.mqtt.client as mqtt

# Client de la pràctica com a gestor de context: es connecta en entrar i es desconnecta en eixir
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
        # esperem una miqueta perquè isca l'últim missatge
        time.sleep(0.5)
        self.mqtt.loop_stop()
        self.mqtt.disconnect()
        return False

    def escolta(self, tema):
        self.mqtt.subscribe(tema)
        print("Escoltant", tema)

    def envia(self, tema, text):
        self.mqtt.publish(tema, text)
        print("Enviat", repr(text), "a", tema)

    def primer(self, paciencia=20):
        """Torna el primer missatge, o peta si no n'arriba cap."""
        final = time.time() + paciencia
        while not self.missatges:
            if time.time() > final:
                raise TimeoutError("no ha arribat cap codi")
            time.sleep(0.1)
        return self.missatges[0]


with Connexio("158.42.32.220") as broker:
    broker.escolta("DST/CODIGO")
    broker.envia("DST/PETICION", "52604819")
    codi = broker.primer()
    broker.envia("DST/SOLUCION", codi + ";Aina Bosch Serra;aibosse@teleco.upv.es")
