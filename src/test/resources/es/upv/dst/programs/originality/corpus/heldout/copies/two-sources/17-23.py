#!/usr/bin/env python3
# Ús: python3 dst.py DNI "Nom Cognom" correu
import sys
import time
import paho.mqtt.client as mqtt

if len(sys.argv) != 4:
    print("Ús: python3 dst.py DNI \"Nom Cognom\" correu")
    sys.exit(2)

elDni, elNom, elCorreu = sys.argv[1:]

class Connexio:

    def __init__(self, adreca):
        self.adreca = adreca
        self.missatges = []
        self.mqtt = mqtt.Client(mqtt.CallbackAPIVersion.VERSION2)
        self.mqtt.username_pw_set("dst", "dst")
        self.mqtt.on_message = self._guarda

    def _guarda(self, client, userdata, message):
        self.missatges.append(message.payload.decode("utf-8"))

    def giraFins(self, condicio, maxim):
        # fa girar el bucle de xarxa fins que es complisca la condició o passe el temps
        inici = time.time()
        while not condicio():
            if time.time() - inici > maxim:
                return False
            self.mqtt.loop(timeout=0.1)
        return True

    def __enter__(self):
        self.mqtt.connect(self.adreca, 1883)
        if not self.giraFins(self.mqtt.is_connected, 5):
            sys.exit("No hi ha connexió amb el broker")
        return self

    def __exit__(self, tipus, valor, traca):
        self.mqtt.disconnect()
        return False

    def envia(self, tema, text):
        enviat = self.mqtt.publish(tema, text, 1)
        self.giraFins(enviat.is_published, 5)
        print("Enviat", repr(text), "a", tema)


with Connexio("158.42.32.220") as broker:
    broker.mqtt.subscribe("DST/CODIGO")
    broker.envia("DST/PETICION", elDni)
    if broker.giraFins(lambda: len(broker.missatges) > 0, 10):
        broker.envia("DST/SOLUCION", ";".join([broker.missatges[0], elNom, elCorreu]))
    else:
        print("Cap codi, segur que el DNI està bé?")
