import paho.mqtt.client as mqtt
import time

MQTT_BROKER = "158.42.32.220"
MQTT_PORT = 1883
MQTT_TOPIC_P = "DST/PETICION"
MQTT_TOPIC_C = "DST/CODIGO"
MQTT_TOPIC_S = "DST/SOLUCION"

DNI = "29738150"
ALUMNO = "Jorge Cuesta Rey"
EMAIL = "jorcurey@teleco.upv.es"
INTENTOS = 3

codigo = ""

def on_message(client, userdata, message):
    global codigo
    # Quito espacios por si acaso, el profesor avisa de que invalidan el codigo
    codigo = message.payload.decode("utf-8").strip()

cliente = mqtt.Client(mqtt.CallbackAPIVersion.VERSION2)
cliente.on_message = on_message
cliente.username_pw_set(username="dst",password="dst")
cliente.connect(MQTT_BROKER, MQTT_PORT)
cliente.subscribe(MQTT_TOPIC_C)

# No uso hilos: llamo yo mismo a loop() hasta que haya codigo
for intento in range(1, INTENTOS + 1):
    print("Intento", intento, "de", INTENTOS)
    cliente.publish(MQTT_TOPIC_P, DNI)
    limite = time.time() + 5
    while codigo == "" and time.time() < limite:
        cliente.loop(0.2)
    if codigo != "":
        break

if codigo == "":
    print("No he conseguido ningun codigo, reviso el DNI")
else:
    linea = f"{codigo};{ALUMNO};{EMAIL}"
    cliente.publish(MQTT_TOPIC_S, linea)
    # unas vueltas mas para que salga el mensaje antes de desconectar
    for i in range(5):
        cliente.loop(0.1)
    print("Publicado en", MQTT_TOPIC_S, ":", linea)
    # Me guardo una copia por si hay que reclamar
    with open("entrega.txt", "a") as fichero:
        fichero.write(time.strftime("%d/%m/%Y %H:%M:%S ") + linea + "\n")

cliente.disconnect()
