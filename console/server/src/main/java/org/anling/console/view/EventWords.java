package org.anling.console.view;

import java.time.Duration;
import java.util.List;
import org.anling.console.api.Text;
import org.anling.contract.alert.Personal;
import org.anling.contract.alert.Vitals;
import org.anling.contract.entry.EventEntry;
import org.anling.contract.event.CallEvent;
import org.anling.contract.event.CentreEvent;
import org.anling.contract.event.Event;
import org.anling.contract.event.IncidentEvent;
import org.anling.contract.event.InputEvent;
import org.anling.contract.event.NoticeEvent;
import org.anling.contract.event.OfferEvent;
import org.anling.contract.event.ResponderEvent;
import org.anling.contract.event.TechnicalEvent;
import org.anling.contract.id.ResponderId;
import org.anling.contract.id.StaffId;
import org.anling.contract.incident.EntryWay;
import org.anling.contract.incident.SpokenOutcome;

/** One line of the timeline in both languages. */
final class EventWords {
    private final Directory directory;

    EventWords(Directory directory) {
        this.directory = directory;
    }

    /** With what was measured, which stands in the personal block. */
    Text of(EventEntry entry) {
        Text words = of(entry.body());
        Personal personal = entry.personal();
        List<Vitals.Reading> readings = personal == null ? null : personal.readings();
        if (readings == null) {
            return words;
        }
        Text measured = VisitWords.of(readings);
        return new Text(words.zh() + "（" + measured.zh() + "）", words.en() + " (" + measured.en() + ")");
    }

    Text of(Event event) {
        return switch (event) {
            case IncidentEvent incident -> handling(incident);
            case OfferEvent offer -> help(offer);
            case ResponderEvent ignored -> new Text("响应人员变更", "Responder changed");
            case TechnicalEvent ignored -> new Text("设备告警", "Technical alert");
            case NoticeEvent.NoticeMoved moved -> notice(moved);
            case CallEvent call -> call(call);
            case CentreEvent ignored -> new Text("中心状态变更", "The centre changed");
            case InputEvent ignored -> new Text("未执行", "Nothing changed");
        };
    }

    private Text notice(NoticeEvent.NoticeMoved moved) {
        Text channel = switch (moved.channel()) {
            case PAGE -> new Text("页面", "page");
            case MQTT -> new Text("消息推送", "message");
            case VOICE -> new Text("电话", "call");
            case SMS -> new Text("短信", "text message");
            case MAIL -> new Text("邮件", "mail");
            case WEBHOOK -> new Text("接口回调", "webhook");
            case PUSH -> new Text("网页推送", "web push");
        };
        Text fact = switch (moved.fact()) {
            case SENT -> new Text("已发出", "sent");
            case DELIVERED -> new Text("已送达", "delivered");
            case SEEN -> new Text("已看到", "seen");
            case ANSWERED -> new Text("已答复", "answered");
            case FAILED -> new Text("失败", "failed");
        };
        Text who = who(moved.recipient());
        return new Text(
                "通知" + who.zh() + "（" + channel.zh() + "）：" + fact.zh(),
                "Notice to " + who.en() + " by " + channel.en() + ": " + fact.en());
    }

    private Text call(CallEvent event) {
        return switch (event) {
            case CallEvent.CallRang ignored -> new Text("来电振铃", "A call rings");
            case CallEvent.CallAnswered answered ->
                answered.by() == null
                        ? new Text("来电已接听", "The call was answered")
                        : staff("来电已接听：", "The call was answered by ", answered.by());
            case CallEvent.CallDigits ignored -> new Text("来电者按键", "The caller pressed keys");
            case CallEvent.CallMissed ignored -> new Text("来电未接", "A call was missed");
            case CallEvent.CallEnded ended -> ended(ended);
            case CallEvent.CallRecorded ignored -> new Text("通话有录音", "The call was recorded");
            case CallEvent.CallBound bound -> staff("来电归属已确认：", "The call was given to this elder by ", bound.by());
            case CallEvent.CallReturned returned -> staff("已回拨：", "Called back by ", returned.by());
            case CallEvent.CallDialled dialled -> dialled(dialled);
            case CallEvent.CallForgotten ignored -> new Text("来电处理完毕", "Nothing more of the call");
        };
    }

    /** Who called stands beside, as with everything that somebody did. */
    private static Text dialled(CallEvent.CallDialled call) {
        return switch (call.to()) {
            case "elder" -> new Text("呼叫老人", "The elder is called");
            case "contact" -> new Text("呼叫联系人", "A contact is called");
            default -> new Text("回拨来电者", "The caller is called back");
        };
    }

    private static Text ended(CallEvent.CallEnded call) {
        String why = call.detail();
        return why == null
                ? new Text("通话结束", "The call is over")
                : new Text("通话结束（" + why + "）", "The call is over (" + why + ")");
    }

    private static Text done(IncidentEvent.StepDone step) {
        EntryWay way = step.way();
        if (way == null) {
            return new Text("已完成步骤 " + step.step(), "Step done: " + step.step());
        }
        Text how = switch (way) {
            case FROM_INSIDE -> new Text("屋内开门", "opened from inside");
            case KEY_HOLDER -> new Text("持钥匙人开门", "by a key holder");
            case KEY_BOX -> new Text("钥匙盒", "with the key box");
            case PROPERTY_OFFICE -> new Text("物业开门", "by the property office");
            case EMERGENCY_SERVICE -> new Text("119/110 开门，有见证人", "by 119/110, with a witness");
        };
        return new Text("已入户：" + how.zh(), "Entered: " + how.en());
    }

    private Text who(String recipient) {
        if (recipient.equals("duty")) {
            return new Text("值班电话", "the duty phone");
        }
        String name = recipient.startsWith("contact:") ? "" : directory.nameOf(recipient);
        return name.isEmpty() ? new Text("家属", "family") : new Text(name, name);
    }

    private Text handling(IncidentEvent event) {
        return switch (event) {
            case IncidentEvent.Opened opened -> {
                Text kind = Words.of(opened.kind());
                yield new Text("收到报警：" + kind.zh(), "Received: " + kind.en());
            }
            case IncidentEvent.AlertJoined joined -> joined(joined);
            case IncidentEvent.Taken ignored -> new Text("已接警", "Taken");
            case IncidentEvent.Spoken spoken -> spoken(spoken.outcome());
            case IncidentEvent.NoReply ignored -> new Text("无应答", "No reply");
            case IncidentEvent.NoteAdded ignored -> new Text("备注", "Note");
            case IncidentEvent.EmergencyServiceCalled called ->
                new Text("已呼叫 " + called.service(), called.service() + " was called");
            case IncidentEvent.FalsePress ignored -> new Text("误按", "False press");
            case IncidentEvent.Escalated escalated -> escalated(escalated);
            case IncidentEvent.Closed ignored -> new Text("已关闭", "Closed");
            case IncidentEvent.DeadlineSet ignored -> new Text("时限更新", "Deadline changed");
            case IncidentEvent.PriorityChanged changed ->
                new Text("优先级改为 " + changed.priority(), "Priority is now " + changed.priority());
            case IncidentEvent.CardChanged ignored -> new Text("老人档案已更新", "The elder's card has changed");
            case IncidentEvent.Held ignored -> new Text("已挂起", "Put on hold");
            case IncidentEvent.Resumed resumed ->
                resumed.by() == null ? new Text("挂起到时", "The hold is over") : new Text("继续处理", "Resumed");
            case IncidentEvent.TransferOffered offered -> staff("转接给", "Transfer offered to ", offered.to());
            case IncidentEvent.TransferAccepted ignored -> new Text("已接受转接", "Transfer accepted");
            case IncidentEvent.TransferDeclined declined ->
                declined.by() == null
                        ? new Text("转接无人接受，已退回", "Nobody accepted the transfer; it went back")
                        : new Text("转接被拒绝", "Transfer declined");
            case IncidentEvent.Reassigned reassigned -> staff("班长指派给", "Given by the supervisor to ", reassigned.to());
            case IncidentEvent.StepOpened step ->
                new Text("待办：" + step.title().zh(), "To do: " + step.title().en());
            case IncidentEvent.StepDone step -> done(step);
            case IncidentEvent.QuestionAnswered answered ->
                new Text(
                        "问：" + answered.asked().zh(),
                        "Asked: " + answered.asked().en());
            case IncidentEvent.StepSkipped step -> new Text("已跳过步骤 " + step.step(), "Step left out: " + step.step());
            case IncidentEvent.WaveBegun wave -> new Text("第" + wave.wave() + "批派单", "Wave " + wave.wave());
            case IncidentEvent.AskingStopped ignored -> new Text("已停止自动派单", "Automatic offers were stopped");
            case IncidentEvent.FollowedUp ignored -> new Text("已回访", "Followed up");
            case IncidentEvent.Reopened ignored -> new Text("重新打开", "Reopened");
            case IncidentEvent.Acknowledged acknowledged -> acknowledged(acknowledged);
            case IncidentEvent.OnScreen ignored -> new Text("已显示在坐席屏幕", "On an operator's screen");
        };
    }

    private static Text spoken(SpokenOutcome outcome) {
        return switch (outcome) {
            case NEEDS_HELP -> new Text("已通话：需要帮助", "Spoken: needs help");
            case NO_HELP_NEEDED -> new Text("已通话：不需要帮助", "Spoken: needs nobody");
            case UNCLEAR -> new Text("已通话：情况不明", "Spoken: not clear");
        };
    }

    private static Text acknowledged(IncidentEvent.Acknowledged told) {
        long ms = Duration.between(told.receivedAt(), told.acknowledgedAt()).toMillis();
        return new Text("终端已收到应答（" + ms + " 毫秒）", "The device was told within " + ms + " ms");
    }

    private static Text escalated(IncidentEvent.Escalated escalated) {
        Text why = switch (escalated.reason()) {
            case NOT_ON_THE_WAY -> new Text("：接单后未出发", ": accepted, but not on the way");
            case NOT_AT_DOOR -> new Text("：未按时到达", ": late at the door");
            case SILENT_ON_SCENE -> new Text("：现场人员无消息", ": silent on scene");
            case VITALS -> new Text("：测量值超出界限，请查看", ": a measurement beyond the limits, look at it");
            case NOT_TAKEN,
                    NOT_TAKEN_AGAIN,
                    NO_REPLY,
                    NOBODY_TO_ASK,
                    NOT_ACCEPTED,
                    OWNER_REMINDED,
                    UNREADABLE,
                    HOLD_OVER,
                    TRANSFER_NOT_ACCEPTED,
                    STEP_OVERDUE,
                    LADDER,
                    TEST_NOT_CONFIRMED,
                    FOLLOW_UP_OVERDUE,
                    FOLLOW_UP_GIVEN_UP,
                    OWNER_SIGNED_OFF -> new Text("", "");
        };
        return new Text(
                "升级提醒（第" + escalated.level() + "级）" + why.zh(), "Escalated to level " + escalated.level() + why.en());
    }

    private static Text joined(IncidentEvent.AlertJoined joined) {
        Text kind = Words.of(
                joined.alerts().isEmpty()
                        ? joined.kind()
                        : joined.alerts().getFirst().type());
        return switch (joined.why()) {
            case EXACT_COPY -> new Text("重复信号：" + kind.zh(), "Repeated: " + kind.en());
            case SAME_EPISODE -> new Text("再次报警：" + kind.zh(), "Again: " + kind.en());
            case COPY_AFTER_CLOSE -> new Text("关闭后重复信号：" + kind.zh(), "Repeated after closing: " + kind.en());
            case SAME_AREA -> new Text("同一区域又一台设备：" + kind.zh(), "One more device of the area: " + kind.en());
        };
    }

    private Text help(OfferEvent event) {
        return switch (event) {
            case OfferEvent.CandidatesRanked ranked ->
                new Text("可派人员 " + ranked.eligible() + " 人", ranked.eligible() + " could be asked");
            case OfferEvent.OfferMade made -> about("派单：", "Offered to ", made.responder());
            case OfferEvent.OfferAccepted accepted -> about("接单：", "Accepted by ", accepted.responder());
            case OfferEvent.OfferDeclined declined -> about("拒单：", "Declined by ", declined.responder());
            case OfferEvent.OfferExpired expired -> about("超时：", "No answer from ", expired.responder());
            case OfferEvent.OfferWithdrawn withdrawn -> about("撤回：", "Withdrawn from ", withdrawn.responder());
            case OfferEvent.AssignmentMoved moved -> moved(moved);
            case OfferEvent.SignAsked asked -> about("询问是否平安：", "Asked whether all is well: ", asked.responder());
            case OfferEvent.SignGiven given -> about("报平安：", "All is well: ", given.responder());
            case OfferEvent.VisitReported reported -> reported(reported);
        };
    }

    private Text reported(OfferEvent.VisitReported reported) {
        Text outcome = VisitWords.of(reported.outcome());
        Text who = about("上门报告：", "Report of ", reported.responder());
        return new Text(who.zh() + "，" + outcome.zh(), who.en() + ": " + outcome.en());
    }

    private Text moved(OfferEvent.AssignmentMoved moved) {
        return switch (moved.status()) {
            case ACCEPTED -> about("已接单：", "Will go: ", moved.responder());
            case ON_THE_WAY -> about("已出发：", "On the way: ", moved.responder());
            case AT_DOOR -> about("已到达：", "At the door: ", moved.responder());
            case WITH_ELDER -> about("已见老人：", "With the elder: ", moved.responder());
            case DONE -> about("已完成：", "Done: ", moved.responder());
            case RELEASED -> about("已退回任务：", "Given back by ", moved.responder());
        };
    }

    private Text about(String zh, String en, ResponderId responder) {
        String name = directory.nameOf(responder.value());
        return new Text(zh + name, en + name);
    }

    private Text staff(String zh, String en, StaffId staff) {
        String name = directory.nameOf(staff.value());
        return new Text(zh + name, en + name);
    }
}
