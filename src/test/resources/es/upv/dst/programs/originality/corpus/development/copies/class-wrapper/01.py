import paho.mqtt.client as mqtt
import time

# Práctica MQTT - Diseño de Servicios Telemáticos
# Programa que pide un código y manda la solución

class Practica:

    def __init__(self):
        self.MQTT_BROKER = "158.42.32.220"
        self.MQTT_PORT = 1883

        self.TOPIC_PETICION = "DST/PETICION"
        self.TOPIC_CODIGO = "DST/CODIGO"
        self.TOPIC_SOLUCION = "DST/SOLUCION"

        self.dni = "47052916"
        self.nombre = "Rocío Alcaraz"
        self.correo = "rocalc@teleco.upv.es"

    # función que se llama cuando llega el código
    def on_message(self, client, userdata, message):
        codigo = str(message.payload.decode("utf-8"))
        print("codigo recibido: " + codigo + " en el topic: " + message.topic)
        # formamos el mensaje con el formato que pide el enunciado
        solucion = codigo + ";" + self.nombre + ";" + self.correo
        client.publish(self.TOPIC_SOLUCION, solucion)
        print("solucion enviada: ", solucion)

    def run(self):
        self.cliente = mqtt.Client(mqtt.CallbackAPIVersion.VERSION2)
        self.cliente.on_message = self.on_message
        self.cliente.username_pw_set(username="dst",password="dst")

        self.cliente.connect(self.MQTT_BROKER, self.MQTT_PORT)
        print("conectado al broker: ", self.MQTT_BROKER)

        # primero me subscribo y luego pido, si no se pierde el código
        self.cliente.subscribe(self.TOPIC_CODIGO)
        print("subscrito al topic: ", self.TOPIC_CODIGO)

        self.cliente.loop_start()
        self.cliente.publish(self.TOPIC_PETICION, self.dni)
        print("peticion enviada con el dni ", self.dni)
        time.sleep(15) #15 segundos
        self.cliente.loop_stop()

        self.cliente.disconnect()

p = Practica()
p.run()
