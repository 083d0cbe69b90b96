#!/usr/bin/env python3
# Ús: python3 dst.py DNI "Nom Cognom" correu
# Pràctica MQTT de DST, feta per Xavi Llopis
import sys
import time
import paho.mqtt.client as mqtt

print("Arguments:", sys.argv[1:])

# calen tres arguments més el nom del programa
if len(sys.argv) != 4:
    print("Falten arguments o en sobren")
    print("Ús: python3 dst.py DNI \"Nom Cognom\" correu")
    sys.exit(2)

# es repartixen en tres variables
elDni, elNom, elCorreu = sys.argv[1:]
print("DNI:", elDni)
print("Nom:", elNom)
print("Correu:", elCorreu)
# ací es guarda tot el que arriba
codisRebuts = []

# callback de paho
def quanArribaMissatge(client, userdata, message):
    print("Ha arribat un missatge!")
    codisRebuts.append(message.payload.decode("utf-8"))
    print("Ja en tinc", len(codisRebuts))

def giraFins(client, condicio, maxim):
    # fa girar el bucle de xarxa fins que es complisca la condició o passe el temps
    inici = time.time()
    while not condicio():
        # massa tard?
        if time.time() - inici > maxim:
            print("S'ha passat el temps:", maxim)
            return False
        client.loop(timeout=0.1)
    print("Fet en", time.time() - inici, "segons")
    return True

# es crea el client
elClient = mqtt.Client(mqtt.CallbackAPIVersion.VERSION2)
elClient.on_message = quanArribaMissatge
# credencials
elClient.username_pw_set(username="dst", password="dst")
print("Connectant...")
elClient.connect("158.42.32.220", 1883)

# connect() no espera la resposta del broker
if not giraFins(elClient, elClient.is_connected, 5):
    sys.exit("No hi ha connexió amb el broker")
print("Connectat")

# subscripció i petició
elClient.subscribe("DST/CODIGO")
print("Subscrit")
elClient.publish("DST/PETICION", elDni)
print("Codi demanat")

# deu segons perquè arribe el codi
if giraFins(elClient, lambda: len(codisRebuts) > 0, 10):
    # es munta la solució
    missatge = ";".join([codisRebuts[0], elNom, elCorreu])
    print("La solució serà", missatge)
    enviat = elClient.publish("DST/SOLUCION", missatge, 1)
    # esperar que isca
    giraFins(elClient, enviat.is_published, 5)
    print("He enviat:", missatge)
else:
    print("Cap codi, segur que el DNI està bé?")

# i s'ha acabat
elClient.disconnect()
print("Adeu")
