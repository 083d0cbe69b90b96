import paho.mqtt.client as paho
import time as t

# Práctica MQTT - Diseño de Servicios Telemáticos
# Programa que pide un código y manda la solución

SERVIDOR = "158.42.32.220"
PUERTO = 1883

PEDIR = "DST/PETICION"
RECIBIR = "DST/CODIGO"
RESPONDER = "DST/SOLUCION"

documento = "21570943"
alumna = "Rosa Tormo Vila"
direccion = "rotovi@teleco.upv.es"

# función que se llama cuando llega el código
def al_llegar(c, datos, m):
    numero = str(m.payload.decode("utf-8"))
    print("codigo recibido: " + numero + " en el topic: " + m.topic)
    # formamos el mensaje con el formato que pide el enunciado
    respuesta = numero + ";" + alumna + ";" + direccion
    c.publish(RESPONDER, respuesta)
    print("solucion enviada: ", respuesta)

conexion = paho.Client(paho.CallbackAPIVersion.VERSION2)
conexion.on_message = al_llegar
conexion.username_pw_set(username="dst",password="dst")

conexion.connect(SERVIDOR, PUERTO)
print("conectado al broker: ", SERVIDOR)

# primero me subscribo y luego pido, si no se pierde el código
conexion.subscribe(RECIBIR)
print("subscrito al topic: ", RECIBIR)

conexion.loop_start()
conexion.publish(PEDIR, documento)
print("peticion enviada con el dni ", documento)
t.sleep(15) #15 segundos
conexion.loop_stop()

conexion.disconnect()
