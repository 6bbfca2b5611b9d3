/** The responder's phone without a network, and its new versions. */
export default {
  scene: {
    stepUnsent: '未发送',
    accepting: '尚未接单：正在等中心确认…',
    acceptingOffline: '尚未接单：没有网络，还没有发出',
    notAccepted: '等待确认…',
    unheard: '接单没有送达中心，这次派单已结束，不用前往。',
    asOf: '没有网络，以下为 {time} 的内容',
    room: '{n} 室',
  },
  shell: {
    waiting: '有新版本',
    later: '有新版本，任务结束后可更新',
    swap: '现在更新',
  },
}
