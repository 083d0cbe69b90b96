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
        return self

    def __exit__(self, tipus, valor, traca):
        # esperem una miqueta perquè isca l'últim missatge
        for _ in range(5):
            self.mqtt.loop(0.1)
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
        for _ in range(paciencia * 10):
            self.mqtt.loop(0.1)
            for missatge in self.missatges:
                return missatge
        raise TimeoutError("no ha arribat cap codi")


with Connexio("158.42.32.220") as broker:
    broker.escolta("DST/CODIGO")
    broker.envia("DST/PETICION", "27180493")
    codi = broker.primer()
    broker.envia("DST/SOLUCION", codi + ";Carme Vives Prat;cavipra@teleco.upv.es")
