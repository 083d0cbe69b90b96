import paho.mqtt.client as mqtt
from threading import Event
from getpass import getpass

class ClienteDst:

    def __init__(self):
        self.hay_codigo = Event()
        self.suscrito = Event()
        self.datos = {}

    def leer(self):
        # Pido los datos por teclado para que valga para cualquiera de la clase
        print("Cliente MQTT de Diseño de Servicios Telemáticos")
        self.mi_dni = input("Introduzca su DNI (sin letra): ")
        self.mi_nombre = input("Introduzca su nombre y apellidos: ")
        self.mi_correo = input("Introduzca su correo: ")
        self.clave = getpass("Contraseña del broker [dst]: ") or "dst"

    def on_subscribe(self, client, userdata, mid, reason_code_list, properties):
        self.suscrito.set()

    def on_message(self, client, userdata, message):
        self.datos["codigo"] = message.payload.decode("utf-8")
        self.hay_codigo.set()

    def comprobar(self, evento, segundos, texto):
        if not evento.wait(segundos):
            print("ERROR:", texto)
            self.cliente.loop_stop()
            self.cliente.disconnect()
            exit(1)

    def ejecutar(self):
        self.cliente = mqtt.Client(mqtt.CallbackAPIVersion.VERSION2)
        self.cliente.on_subscribe = self.on_subscribe
        self.cliente.on_message = self.on_message
        self.cliente.username_pw_set(username="dst", password=self.clave)
        self.cliente.connect("158.42.32.220", 1883)
        self.cliente.loop_start()

        self.cliente.subscribe("DST/CODIGO")
        self.comprobar(self.suscrito, 5, "no me puedo suscribir, ¿está bien la contraseña?")

        self.cliente.publish("DST/PETICION", self.mi_dni)
        self.comprobar(self.hay_codigo, 10, "no llega el código, ¿está bien el DNI?")

        # El formato es codigo;nombre;correo
        solucion = "{0};{1};{2}".format(self.datos["codigo"], self.mi_nombre, self.mi_correo)
        self.cliente.publish("DST/SOLUCION", solucion).wait_for_publish(5)
        print("Enviado:", solucion)

        self.cliente.loop_stop()
        self.cliente.disconnect()

mi_cliente = ClienteDst()
mi_cliente.leer()
mi_cliente.ejecutar()
