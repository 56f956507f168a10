import { expect, test } from 'vitest'
import { isOnThisComputer } from '../../../src/renderer/features/devices/place-draft'

test.each(['localhost', ' LOCALHOST:8427', 'ws://127.0.0.1:8427/', 'http://[::1]'])(
  '%s is this computer',
  (address) => expect(isOnThisComputer(address)).toBe(true),
)

test.each(['', 'sync.example.org', 'ws://192.168.1.20:8427', 'localhost.example.org'])(
  '%s is not',
  (address) => expect(isOnThisComputer(address)).toBe(false),
)
