# Importo la libreria de MQTT
import paho.mqtt.client as mqtt
# Importo time para poder esperar
import time

print("=== PRACTICA DST ===")
print("=== Noelia Prats ===")
print()

# En esta lista se guardan los codigos que llegan
recibidos = []

# Creo el cliente
cliente = mqtt.Client(mqtt.CallbackAPIVersion.VERSION2)
# Usuario y contraseña del enunciado
cliente.username_pw_set(username="dst",password="dst")
# Cada vez que llegue un mensaje se añade a la lista
cliente.on_message = lambda c, u, m: recibidos.append(m.payload.decode())

print("Conectando...")
# Me conecto al broker de la UPV
cliente.connect("158.42.32.220", 1883)
print("Conectado")
# Me suscribo al topic donde se publican los codigos
cliente.subscribe("DST/CODIGO")
print("Suscrita a DST/CODIGO")
# Arranco el hilo
cliente.loop_start()
# Le doy un segundo
time.sleep(1)

# Pido el codigo con mi dni
print("Pidiendo codigo...")
cliente.publish("DST/PETICION", "19603847")

# Contador de segundos
segundos = 0
# Mientras no haya nada en la lista
while len(recibidos) == 0:
    print("esperando...", segundos)
    time.sleep(1)
    # Un segundo mas
    segundos = segundos + 1
    # Si pasan 20 segundos lo pido otra vez
    if segundos == 20:
        print("no llega nada, vuelvo a pedir")
        cliente.publish("DST/PETICION", "19603847")
        segundos = 0

# El primero de la lista es el mio
codigo = recibidos[0]
print("mi codigo es el", codigo)
print("la lista es", recibidos)

# Mando la solucion: codigo;nombre;correo
cliente.publish("DST/SOLUCION", "%s;%s;%s" % (codigo, "Noelia Prats", "noepra@teleco.upv.es"))
print("solucion enviada")
# Espero a que salga
time.sleep(2)
print("fin, ahora mirar el correo")

# Paro el hilo y me desconecto
cliente.loop_stop()
cliente.disconnect()
print("desconectado")
