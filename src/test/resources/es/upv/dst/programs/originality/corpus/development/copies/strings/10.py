# Autora: Julia Monzó (grupo 2A)
import paho.mqtt.client as mqtt

TOPICS = {'pedir': 'DST/PETICION', 'codigo': 'DST/CODIGO', 'entregar': 'DST/SOLUCION'}

def hacer_practica(dni, alumno, email):

    def entregar(client, userdata, message):
        # este callback es solo del topic de los codigos
        codigo = str(message.payload.decode('utf-8'))
        texto = codigo
        texto += ';'
        texto += alumno
        texto += ';'
        texto += email
        print('Codigo: ' + codigo + ' -> entrego: ' + texto)
        client.publish(TOPICS['entregar'], texto, qos=1)
        client.message_callback_remove(TOPICS['codigo'])
        client.on_publish = terminar

    def terminar(client, userdata, mid, reason_code, properties):
        print('Entregado' + ', me voy')
        client.disconnect()

    def empezar(client, userdata, flags, reason_code, properties):
        print(f'Conectada: {reason_code}')
        client.message_callback_add(TOPICS['codigo'], entregar)
        client.subscribe(TOPICS['codigo'])
        client.publish(TOPICS['pedir'], dni)

    cliente = mqtt.Client(mqtt.CallbackAPIVersion.VERSION2)
    cliente.on_connect = empezar
    cliente.username_pw_set(username='dst', password='dst')
    cliente.connect('158.42.32.220', 1883)
    cliente.loop_forever()

hacer_practica('76028134', 'Julia Monzó Peña', 'jumonpe@teleco.upv.es')
