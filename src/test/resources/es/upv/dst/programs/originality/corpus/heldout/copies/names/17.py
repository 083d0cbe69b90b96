import time
import paho.mqtt.client as mqtt

# Client de la pràctica com a gestor de context: es connecta en entrar i es desconnecta en eixir
class Sessio:

    def __init__(self, servidor, login="dst", clau="dst"):
        self.servidor = servidor
        self.rebuts = []
        self.paho = mqtt.Client(mqtt.CallbackAPIVersion.VERSION2)
        self.paho.username_pw_set(login, clau)
        self.paho.on_message = self._arriba

    def _arriba(self, c, dades, msg):
        self.rebuts.append(msg.payload.decode("utf-8"))

    def __enter__(self):
        self.paho.connect(self.servidor, 1883)
        self.paho.loop_start()
        return self

    def __exit__(self, exc, err, tb):
        # esperem una miqueta perquè isca l'últim missatge
        time.sleep(0.5)
        self.paho.loop_stop()
        self.paho.disconnect()
        return False

    def subscriu(self, topic):
        self.paho.subscribe(topic)
        print("Escoltant", topic)

    def publica(self, topic, cos):
        self.paho.publish(topic, cos)
        print("Enviat", repr(cos), "a", topic)

    def espera_u(self, segons=20):
        """Torna el primer missatge, o peta si no n'arriba cap."""
        limit = time.time() + segons
        while not self.rebuts:
            if time.time() > limit:
                raise TimeoutError("no ha arribat cap codi")
            time.sleep(0.1)
        return self.rebuts[0]


with Sessio("158.42.32.220") as s:
    s.subscriu("DST/CODIGO")
    s.publica("DST/PETICION", "78941350")
    numero = s.espera_u()
    s.publica("DST/SOLUCION", numero + ";Biel Roig Camps;biroca@teleco.upv.es")
