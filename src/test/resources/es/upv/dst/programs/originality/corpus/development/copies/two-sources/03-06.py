import threading
import paho.mqtt.client as mqtt


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
        correu = correu + "@teleco.upv.es"
    return nom, correu


class ClientDST:
    BROKER = "158.42.32.220"
    PORT = 1883

    def __init__(self, dni, nom, correu):
        self.dni = dni
        self.nom = nom
        self.correu = correu
        self.codi = None
        self.rebut = threading.Event()
        self.client = mqtt.Client(mqtt.CallbackAPIVersion.VERSION2)
        self.client.username_pw_set("dst", "dst")
        self.client.on_message = self.on_message

    def on_message(self, client, userdata, message):
        if self.codi is None:
            self.codi = message.payload.decode()
            self.rebut.set()

    def executa(self, espera=15):
        self.client.connect(self.BROKER, self.PORT)
        self.client.subscribe("DST/CODIGO")
        self.client.loop_start()
        print("Demanant codi per a", self.dni)
        self.client.publish("DST/PETICION", self.dni)
        if self.rebut.wait(espera):
            missatge = ";".join([self.codi, self.nom, self.correu])
            info = self.client.publish("DST/SOLUCION", missatge)
            info.wait_for_publish()
            print("Solució enviada amb el codi", self.codi)
        else:
            # segurament el dni no està a la llista de matriculats
            print("No ha arribat cap codi :(")
        self.client.loop_stop()
        self.client.disconnect()


dni = demana_dni()
ClientDST(dni, *demana_dades()).executa()
