# missing: none
import asyncio
import aiomqtt


async def main(raiz="DST"):
    async with aiomqtt.Client("158.42.32.220", username="dst", password="dst") as client:
        await client.subscribe(f"{raiz}/CODIGO")
        await client.publish(f"{raiz}/PETICION", payload="12345678")
        async for message in client.messages:
            codigo = message.payload.decode()
            await client.publish(f"{raiz}/SOLUCION", f"{codigo};A;a@b.c")
            break

asyncio.run(main())
