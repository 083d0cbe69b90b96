import paho.mqtt.client as mqtt

# Chain: connect -> subscribe -> ask -> receive -> answer -> disconnect
BROKER_IP = "158.42.32.220"
MI_DNI = "23758106"
MI_NOMBRE = "Claudia Rossi"
MI_EMAIL = "claros@teleco.upv.es"

id_respuesta = -1


def al_conectar(cli, ud, fl, rc, pr):
    print("1) connected:", rc)
    res, num = cli.subscribe("DST/CODIGO")
    if res != mqtt.MQTT_ERR_SUCCESS:
        print("   cannot subscribe, error", res)


def al_suscribir(cli, ud, num, codigos, pr):
    print("2) subscribed with QoS", codigos[0].value)
    cli.publish("DST/PETICION", MI_DNI)
    print("3) asked")


def al_recibir(cli, ud, msg):
    global id_respuesta
    clave = str(msg.payload, "utf-8")
    print("4) code is", clave)
    partes = [clave, MI_NOMBRE, MI_EMAIL]
    id_respuesta = cli.publish("DST/SOLUCION", ";".join(partes), qos=2).mid


def al_publicar(cli, ud, num, rc, pr):
    # called for the question as well, that one has another mid
    if num == id_respuesta:
        print("5) answered")
        cli.disconnect()


def al_salir(cli, ud, fl, rc, pr):
    print("6) the end")


mosquito = mqtt.Client(mqtt.CallbackAPIVersion.VERSION2)
mosquito.on_connect = al_conectar
mosquito.on_subscribe = al_suscribir
mosquito.on_message = al_recibir
mosquito.on_publish = al_publicar
mosquito.on_disconnect = al_salir
mosquito.username_pw_set(username="dst", password="dst")
mosquito.connect(BROKER_IP)
mosquito.loop_forever()
