/** Texts of what is known of the home behind an incident. */
export default {
  background: {
    title: '终端与历史',
    devices: '终端',
    earlier: '以往事件',
    loading: '正在读取…',
    again: '再试一次',
    devicesUnknown: '暂时无法读取终端状态。',
    noDevice: '没有登记终端。',
    heard: '最近通信 {ago}',
    silent: '从未通信',
    battery: '电量 {n} %',
    pressed: '最近按响 {ago}',
    unpressed: '没有按响记录',
    earlierUnknown: '暂时无法读取档案，以往事件未显示。',
    first: '没有以往事件。',
    test: '测试',
    open: '处理中',
    all: '显示全部 {n} 件',
  },
}
