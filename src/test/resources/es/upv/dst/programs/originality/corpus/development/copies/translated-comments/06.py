import queue
import paho.mqtt.client as mqtt

BROKER = "158.42.32.220"
codis = queue.Queue()

# cada mensaje que llega se mete en la cola y el programa principal lo saca
def on_message(client, userdata, message):
    codis.put(str(message.payload.decode("utf-8")))

def demana_dni():
    dni = input("DNI sin letra: ").strip()
    while not dni.isdigit():
        # el programa del profesor no quiere la letra
        dni = input("Solo números, por favor: ").strip()
    return dni

def demana_dades():
    nom = input("Nombre y apellidos: ")
    correu = input("Email de teleco: ")
    if "@" not in correu:
        correu = correu + "@teleco.upv.es"
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
    print("Pidiendo código para", dni)
    client.publish("DST/PETICION", dni)
    try:
        codi = codis.get(timeout=15)
    except queue.Empty:
        # seguro que el dni no está en la lista de la asignatura
        print("No ha llegado ningún código :(")
    else:
        client.publish("DST/SOLUCION", codi + ";" + nom + ";" + correu)
        print("Mandada la solución con el código", codi)
    client.loop_stop()
    client.disconnect()

main()
