import { generate, parser as parserOf, type Packet } from 'mqtt-packet'
import type { WebSocket } from 'ws'
import type { World } from './world.ts'

const VERSION = { protocolVersion: 5 as const }

/** Just enough of an MQTT listener for one button: acknowledges after the world holds the alarm. */
export function serveButton(world: World, socket: WebSocket): void {
  const parser = parserOf(VERSION)
  const send = (packet: Packet) => socket.send(generate(packet, VERSION))
  const down = (device: string, leaf: string, body: object) =>
    send({
      cmd: 'publish',
      topic: `anling/v1/${device}/dn/${leaf}`,
      payload: JSON.stringify(body),
      qos: 0,
      dup: false,
      retain: false,
    })

  parser.on('packet', (packet: Packet) => {
    if (packet.cmd === 'connect') {
      const good = packet.password?.toString() === packet.clientId
      send({ cmd: 'connack', reasonCode: good ? 0 : 0x86, sessionPresent: false })
      if (!good) return socket.close()
      let n = 0
      world.tell = (told, lamp) => {
        down(packet.clientId, 'cmd', { v: 1, id: `c${++n}`, cmd: 'text', args: told, ttl: 60 })
        down(packet.clientId, 'cmd', { v: 1, id: `c${++n}`, cmd: 'lamp', args: { state: lamp }, ttl: 60 })
      }
    }
    if (packet.cmd === 'subscribe')
      send({ cmd: 'suback', messageId: packet.messageId, granted: packet.subscriptions.map(() => 1) })
    if (packet.cmd === 'pingreq') send({ cmd: 'pingresp' })
    if (packet.cmd === 'publish') publish(packet.topic, packet.payload.toString(), packet.messageId)
  })

  function publish(topic: string, payload: string, messageId: number | undefined): void {
    const [, , device = '', , leaf] = topic.split('/')
    if (leaf === 'alarm' || leaf === 'event') {
      const { id, type } = JSON.parse(payload) as { id: string; type: 'SOS' }
      world.alarm(device, id, type, payload)
      down(device, 'ack', { ids: [id], ts: new Date().toISOString() })
    }
    if (messageId !== undefined) send({ cmd: 'puback', messageId, reasonCode: 0 })
  }

  socket.on('message', (data: Buffer) => parser.parse(data))
}
