# Autora: Sara Belmonte (grupo 1A)
import paho.mqtt.client as mqtt

def hacer_practica(dni, alumno, email):

    def empezar(client, userdata, flags, reason_code, properties):
        client.subscribe(TOPICS['codigo'])
        client.message_callback_add(TOPICS['codigo'], entregar)
        client.publish(TOPICS['pedir'], dni)
        print('Conectada:', reason_code)

    def terminar(client, userdata, mid, reason_code, properties):
        client.disconnect()
        print('Entregado, me voy')

    def entregar(client, userdata, message):
        # este callback es solo del topic de los codigos
        client.on_publish = terminar
        client.message_callback_remove(TOPICS['codigo'])
        codigo = message.payload.decode('utf-8')
        texto = ';'.join((codigo, alumno, email))
        client.publish(TOPICS['entregar'], texto, qos=1)
        print('Codigo:', codigo, '-> entrego:', texto)

    cliente = mqtt.Client(mqtt.CallbackAPIVersion.VERSION2)
    cliente.username_pw_set(username='dst', password='dst')
    cliente.on_connect = empezar
    cliente.connect('158.42.32.220', 1883)
    cliente.loop_forever()

TOPICS = {'entregar': 'DST/SOLUCION', 'codigo': 'DST/CODIGO', 'pedir': 'DST/PETICION'}

hacer_practica('50173829', 'Sara Belmonte Ruiz', 'sabelru@teleco.upv.es')
