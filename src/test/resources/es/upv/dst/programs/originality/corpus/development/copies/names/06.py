import queue as q
import paho.mqtt.client as paho

HOST = "158.42.32.220"
bustia = q.Queue()

# cada missatge que arriba el posem a la cua, i el programa principal ja l'agafarà
def rebut(c, u, m):
    bustia.put(str(m.payload.decode("utf-8")))

def llegir_document():
    num = input("DNI sense lletra: ").strip()
    while not num.isdigit():
        # l'aplicació del professor no accepta la lletra
        num = input("Només números, per favor: ").strip()
    return num

def llegir_persona():
    qui = input("Nom i cognoms: ")
    mail = input("Correu de teleco: ")
    if "@" not in mail:
        mail = mail + "@teleco.upv.es"
    return qui, mail

def obrir():
    c = paho.Client(paho.CallbackAPIVersion.VERSION2)
    c.on_message = rebut
    c.username_pw_set(username="dst", password="dst")
    c.connect(HOST, 1883)
    c.subscribe("DST/CODIGO")
    c.loop_start()
    return c

def executar():
    num = llegir_document()
    qui, mail = llegir_persona()
    c = obrir()
    print("Demanant codi per a", num)
    c.publish("DST/PETICION", num)
    try:
        xifres = bustia.get(timeout=15)
    except q.Empty:
        # segurament el dni no està a la llista de matriculats
        print("No ha arribat cap codi :(")
    else:
        c.publish("DST/SOLUCION", xifres + ";" + qui + ";" + mail)
        print("Solució enviada amb el codi", xifres)
    c.loop_stop()
    c.disconnect()

executar()
