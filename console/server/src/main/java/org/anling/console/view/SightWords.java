package org.anling.console.view;

import java.util.List;
import org.anling.console.api.IncidentRow;
import org.anling.console.api.Replay;
import org.anling.console.api.Text;
import org.anling.contract.event.Event;
import org.anling.contract.event.IncidentEvent;
import org.anling.contract.event.OfferEvent;
import org.anling.contract.id.ResponderId;
import org.anling.contract.incident.AlarmTarget;
import org.anling.contract.incident.AssignmentStatus;

/** Whose screens an event reached: the same rules by which the feed and the gateway show it. */
final class SightWords {
    private static final Text ROW = new Text("事件行与时间线", "the row and the timeline");
    private static final Text DOWN = new Text("全屏：不用去了", "full screen: no need to go");

    private final Directory directory;

    SightWords(Directory directory) {
        this.directory = directory;
    }

    List<Replay.Sight> of(Event event) {
        return switch (event) {
            case IncidentEvent.Opened ignored ->
                List.of(operators(), device(new Text("收到：灯由黄变绿", "received: the lamp turns green")));
            case IncidentEvent.Taken ignored ->
                List.of(operators(), device(new Text("坐席已接警", "an operator has the call")));
            case IncidentEvent.Escalated escalated ->
                escalated.target() == AlarmTarget.OPERATOR
                        ? List.of(operators())
                        : List.of(operators(), supervisor(new Text("提示音与列表顶部", "a tone and the top of the list")));
            case OfferEvent.OfferMade made ->
                List.of(operators(), responder(made.responder(), new Text("全屏：派单请求", "full screen: the offer")));
            case OfferEvent.OfferAccepted accepted ->
                List.of(
                        operators(),
                        responder(
                                accepted.responder(),
                                new Text("地址、急救卡、入户说明", "address, first-aid card, how to get in")),
                        device(new Text("有人正在赶来", "somebody is coming")));
            case OfferEvent.OfferDeclined declined -> List.of(operators(), ended(declined.responder()));
            case OfferEvent.OfferExpired expired -> List.of(operators(), ended(expired.responder()));
            case OfferEvent.OfferWithdrawn withdrawn -> List.of(operators(), responder(withdrawn.responder(), DOWN));
            case OfferEvent.AssignmentMoved moved -> moved(moved);
            case IncidentEvent.Acknowledged ignored -> List.of(device(new Text("应答", "the acknowledgement")));
            case IncidentEvent.OnScreen ignored -> List.of();
            default -> List.of(operators());
        };
    }

    private List<Replay.Sight> moved(OfferEvent.AssignmentMoved moved) {
        Replay.Sight own = responder(
                moved.responder(),
                moved.status() == AssignmentStatus.RELEASED ? DOWN : new Text("任务的下一步", "the next step of the job"));
        return moved.status() == AssignmentStatus.AT_DOOR
                ? List.of(operators(), own, device(new Text("有人到门口了", "somebody is at the door")))
                : List.of(operators(), own);
    }

    private Replay.Sight ended(ResponderId id) {
        return responder(id, new Text("派单请求消失", "the offer goes away"));
    }

    private Replay.Sight responder(ResponderId id, Text what) {
        return new Replay.Sight(
                Replay.Screen.RESPONDER, new IncidentRow.PersonRef(id.value(), directory.nameOf(id.value())), what);
    }

    private static Replay.Sight operators() {
        return new Replay.Sight(Replay.Screen.OPERATORS, null, ROW);
    }

    private static Replay.Sight supervisor(Text what) {
        return new Replay.Sight(Replay.Screen.SUPERVISOR, null, what);
    }

    private static Replay.Sight device(Text what) {
        return new Replay.Sight(Replay.Screen.DEVICE, null, what);
    }
}
