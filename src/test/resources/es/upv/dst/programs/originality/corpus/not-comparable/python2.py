# -*- coding: utf-8 -*-
import paho.mqtt.client as mqtt
import time

MQTT_BROKER = "158.42.32.220"
MI_DNI = raw_input("DNI: ")
MI_NOMBRE = raw_input("Nombre: ")
MI_CORREO = raw_input("Correo: ")

def on_message(client, userdata, message):
    codigo = message.payload
    print "codigo recibido:", codigo
    client.publish("DST/SOLUCION", codigo + ";" + MI_NOMBRE + ";" + MI_CORREO)
    print "solucion enviada"

cliente = mqtt.Client()
cliente.on_message = on_message
cliente.username_pw_set(username="dst",password="dst")
cliente.connect(MQTT_BROKER, 1883)
print "conectado al broker: ", MQTT_BROKER
cliente.subscribe("DST/CODIGO")
cliente.loop_start()
cliente.publish("DST/PETICION", MI_DNI)
time.sleep(15)
cliente.loop_stop()
cliente.disconnect()
