import threading
import paho.mqtt.client as mqtt


class ClienteDST:
    BROKER = "158.42.32.220"
    PUERTO = 1883

    def __init__(self, dni, nombre, email):
        self.dni = dni
        self.nombre = nombre
        self.email = email
        self.codigo = None
        self.recibido = threading.Event()
        self.cliente = mqtt.Client(mqtt.CallbackAPIVersion.VERSION2)
        self.cliente.username_pw_set("dst", "dst")
        self.cliente.on_connect = self.on_connect
        self.cliente.on_message = self.on_message

    def on_connect(self, client, userdata, flags, reason_code, properties):
        print("Conexion con el broker: " + str(reason_code))
        self.cliente.subscribe("DST" + "/" + "CODIGO")
        self.cliente.publish("DST" + "/" + "PETICION", self.dni)

    def on_message(self, client, userdata, message):
        if self.codigo is None:
            self.codigo = str(message.payload, "utf-8")
            self.recibido.set()

    def mensaje(self):
        return "%s;%s;%s" % (self.codigo, self.nombre, self.email)

    def ejecutar(self, espera=10):
        self.cliente.connect(self.BROKER, self.PUERTO)
        self.cliente.loop_start()
        if self.recibido.wait(espera):
            info = self.cliente.publish("DST" + "/" + "SOLUCION", self.mensaje())
            info.wait_for_publish()
            print("Enviado: %s" % self.mensaje())
        else:
            print("No ha llegado ningun codigo en %d segundos" % espera)
        self.cliente.loop_stop()
        self.cliente.disconnect()


if __name__ == "__main__":
    ClienteDST("94175036", "Paula Escrig Font", "paesfon@teleco.upv.es").ejecutar()
