import paho.mqtt.client as mqtt
import time

# CONSTANTES
# Datos del broker
MQTT_BROKER = "158.42.32.220"
MQTT_PORT = 1883
# Topics que se usan en la practica
MQTT_TOPIC_P = "DST/PETICION"  # aqui pido
MQTT_TOPIC_C = "DST/CODIGO"    # aqui me llega
MQTT_TOPIC_S = "DST/SOLUCION"  # aqui contesto

# Mis datos
DNI = "40872619"
ALUMNO = "Nerea Campos Mir"
EMAIL = "necamir@teleco.upv.es"
# Cuantas veces lo intento
INTENTOS = 3

# Al principio no hay codigo
codigo = ""

# Funcion que se ejecuta al recibir un mensaje
def on_message(client, userdata, message):
    global codigo
    print("Mensaje nuevo:", message.payload)
    # Quito espacios por si acaso, el profesor avisa de que invalidan el codigo
    codigo = message.payload.decode("utf-8").strip()
    print("El codigo es:", codigo)

print("Empieza el programa")
cliente = mqtt.Client(mqtt.CallbackAPIVersion.VERSION2)
cliente.on_message = on_message
# Hay que poner usuario y contraseña
cliente.username_pw_set(username="dst",password="dst")
cliente.connect(MQTT_BROKER, MQTT_PORT)
print("Conectada a", MQTT_BROKER, "en el puerto", MQTT_PORT)
cliente.subscribe(MQTT_TOPIC_C)
print("Suscrita a", MQTT_TOPIC_C)

# No uso hilos: llamo yo mismo a loop() hasta que haya codigo
for intento in range(1, INTENTOS + 1):
    print("Intento", intento, "de", INTENTOS)
    # Publico mi dni
    cliente.publish(MQTT_TOPIC_P, DNI)
    print("He pedido un codigo para", DNI)
    # Cinco segundos por intento
    limite = time.time() + 5
    while codigo == "" and time.time() < limite:
        cliente.loop(0.2)
    # Si ya lo tengo salgo del for
    if codigo != "":
        print("Ya lo tengo")
        break
    print("Otra vez sera")

# Compruebo si ha ido bien
if codigo == "":
    print("No he conseguido ningun codigo, reviso el DNI")
else:
    # Monto la linea
    linea = f"{codigo};{ALUMNO};{EMAIL}"
    print("Voy a publicar", linea)
    cliente.publish(MQTT_TOPIC_S, linea)
    # unas vueltas mas para que salga el mensaje antes de desconectar
    for i in range(5):
        cliente.loop(0.1)
    print("Publicado en", MQTT_TOPIC_S, ":", linea)
    # Me guardo una copia por si hay que reclamar
    with open("entrega.txt", "a") as fichero:
        fichero.write(time.strftime("%d/%m/%Y %H:%M:%S ") + linea + "\n")
    print("Copia guardada en entrega.txt")

# Y se acaba
cliente.disconnect()
print("Fin del programa")
