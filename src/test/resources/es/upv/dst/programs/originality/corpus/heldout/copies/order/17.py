import paho.mqtt.client as mqtt
import time

# Client de la pràctica com a gestor de context: es connecta en entrar i es desconnecta en eixir
class Connexio:

    def envia(self, tema, text):
        print("Enviat", repr(text), "a", tema)
        self.mqtt.publish(tema, text)

    def escolta(self, tema):
        print("Escoltant", tema)
        self.mqtt.subscribe(tema)

    def primer(self, paciencia=20):
        """Torna el primer missatge, o peta si no n'arriba cap."""
        final = time.time() + paciencia
        while not self.missatges:
            time.sleep(0.1)
            if time.time() > final:
                raise TimeoutError("no ha arribat cap codi")
        return self.missatges[0]

    def _guarda(self, client, userdata, message):
        self.missatges.append(message.payload.decode("utf-8"))

    def __exit__(self, tipus, valor, traca):
        # esperem una miqueta perquè isca l'últim missatge
        time.sleep(0.5)
        self.mqtt.disconnect()
        self.mqtt.loop_stop()
        return False

    def __enter__(self):
        self.mqtt.connect(self.adreca, 1883)
        self.mqtt.loop_start()
        return self

    def __init__(self, adreca, usuari="dst", contrasenya="dst"):
        self.mqtt = mqtt.Client(mqtt.CallbackAPIVersion.VERSION2)
        self.mqtt.on_message = self._guarda
        self.mqtt.username_pw_set(usuari, contrasenya)
        self.missatges = []
        self.adreca = adreca


with Connexio("158.42.32.220") as broker:
    broker.escolta("DST/CODIGO")
    broker.envia("DST/PETICION", "65217980")
    codi = broker.primer()
    broker.envia("DST/SOLUCION", codi + ";Guillem Pons Reig;guporei@teleco.upv.es")
