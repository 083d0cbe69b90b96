# Autor: Marc Tarazona (grupo 3C)
from typing import Any, Dict
import paho.mqtt.client as mqtt

TOPICS: Dict[str, str] = {'pedir': 'DST/PETICION', 'codigo': 'DST/CODIGO', 'entregar': 'DST/SOLUCION'}

def hacer_practica(dni: str, alumno: str, email: str) -> None:

    def entregar(client: mqtt.Client, userdata: Any, message: mqtt.MQTTMessage) -> None:
        # este callback es solo del topic de los codigos
        codigo: str = message.payload.decode('utf-8')
        texto: str = ';'.join((codigo, alumno, email))
        print('Codigo:', codigo, '-> entrego:', texto)
        client.publish(TOPICS['entregar'], texto, qos=1)
        client.message_callback_remove(TOPICS['codigo'])
        client.on_publish = terminar

    def terminar(client: mqtt.Client, userdata: Any, mid: int, reason_code: Any, properties: Any) -> None:
        print('Entregado, me voy')
        client.disconnect()

    def empezar(client: mqtt.Client, userdata: Any, flags: Any, reason_code: Any, properties: Any) -> None:
        print('Conectada:', reason_code)
        client.message_callback_add(TOPICS['codigo'], entregar)
        client.subscribe(TOPICS['codigo'])
        client.publish(TOPICS['pedir'], dni)

    cliente: mqtt.Client = mqtt.Client(mqtt.CallbackAPIVersion.VERSION2)
    cliente.on_connect = empezar
    cliente.username_pw_set(username='dst', password='dst')
    cliente.connect('158.42.32.220', 1883)
    cliente.loop_forever()

hacer_practica('18645290', 'Marc Tarazona Feliu', 'martafel@teleco.upv.es')
