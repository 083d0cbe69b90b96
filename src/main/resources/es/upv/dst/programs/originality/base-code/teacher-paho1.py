MQTT_BROKER = "158.42.32.220"
MQTT_PORT = 1883

MQTT_TOPIC = "DST/PETICION"
MQTT_TOPIC2 = "DST/CODIGO"
MQTT_TOPIC3 = "DST/SOLUCION"

def codigo():
    # devuelve un código de 5 cifras que incluye un sistema de Integridad
    pass

def comprobacion(mensaje):
    # devuelve 1 si el código incluido en el mensaje es correcto
    # devuelve 0 si el código ya ha sido utilizado
    # devuelve 0 si el código no había sido generado por él.
    pass

def lista(dni):
    # devuelve 1 si el dni es de un alumno matriculado
    pass

def envio_email(email_to):
    # intenta enviar un email a la dirección suministrada
    pass

def on_message(client, userdata, message):
    if message.topic == MQTT_TOPIC:
        N_DNI=str(message.payload.decode("utf-8")).strip()
        if lista(N_DNI) == 1:
            cliente.publish(MQTT_TOPIC2, codigo())

    if message.topic == MQTT_TOPIC3:
        m_recibido = str(message.payload.decode("utf-8"))
        m_lista=m_recibido.split(";")
        if len(m_lista)==3:
            if comprobacion(m_lista[0]) == 1:
                f = open("ok.txt", "a")
                f.write (m_recibido + "\n")
                f.close()
                email_alumno=m_lista[2].strip()
                ack_correo=envio_email(email_alumno)

cliente = mqtt.Client()
cliente.on_message = on_message
cliente.username_pw_set(username=ADMIN_USER,password=ADMIN_PASS)

cliente.connect(MQTT_BROKER, MQTT_PORT)
print("conectado al broker: ", MQTT_BROKER)

cliente.subscribe(MQTT_TOPIC)
cliente.subscribe(MQTT_TOPIC3)

cliente.loop_forever()
