import queue
import paho.mqtt.client as mqtt

BROKER = "158.42.32.220"
codis = queue.Queue()

# cada missatge que arriba el posem a la cua, i el programa principal ja l'agafarà
def on_message(client, userdata, message):
    codis.put(message.payload.decode())

def demana_dni():
    dni = input("DNI sense lletra: ").strip()
    while not dni.isdigit():
        # l'aplicació del professor no accepta la lletra
        dni = input("Només números, per favor: ").strip()
    return dni

def demana_dades():
    nom = input("Nom i cognoms: ")
    correu = input("Correu de teleco: ")
    if "@" not in correu:
        correu = f"{correu}@teleco.upv.es"
    return nom, correu

def connecta():
    client = mqtt.Client(mqtt.CallbackAPIVersion.VERSION2)
    client.on_message = on_message
    client.username_pw_set(username="dst", password="dst")
    client.connect(BROKER, 1883)
    client.subscribe("DST/CODIGO")
    client.loop_start()
    return client

def main():
    dni = demana_dni()
    nom, correu = demana_dades()
    client = connecta()
    print(f"Demanant codi per a {dni}")
    client.publish("DST/PETICION", dni)
    try:
        codi = codis.get(timeout=15)
    except queue.Empty:
        # segurament el dni no està a la llista de matriculats
        print("No ha arribat cap codi :(")
    else:
        missatge = "{0};{1};{2}".format(codi, nom, correu)
        client.publish("DST/SOLUCION", missatge)
        print("Solució enviada amb el codi {0}".format(codi))
    client.loop_stop()
    client.disconnect()

main()
