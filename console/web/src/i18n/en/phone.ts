/** The responder's phone without a network, and its new versions. */
export default {
  scene: {
    stepUnsent: 'unsent',
    accepting: 'Not accepted yet: waiting for the centre…',
    acceptingOffline: 'Not accepted yet: no network, not sent',
    notAccepted: 'Waiting…',
    unheard: 'Your acceptance did not reach the centre in time. The offer has ended: do not go.',
    asOf: 'No network, this is from {time}',
    room: 'room {n}',
  },
  shell: {
    waiting: 'A new version is here',
    later: 'A new version is here; it can wait until the job is done',
    swap: 'Update now',
  },
}
