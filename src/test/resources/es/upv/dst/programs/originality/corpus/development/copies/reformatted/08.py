import argparse, logging, sys
import paho.mqtt.client as mqtt
from paho.mqtt.properties import Properties
from paho.mqtt.packettypes import PacketTypes
from paho.mqtt.subscribeoptions import SubscribeOptions
log=logging.getLogger('dst')

def parse_args():
    parser=argparse.ArgumentParser(description='Requests a code and sends the solution')
    parser.add_argument('--dni',default='43018576')
    parser.add_argument('--name',default='Sofía Arnau')
    parser.add_argument('--email',default='sofarna@teleco.upv.es')
    parser.add_argument('--host',default='158.42.32.220')
    parser.add_argument('--port',type=int,default=1883)
    parser.add_argument('-v','--verbose',action='store_true')
    return parser.parse_args()

def on_connect(client,args,flags,reason_code,properties):
    if reason_code.is_failure:
        log.error('broker refused us: %s',reason_code); sys.exit(1)
    # version 5 allows us not to hear our own messages
    client.subscribe('DST/CODIGO',options=SubscribeOptions(qos=1,noLocal=True))

def on_subscribe(client,args,mid,reason_codes,properties):
    log.debug('subscribed: %s',reason_codes)
    # the request is worthless after a minute
    props=Properties(PacketTypes.PUBLISH); props.MessageExpiryInterval=60
    client.publish('DST/PETICION',args.dni,qos=1,properties=props)
    log.info('requested a code for %s',args.dni)

def on_message(client,args,message):
    code=message.payload.decode('ascii',errors='replace')
    log.info('received %s',code)
    client.unsubscribe('DST/CODIGO')
    info=client.publish('DST/SOLUCION','%s;%s;%s'%(code,args.name,args.email),qos=1)
    client.user_data_set(args)
    log.debug('solution has mid %d',info.mid)

def on_unsubscribe(client,args,mid,reason_codes,properties):
    log.info('done, leaving'); client.disconnect()

def main():
    args=parse_args()
    logging.basicConfig(level=logging.DEBUG if args.verbose else logging.INFO)
    client=mqtt.Client(mqtt.CallbackAPIVersion.VERSION2,protocol=mqtt.MQTTv5,userdata=args)
    client.username_pw_set('dst','dst')
    client.on_connect=on_connect
    client.on_subscribe=on_subscribe
    client.on_message=on_message
    client.on_unsubscribe=on_unsubscribe
    client.connect(args.host,args.port)
    client.loop_forever()

if __name__=='__main__': main()
