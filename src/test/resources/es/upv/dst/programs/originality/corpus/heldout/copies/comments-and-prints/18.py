# PRACTICA MQTT
# Alumno: Ismael Tudela
# Asignatura: DST
import threading
import paho.mqtt.publish as publish
import paho.mqtt.subscribe as subscribe

print("Programa de Ismael Tudela")

# direccion del broker
broker = "158.42.32.220"
# usuario y contraseña, los dos son dst
cuenta = {"username": "dst", "password": "dst"}
print("Usare el broker", broker, "con el usuario", cuenta["username"])

# subscribe.simple se queda parado hasta que llega un mensaje, asi que la
# peticion la mando 2 segundos despues con un temporizador
peticion = threading.Timer(
    2.0,                            # segundos
    publish.single,                 # funcion que se llama
    args=["DST/PETICION", "50638291"],
    kwargs={"hostname": broker, "auth": cuenta},
)
# arranca la cuenta atras
peticion.start()
print("En dos segundos se manda la peticion")
print("Esperando el codigo en", broker)

# aqui se queda esperando
mensaje = subscribe.simple("DST/CODIGO", hostname=broker, port=1883, auth=cuenta)
print("Ha llegado algo por", mensaje.topic)
# de bytes a texto
codigo = mensaje.payload.decode()
print("Codigo recibido:", codigo)

# los tres campos de la solucion
campos = [codigo, "Ismael Tudela", "ismtud@teleco.upv.es"]
print("Los campos son", campos)
# se juntan con punto y coma y se publican
publish.single("DST/SOLUCION", ";".join(campos), hostname=broker, auth=cuenta)
print("Solucion mandada")

# compruebo que no tengan espacios, que el profesor los da por no validos
for campo in campos:
    print("Comprobando", campo)
    # strip quita los espacios de los lados
    if campo != campo.strip():
        print("OJO, hay espacios en", repr(campo))

print("FIN")
