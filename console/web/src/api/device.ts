import mqtt, { type MqttClient } from 'mqtt'

export interface DeviceListener {
  connected: () => void
  disconnected: () => void
  /** The server does not accept this device; waiting does not help. */
  refused: () => void
  /** Another connection uses the same id. */
  takenOver: () => void
  acknowledged: (ids: string[]) => void
  command: (command: DeviceCommand) => void
}
export interface DeviceCommand {
  id?: string
  cmd: string
  args?: { code?: string; text?: string; state?: string; number?: string }
}
export interface DeviceLogin {
  url: string
  device: string
  username: string
  password: string
}

const TAKEN_OVER = 0x8e
/** CONNACK codes that say no for good: bad name or password, not authorised, banned (MQTT 5), and 4, 5 of 3.1.1. */
const REFUSED = [4, 5, 0x86, 0x87, 0x8a]

/**
 * The virtual button as the server sees it: a device of the native MQTT scheme over WebSocket. Publishes only while it is
 * connected; what is owed is repeated by the button itself, with the same id, and not by this connection.
 */
export class DeviceLine {
  private readonly client: MqttClient
  private readonly up: string

  constructor(login: DeviceLogin, listener: DeviceListener) {
    this.up = `anling/v1/${login.device}/up`
    const down = `anling/v1/${login.device}/dn`
    this.client = mqtt.connect(login.url, {
      clientId: login.device,
      username: login.username,
      password: login.password,
      protocolVersion: 5,
      clean: true,
      reconnectPeriod: 1_000,
      connectTimeout: 4_000,
      keepalive: 20,
      queueQoSZero: false,
      resubscribe: false,
      will: this.status('offline'),
    })
    this.client.on('connect', () => {
      this.client.subscribe([`${down}/ack`, `${down}/cmd`], { qos: 1 }, () => listener.connected())
      const online = this.status('online')
      this.client.publish(online.topic, online.payload, { qos: 1, retain: true })
    })
    this.client.on('close', () => listener.disconnected())
    this.client.on('error', (error) => {
      if (!REFUSED.includes(Number((error as { code?: unknown }).code))) return
      this.client.end(true)
      listener.refused()
    })
    this.client.on('disconnect', (packet) => {
      if (packet.reasonCode !== TAKEN_OVER) return
      this.client.end(true)
      listener.takenOver()
    })
    this.client.on('message', (topic, payload) => receive(topic, payload.toString(), listener))
  }

  get open(): boolean {
    return this.client.connected
  }

  publish(topic: 'alarm' | 'event' | 'reply' | 'hb', body: object): void {
    if (!this.client.connected) return
    this.client.publish(`${this.up}/${topic}`, JSON.stringify(body), { qos: topic === 'hb' ? 0 : 1 }, () => undefined)
  }

  close(): void {
    this.client.end(true)
  }

  private status(state: 'online' | 'offline') {
    const payload = JSON.stringify({ state, since: new Date().toISOString() })
    return { topic: `${this.up}/status`, payload, qos: 1 as const, retain: true }
  }
}

function receive(topic: string, payload: string, listener: DeviceListener): void {
  try {
    const message = JSON.parse(payload) as { ids?: string[] } & DeviceCommand
    if (topic.endsWith('/ack')) listener.acknowledged(message.ids ?? [])
    else listener.command(message)
  } catch {
    // A button has nobody to tell about a message that it cannot read.
  }
}
