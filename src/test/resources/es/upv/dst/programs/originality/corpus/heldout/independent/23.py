#!/usr/bin/env python3
# Ús: python3 dst.py DNI "Nom Cognom" correu
import sys
import time
import paho.mqtt.client as mqtt

if len(sys.argv) != 4:
    print("Ús: python3 dst.py DNI \"Nom Cognom\" correu")
    sys.exit(2)

elDni, elNom, elCorreu = sys.argv[1:]
codisRebuts = []

def quanArribaMissatge(client, userdata, message):
    codisRebuts.append(message.payload.decode("utf-8"))

def giraFins(client, condicio, maxim):
    # fa girar el bucle de xarxa fins que es complisca la condició o passe el temps
    inici = time.time()
    while not condicio():
        if time.time() - inici > maxim:
            return False
        client.loop(timeout=0.1)
    return True

elClient = mqtt.Client(mqtt.CallbackAPIVersion.VERSION2)
elClient.on_message = quanArribaMissatge
elClient.username_pw_set(username="dst", password="dst")
elClient.connect("158.42.32.220", 1883)

if not giraFins(elClient, elClient.is_connected, 5):
    sys.exit("No hi ha connexió amb el broker")

elClient.subscribe("DST/CODIGO")
elClient.publish("DST/PETICION", elDni)

if giraFins(elClient, lambda: len(codisRebuts) > 0, 10):
    missatge = ";".join([codisRebuts[0], elNom, elCorreu])
    enviat = elClient.publish("DST/SOLUCION", missatge, 1)
    giraFins(elClient, enviat.is_published, 5)
    print("He enviat:", missatge)
else:
    print("Cap codi, segur que el DNI està bé?")

elClient.disconnect()
