# Pràctica de MQTT
# Fet per Quim Sellés, curs 2025
import queue
import paho.mqtt.client as mqtt

# l'adreça del broker que ve a la fitxa
BROKER = "158.42.32.220"
# ací es guarden els codis
codis = queue.Queue()

# cada missatge que arriba el posem a la cua, i el programa principal ja l'agafarà
def on_message(client, userdata, message):
    print("** missatge al tema", message.topic)
    codis.put(str(message.payload.decode("utf-8")))
    print("** hi ha", codis.qsize(), "codis a la cua")

# pregunta el DNI
def demana_dni():
    dni = input("DNI sense lletra: ").strip()
    # es repetix fins que siga un número
    while not dni.isdigit():
        # l'aplicació del professor no accepta la lletra
        print("Això no val:", dni)
        dni = input("Només números, per favor: ").strip()
    print("D'acord,", dni)
    return dni

# pregunta el nom i el correu
def demana_dades():
    nom = input("Nom i cognoms: ")
    correu = input("Correu de teleco: ")
    # si només han posat l'usuari, s'afig el domini
    if "@" not in correu:
        correu = correu + "@teleco.upv.es"
        print("El correu complet és", correu)
    return nom, correu

# crea el client i el connecta
def connecta():
    print("Connectant a", BROKER)
    # versió 2 de l'API
    client = mqtt.Client(mqtt.CallbackAPIVersion.VERSION2)
    client.on_message = on_message
    # usuari dst i contrasenya dst
    client.username_pw_set(username="dst", password="dst")
    client.connect(BROKER, 1883)
    client.subscribe("DST/CODIGO")
    # el fil que rep els missatges
    client.loop_start()
    print("Connectat i subscrit")
    return client

# programa principal
def main():
    print("Benvingut!")
    dni = demana_dni()
    nom, correu = demana_dades()
    client = connecta()
    print("Demanant codi per a", dni)
    client.publish("DST/PETICION", dni)
    try:
        # espera 15 segons com a màxim
        print("Esperant...")
        codi = codis.get(timeout=15)
    except queue.Empty:
        # segurament el dni no està a la llista de matriculats
        print("No ha arribat cap codi :(")
    else:
        # tot ha anat bé
        client.publish("DST/SOLUCION", codi + ";" + nom + ";" + correu)
        print("Solució enviada amb el codi", codi)
    # tancar-ho tot
    client.loop_stop()
    client.disconnect()
    print("Adéu")

main()
