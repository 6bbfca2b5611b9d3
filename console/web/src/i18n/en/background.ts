/** Texts of what is known of the home behind an incident. */
export default {
  background: {
    title: 'Devices and history',
    devices: 'Devices',
    earlier: 'Earlier incidents',
    loading: 'Reading…',
    again: 'Try again',
    devicesUnknown: 'How the devices are cannot be read now.',
    noDevice: 'No device is registered.',
    heard: 'heard {ago}',
    silent: 'never heard',
    battery: 'battery {n} %',
    pressed: 'pressed {ago}',
    unpressed: 'no press on record',
    earlierUnknown: 'The record cannot be read now; earlier incidents are not shown.',
    first: 'No earlier incident.',
    test: 'test',
    open: 'open',
    all: 'Show all {n}',
  },
}
