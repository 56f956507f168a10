/** What is counted, and what it means. */
const counters = {
  connections_total: 'Connections that were upgraded.',
  admitted_total: 'Devices that proved who they are.',
  frames_received_total: 'Frames received, by type.',
  bytes_received_total: 'Bytes of frames received.',
  bytes_sent_total: 'Bytes of frames sent.',
  refusals_total: 'Requests and connections refused, by code.',
  drops_total: 'Connections cut by the relay, by reason.',
} as const

type Counter = keyof typeof counters
export type Gauges = Record<string, { help: string; value: number }>

/** Counts what happens, for Prometheus. No label names a workspace, a device or an address. */
export class RelayMetrics {
  private readonly values = new Map<Counter, Map<string, number>>()

  add(counter: Counter, amount = 1, label = ''): void {
    const values = this.values.get(counter) ?? new Map<string, number>()
    this.values.set(counter, values)
    values.set(label, (values.get(label) ?? 0) + amount)
  }

  valueOf(counter: Counter, label = ''): number {
    return this.values.get(counter)?.get(label) ?? 0
  }

  /** The text format of Prometheus, version 0.0.4. */
  render(gauges: Gauges): string {
    const lines = Object.entries(counters).flatMap(([name, help]) => {
      const values = [...(this.values.get(name as Counter) ?? [['', 0]])]
      return [
        ...head(name, help, 'counter'),
        ...values.map(([label, value]) => `leadup_relay_${name}${label ? `{kind="${label}"}` : ''} ${value}`),
      ]
    })
    for (const [name, { help, value }] of Object.entries(gauges)) {
      lines.push(...head(name, help, 'gauge'), `leadup_relay_${name} ${value}`)
    }
    return `${lines.join('\n')}\n`
  }
}

function head(name: string, help: string, type: string): string[] {
  return [`# HELP leadup_relay_${name} ${help}`, `# TYPE leadup_relay_${name} ${type}`]
}
