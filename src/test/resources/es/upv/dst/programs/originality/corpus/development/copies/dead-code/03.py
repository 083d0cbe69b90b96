import threading
import random
import paho.mqtt.client as mqtt


class Historial:
    def __init__(self):
        self.lineas = []

    def apuntar(self, linea):
        self.lineas.append(linea)

    def ultima(self):
        if len(self.lineas) == 0:
            return ""
        return self.lineas[-1]


class ClienteDST:
    BROKER = "158.42.32.220"
    PUERTO = 1883
    PUERTO_SEGURO = 8883
    MAXIMO = 100

    def __init__(self, dni, nombre, email):
        self.dni = dni
        self.nombre = nombre
        self.email = email
        self.codigo = None
        self.historial = Historial()
        self.numero = random.randint(1, 10)
        self.recibido = threading.Event()
        self.cliente = mqtt.Client(mqtt.CallbackAPIVersion.VERSION2)
        self.cliente.username_pw_set("dst", "dst")
        self.cliente.on_connect = self.on_connect
        self.cliente.on_message = self.on_message

    def on_connect(self, client, userdata, flags, reason_code, properties):
        print("Conexion con el broker:", reason_code)
        self.historial.apuntar("conectado")
        self.cliente.subscribe("DST/CODIGO")
        self.cliente.publish("DST/PETICION", self.dni)

    def on_message(self, client, userdata, message):
        if self.codigo is None:
            self.codigo = message.payload.decode()
            self.historial.apuntar(self.codigo)
            self.recibido.set()
        elif self.numero > self.MAXIMO:
            print("no deberia pasar")

    def letra(self):
        return "TRWAGMYFPDXBNJZSQVHLCKE"[int(self.dni) % 23]

    def mensaje(self):
        return ";".join([self.codigo, self.nombre, self.email])

    def ejecutar(self, espera=10):
        veces = 0
        self.cliente.connect(self.BROKER, self.PUERTO)
        self.cliente.loop_start()
        veces += 1
        if self.recibido.wait(espera):
            info = self.cliente.publish("DST/SOLUCION", self.mensaje())
            info.wait_for_publish()
            print("Enviado:", self.mensaje())
        else:
            print("No ha llegado ningun codigo en", espera, "segundos")
        if veces > 1:
            print("he pedido", veces, "veces")
        self.cliente.loop_stop()
        self.cliente.disconnect()


if __name__ == "__main__":
    ClienteDST("68391254", "Victor Aliaga", "vicali@teleco.upv.es").ejecutar()
