package org.anling.console.web;

import java.util.HashMap;
import java.util.Map;
import org.anling.console.api.Text;
import org.jspecify.annotations.Nullable;

/** What a person reads when something is refused: what is wrong and what to do. */
final class Messages {
    private static final Map<String, Text> TEXTS = texts();

    private Messages() {}

    static Text of(String code) {
        Text known = TEXTS.get(code);
        return known == null ? new Text("操作未执行（" + code + "）", "Not done (" + code + ")") : known;
    }

    static Text of(String code, @Nullable String who) {
        if (who == null) {
            return of(code);
        }
        return switch (code) {
            case "already_taken" -> new Text(who + " 已先接警", who + " has taken it already");
            case "not_yours" -> new Text("由 " + who + " 负责", "It belongs to " + who);
            case "already_closed" -> new Text("事件已由 " + who + " 关闭", who + " has closed it already");
            case "already_answered" -> new Text(who + " 已先答复", who + " has answered it already");
            case "staff_not_signed_in" -> new Text(who + " 当前未登录，不能接手", who + " is not signed in and cannot take it");
            case "wrong_state" ->
                new Text("当前状态不能这样做（" + who + " 已先操作）", "Not possible as it stands now: " + who + " was first");
            case "changed_meanwhile" ->
                new Text(
                        who + " 刚修改过此记录，您的内容仍在；请核对后再保存",
                        who
                                + " has changed this record meanwhile; what you typed is still there: compare and save"
                                + " again");
            default -> of(code);
        };
    }

    private static Map<String, Text> texts() {
        Map<String, Text> texts = new HashMap<>();
        guard(texts);
        refusals(texts);
        desk(texts);
        phone(texts);
        elders(texts);
        texts.put("journal_down", new Text("Redis 无响应，请稍后重试", "Redis does not answer; try again in a moment"));
        texts.put(
                "registry_down",
                new Text(
                        "数据库无响应：暂不能登录或查看已关闭事件，当前事件不受影响",
                        "The database does not answer: no sign-in and no closed incidents now; open incidents go on"));
        texts.put("busy", new Text("请求过多，请稍后重试", "Too many requests at once; try again"));
        texts.put("parked", new Text("系统未能处理此操作，已留存待查", "This could not be decided; it is kept for inspection"));
        texts.put("failed", new Text("系统出错，请重试", "Something failed; try again"));
        texts.put("device_unreachable", new Text("设备不在线，请打电话", "The device is not connected; use the telephone"));
        texts.put(
                "bad_signature",
                new Text(
                        "签名不符、时间相差超过 5 分钟或随机数重复：请核对密钥与时钟",
                        "The signature does not fit, the time is more than 5 minutes off, or the nonce was used: check"
                                + " key and clock"));
        texts.put(
                "telephony_off",
                new Text("未配置 telephony.secret，电话接口未启用", "telephony.secret is not set, so no exchange can report"));
        texts.put(
                "bad_span",
                new Text("日期不对：请填写起止日期，截止不早于起始", "The dates make no sense: give a first and a last day, in order"));
        texts.put(
                "too_many_rows", new Text("行数过多：请缩短时间或加大统计周期", "Too many rows: ask for fewer days or longer periods"));
        texts.put(
                "too_many_entries",
                new Text(
                        "记录过多，未导出：请缩短时间或增加筛选条件",
                        "Too many entries, nothing was exported: ask for fewer days or less of them"));
        texts.put("unknown_call", new Text("没有这个来电，或已处理完毕", "There is no such call, or it is dealt with"));
        texts.put("no_number", new Text("没有可拨打的号码", "There is no number to call"));
        texts.put(
                "emergency_number",
                new Text(
                        "系统不会自动拨打紧急号码，请人工拨打",
                        "An emergency number is never dialled by the software: dial it yourself"));
        texts.put("unknown_card", new Text("没有这张规程卡或这个问题", "There is no such protocol card or question"));
        texts.put(
                "exchange_down", new Text("电话交换机无响应，请用电话拨打", "The exchange did not take the call: use the telephone"));
        texts.put("no_recording", new Text("没有这段录音", "There is no such recording"));
        texts.put("no_map", new Text("没有地图数据", "There is no map data"));
        return Map.copyOf(texts);
    }

    private static void elders(Map<String, Text> texts) {
        texts.put("form", new Text("有内容需要改正", "Some of it must be mended"));
        texts.put(
                "changed_meanwhile",
                new Text("此记录已被修改，您的内容仍在；请核对后再保存", "The record has changed meanwhile; compare and save again"));
        texts.put(
                "break_glass",
                new Text(
                        "此档案不在您的范围内，或该老人没有进行中的事件；如确有需要，请填写原因",
                        "This record is not yours to see, or the elder has no open incident; if you must, say why"));
        texts.put("out_of_scope", new Text("不在您负责的范围内", "Outside of what you answer for"));
        texts.put("incident_open", new Text("该老人有进行中的事件，关闭后才能删除", "An incident of this elder is open; close it first"));
        texts.put(
                "erase_open",
                new Text(
                        "该老人有进行中的事件：先处理并关闭，再删除数据；未删除任何内容",
                        "An incident of this elder is open: deal with it and close it first; nothing was erased"));
        texts.put("number_taken", new Text("此编号已被使用", "This number is taken"));
        texts.put("unknown_device", new Text("没有这个设备", "There is no such device"));
        texts.put("device_elsewhere", new Text("此设备编号已登记", "A device of this id is registered already"));
        texts.put("command_unknown", new Text("此设备的协议没有这条指令", "The protocol of this device has no such command"));
        texts.put(
                "command_call",
                new Text(
                        "呼叫老人家中的设备只能在该老人的事件中进行：请在事件页使用“呼叫设备”",
                        "A device is called from the open incident of its elder only: use “call device” there"));
        texts.put(
                "command_admin",
                new Text(
                        "这条指令会使设备减少上报，只有管理员可以下发",
                        "This command can make the device say less; only an admin may send it"));
        texts.put(
                "command_busy",
                new Text(
                        "同类指令正在进行，请等待结果",
                        "A command of this kind is under way to the device; wait for what comes of it"));
        texts.put("command_full", new Text("待下发的指令过多，请稍后再试", "Too many commands are under way; try again later"));
        texts.put("command_revoked", new Text("设备已停用，不能下发指令", "The device is revoked; nothing can be asked of it"));
        texts.put("unknown_list", new Text("没有这种名单", "There is no list of this kind"));
        texts.put("unknown_import", new Text("没有这次导入，请重新上传文件", "There is no such import; upload the file again"));
        texts.put("import_running", new Text("另一次导入正在进行，请稍候", "Another import is under way; wait for it"));
        texts.put("not_clean", new Text("名单仍有错误，未写入任何内容", "The list still has mistakes; nothing was written"));
        texts.put("not_a_list", new Text("只能上传 CSV 或 XLSX 文件", "Only CSV or XLSX files can be uploaded"));
    }

    private static void guard(Map<String, Text> texts) {
        texts.put("not_signed_in", new Text("请先登录", "Sign in first"));
        texts.put("code_needed", new Text("请输入两步验证码", "Now the code of the second factor"));
        texts.put(
                "wrong_code",
                new Text(
                        "验证码不对、已过期或已用过，请等下一个再试",
                        "The code is wrong, too old, or was used before: wait for the next one"));
        texts.put(
                "one_time_expired",
                new Text("初始密码已过期，请管理员重新发放", "The initial password has run out: ask an admin for a new one"));
        texts.put(
                "locked",
                new Text(
                        "错误次数过多，账号已暂时锁定；请稍后再试，或请管理员解锁",
                        "Too many failures: the account is locked for a while. Try again later, or ask an admin to"
                                + " unlock it"));
        texts.put(
                "locked_to_strangers",
                new Text(
                        "有人在陌生设备上多次输错，此账号暂不能在未登录过的设备上登录；请在登录过的设备上登录、稍后再试，或请管理员解锁",
                        "Too many failures on devices where this account has not been used: on such it is locked for a"
                                + " while. Sign in where you have signed in before, try again later, or ask an admin to"
                                + " unlock it"));
        texts.put(
                "sign_in_unfinished",
                new Text("请先修改密码或开启两步验证", "First your own password and second factor: open My account"));
        texts.put(
                "out_of_scope",
                new Text("不在您负责的区域内，请联系中心", "It lies outside the area that you answer for: ask the centre"));
        texts.put("role", new Text("您的角色不能执行此操作", "Your role may not do this"));
        texts.put("foreign_origin", new Text("请求来源不被允许", "Requests from another site are refused"));
        texts.put("foreign_host", new Text("请用服务器自己的地址访问", "Use the server's own address"));
        texts.put("needs_tls", new Text("非本机登录需要 TLS", "Signing in from another machine needs TLS"));
        texts.put("idempotency_key_missing", new Text("缺少 Idempotency-Key", "The header Idempotency-Key is missing"));
        texts.put("not_json", new Text("请求体须为 application/json", "The body must be application/json"));
        texts.put("malformed", new Text("请求内容不完整或有误", "The request is incomplete or wrong"));
        texts.put("too_large", new Text("请求过大", "The request is too large"));
        texts.put("not_found", new Text("没有找到", "There is no such thing"));
        texts.put("wrong_password", new Text("用户名或密码错误", "Wrong name or password"));
        texts.put("too_fast", new Text("请求过快，请稍候再试", "Too many requests at once; wait a second and try again"));
        texts.put("too_many_attempts", new Text("尝试次数过多，请一分钟后再试", "Too many attempts; try again in a minute"));
    }

    private static void refusals(Map<String, Text> texts) {
        texts.put("unknown_incident", new Text("没有这个事件", "There is no such incident"));
        texts.put("unknown_offer", new Text("没有这个派单", "There is no such offer"));
        texts.put("unknown_assignment", new Text("没有这个任务", "There is no such assignment"));
        texts.put("unknown_responder", new Text("没有这个人员", "There is no such responder"));
        texts.put("already_taken", new Text("已有人接警", "Somebody has taken it already"));
        texts.put("not_taken", new Text("请先接警", "Take it first"));
        texts.put("already_closed", new Text("事件已关闭", "The incident is closed"));
        texts.put("already_answered", new Text("此派单已答复", "The offer was answered before"));
        texts.put("offer_expired", new Text("派单已超时", "The offer has run out"));
        texts.put("offer_withdrawn", new Text("派单已撤回", "The offer was taken back"));
        texts.put("not_yours", new Text("这不是您的任务", "It belongs to somebody else"));
        texts.put("wrong_order", new Text("当前状态不能执行此步骤", "This step does not follow the present one"));
        texts.put("not_eligible", new Text("此人员现在不能派单", "This responder cannot be asked now"));
        texts.put("not_allowed", new Text("您的角色不能执行此操作", "Your role may not do this"));
        texts.put("guard_not_met", new Text("尚不满足关闭条件", "The incident cannot be closed this way yet"));
        texts.put("reason_missing", new Text("请填写原因或编号", "A reason or reference is needed"));
    }

    private static void phone(Map<String, Text> texts) {
        texts.put(
                "measurement_impossible",
                new Text("测量值不在可能范围内或重复，请核对", "A measurement cannot be, or is there twice: look at the numbers again"));
        texts.put("push_off", new Text("中心未启用网页推送", "The centre sends no web push"));
        texts.put(
                "push_unusable",
                new Text(
                        "浏览器给出的推送地址不可用或不在允许列表中",
                        "The browser's push address is not usable, or not on the centre's list"));
        texts.put("too_long", new Text("内容过长，请缩短", "Too long; shorten it"));
        texts.put("job_over", new Text("任务已结束，不能再查看", "The job is over, so this is not shown any more"));
        texts.put(
                "card_missing",
                new Text("老人档案暂时无法读取，请打电话给中心", "The elder's record cannot be read now; call the centre"));
    }

    private static void desk(Map<String, Text> texts) {
        texts.put("wrong_state", new Text("当前状态不能这样做", "Not possible as the incident stands now"));
        texts.put(
                "nobody_reached",
                new Text(
                        "还没有人与老人通话或见到老人，紧急事件不能挂起",
                        "Nobody has spoken with the elder or seen him yet: an emergency cannot be put aside"));
        texts.put("unknown_step", new Text("没有待办的这一步骤", "There is no such step to be done"));
        texts.put("not_skippable", new Text("预案不允许您跳过这一步骤", "The plan does not let you leave this step out"));
        texts.put(
                "below_floor",
                new Text(
                        "与老人通话之前不能低于设备的级别",
                        "Not below the level of the device before somebody has spoken with the elder"));
        texts.put("unknown_technical", new Text("没有这个设备告警", "There is no such technical alert"));
        texts.put("staff_not_signed_in", new Text("对方当前未登录", "That member of the staff is not signed in"));
        texts.put("unknown_staff", new Text("没有这个坐席", "There is no such member of the staff"));
        texts.put("unknown_elder", new Text("没有这位老人", "There is no such elder"));
        texts.put(
                "key_reused",
                new Text(
                        "同一 Idempotency-Key 已用于不同内容，请换一个再提交",
                        "This Idempotency-Key was used with other words before; send it again with a new one"));
        texts.put(
                "position_unusable",
                new Text("位置误差过大或时间不对，未采用", "The position is too inexact or its time is wrong; it was not used"));
    }
}
