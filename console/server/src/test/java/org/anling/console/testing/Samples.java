package org.anling.console.testing;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.anling.contract.alert.Alert;
import org.anling.contract.alert.AlertType;
import org.anling.contract.alert.Caller;
import org.anling.contract.alert.ClockQuality;
import org.anling.contract.alert.DeviceRef;
import org.anling.contract.alert.ElderRef;
import org.anling.contract.alert.Identity;
import org.anling.contract.alert.Personal;
import org.anling.contract.alert.Position;
import org.anling.contract.directory.ElderCard;
import org.anling.contract.entry.EventEntry;
import org.anling.contract.entry.EventEnvelope;
import org.anling.contract.entry.EventId;
import org.anling.contract.entry.InputEntry;
import org.anling.contract.entry.InputEnvelope;
import org.anling.contract.entry.Kinds;
import org.anling.contract.entry.Lane;
import org.anling.contract.event.Event;
import org.anling.contract.event.TechnicalEvent;
import org.anling.contract.id.CentreId;
import org.anling.contract.id.DeviceId;
import org.anling.contract.id.ElderId;
import org.anling.contract.id.InputId;
import org.anling.contract.id.ResponderId;
import org.anling.contract.incident.Priority;
import org.anling.contract.input.AlertFrame;
import org.anling.contract.input.CallReport;
import org.anling.contract.input.Input;
import org.anling.contract.input.RegistryChange;
import org.anling.contract.people.Availability;
import org.anling.contract.people.ResponderKind;
import org.anling.contract.people.ResponderProfile;
import org.anling.contract.people.TravelMode;
import org.anling.contract.plan.ProtocolCard;
import org.anling.contract.plan.Title;
import org.jspecify.annotations.Nullable;

/** One elder, one button, a few people. */
public final class Samples {
    /** When what happens in a test begins. */
    public static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    public static final CentreId CENTRE = new CentreId("c1");
    public static final Position HOME = Position.home(39.8822, 116.4066);
    public static final ElderRef ELDER =
            new ElderRef(new ElderId("elder-1"), "110101001001", 3, "sos-at-once", ElderRef.Risk.STANDARD);
    public static final DeviceRef BUTTON =
            new DeviceRef(new DeviceId("demo-button-1"), Identity.VERIFIED, "mqtt", "button", null);
    public static final ElderCard CARD = new ElderCard(
            new ElderId("elder-1"),
            3,
            "王秀英",
            "wang xiuying",
            1941,
            ElderCard.Sex.FEMALE,
            "13800000001",
            new ElderCard.Address("110101001001", "和平社区", "和平里", "7", "2", 5, "502", "门禁 4711#"),
            HOME,
            "B",
            new ElderCard.FirstAid(
                    List.of("penicillin"),
                    List.of("anticoagulant", "dog", "dialect"),
                    List.of("I48"),
                    List.of("warfarin")),
            List.of(new ElderCard.Contact("王小明", "son", "13800000002", true, null)),
            List.of(new DeviceId("demo-button-1")));

    /** One question; an answer offers to raise the priority. */
    public static final ProtocolCard CARD_OF_QUESTIONS = new ProtocolCard(
            "fall",
            3,
            new Title("跌倒", "Fall"),
            List.of(AlertType.FALL),
            false,
            List.of(new ProtocolCard.CardQuestion(
                    "stand",
                    new Title("能自己站起来吗？", "Can you stand up?"),
                    null,
                    List.of(
                            new ProtocolCard.CardAnswer(
                                    "yes", new Title("能", "Yes"), null, null, null, false, List.of()),
                            new ProtocolCard.CardAnswer(
                                    "no", new Title("不能", "No"), null, null, Priority.P1, true, List.of())))));

    /** The technical alert of the flat battery. */
    public static final String TECHNICAL = "demo-button-1:LOW_BATTERY";

    /** What becomes of that. */
    public static final TechnicalEvent.TechnicalRaised FLAT = flat(TECHNICAL);

    private Samples() {}

    /** What becomes of a flat battery. */
    static TechnicalEvent.TechnicalRaised flat(String id) {
        return new TechnicalEvent.TechnicalRaised(id, AlertType.LOW_BATTERY, BUTTON, ELDER, "2.4 V");
    }

    /** The button says that its battery is low. */
    public static InputEntry lowBattery(Instant at) {
        return lowBattery(at, TECHNICAL);
    }

    /** The same as a technical alert of its own. */
    public static InputEntry lowBattery(Instant at, String technical) {
        Alert alert = new Alert(AlertType.LOW_BATTERY, technical, at, ClockQuality.NTP, null, null, 63, 0);
        AlertFrame frame = new AlertFrame(BUTTON, ELDER, List.of(alert), Duration.ofMinutes(10), List.of());
        return entry(
                "battery-" + technical + at.toEpochMilli(), frame, new Personal(null, null, null, null, List.of()), at);
    }

    /** A press of the button, with the id that the button gave it. */
    public static InputEntry press(String appendId, String alarmId, Instant at) {
        Alert alert = new Alert(AlertType.SOS, "demo-button-1|" + alarmId, at, ClockQuality.NTP, null, null, 63, 0);
        AlertFrame frame = new AlertFrame(BUTTON, ELDER, List.of(alert), Duration.ofMinutes(10), List.of());
        String raw = "{\"v\":1,\"id\":\"" + alarmId + "\",\"type\":\"SOS\"}";
        Personal personal = new Personal(null, HOME, null, null, List.of(raw));
        return entry(appendId, frame, personal, at);
    }

    /** The elder calls. */
    public static InputEntry ringing(String call, Instant at) {
        Caller caller = new Caller(Caller.Party.ELDER, "13800000001", List.of(ELDER), null);
        CallReport report = new CallReport(call, CallReport.Fact.RINGING, caller, null, null);
        return entry("ringing-" + call, report, new Personal(null, null, null, null, List.of()), at);
    }

    /** A responder comes into the registry. */
    public static InputEntry responder(String id, ResponderKind kind, Instant at) {
        ResponderProfile profile = new ResponderProfile(
                new ResponderId(id),
                kind,
                TravelMode.BICYCLE,
                Availability.AVAILABLE,
                "110101001001",
                "",
                List.of("first-aid"),
                List.of(),
                1);
        Personal base = Personal.ofPlaces(null, Position.home(39.884, 116.409));
        return entry("put-" + id, new RegistryChange(1, new RegistryChange.PutResponder(profile)), base, at);
    }

    /** A fact of this centre as a reader gets it, received at noon and so many seconds later decided upon its own input. */
    public static EventEntry fact(long seq, Event event, @Nullable Personal personal) {
        return fact(seq, "input-" + seq, NOON.plusSeconds(seq), event, personal);
    }

    /** The same with its cause and its time. */
    public static EventEntry fact(long seq, String cause, Instant at, Event event, @Nullable Personal personal) {
        EventEnvelope envelope =
                new EventEnvelope(new EventId(1, seq), CENTRE, Kinds.of(event), null, null, NOON, cause, at, "");
        return new EventEntry(envelope, event, personal);
    }

    private static InputEntry entry(String id, Input body, @Nullable Personal personal, Instant at) {
        boolean alarm = body instanceof AlertFrame;
        InputEnvelope envelope = new InputEnvelope(
                new InputId(id),
                CENTRE,
                Kinds.of(body),
                Lane.URGENT,
                alarm ? "demo-button-1" : null,
                null,
                at,
                alarm,
                alarm ? "elder-1" : null);
        return new InputEntry(envelope, body, personal);
    }
}
