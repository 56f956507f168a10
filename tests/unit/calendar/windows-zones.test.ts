import { isIanaZone } from '@shared/calendar/calendar-time'
import { findWindowsZone, listMainZones } from '@shared/calendar/windows-zones'
import { expect, it } from 'vitest'

it('[A8] every Windows zone stands for one that exists', () => {
  expect(listMainZones().length).toBeGreaterThan(120)
  expect(listMainZones().filter((zone) => !isIanaZone(zone))).toEqual([])
  expect(findWindowsZone('w. europe standard time')).toBe('Europe/Berlin')
  expect(findWindowsZone('Europe/Berlin')).toBeUndefined()
})
