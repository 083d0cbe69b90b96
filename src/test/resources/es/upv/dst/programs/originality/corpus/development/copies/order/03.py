import paho.mqtt.client as mqtt
import threading


class ClienteDST:

    def mensaje(self):
        return ";".join([self.codigo, self.nombre, self.email])

    def on_message(self, client, userdata, message):
        if self.codigo is None:
            self.codigo = message.payload.decode()
            self.recibido.set()

    def ejecutar(self, espera=10):
        self.cliente.connect(self.BROKER, self.PUERTO)
        self.cliente.loop_start()
        if not self.recibido.wait(espera):
            print("No ha llegado ningun codigo en", espera, "segundos")
        else:
            info = self.cliente.publish("DST/SOLUCION", self.mensaje())
            print("Enviado:", self.mensaje())
            info.wait_for_publish()
        self.cliente.disconnect()
        self.cliente.loop_stop()

    def on_connect(self, client, userdata, flags, reason_code, properties):
        self.cliente.subscribe("DST/CODIGO")
        self.cliente.publish("DST/PETICION", self.dni)
        print("Conexion con el broker:", reason_code)

    def __init__(self, dni, nombre, email):
        self.cliente = mqtt.Client(mqtt.CallbackAPIVersion.VERSION2)
        self.cliente.on_message = self.on_message
        self.cliente.on_connect = self.on_connect
        self.cliente.username_pw_set("dst", "dst")
        self.recibido = threading.Event()
        self.codigo = None
        self.email = email
        self.nombre = nombre
        self.dni = dni

    PUERTO = 1883
    BROKER = "158.42.32.220"


if __name__ == "__main__":
    ClienteDST("61749205", "Carla Domenech", "cardome@teleco.upv.es").ejecutar()
