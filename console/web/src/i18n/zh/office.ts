/** Texts of the frame of the office. */
export default {
  office: {
    title: '管理',
    skip: '跳到内容',
    desk: '返回坐席',
    sections: '管理栏目',
    start: '栏目',
    none: '没有您可以使用的栏目。',
    only: '您的角色不能使用这个栏目。需要时请联系管理员。',
  },
}
