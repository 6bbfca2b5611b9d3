package org.anling.simulation.world;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.anling.contract.alert.Caller;
import org.anling.contract.alert.DeviceRef;
import org.anling.contract.alert.ElderRef;
import org.anling.contract.alert.Identity;
import org.anling.contract.alert.Personal;
import org.anling.contract.id.DeviceId;
import org.anling.contract.id.StaffId;
import org.anling.contract.incident.Priority;
import org.anling.contract.incident.ReportWay;
import org.anling.contract.input.CallReport;
import org.anling.contract.input.CallReport.Fact;
import org.anling.contract.input.CentreCommand;
import org.anling.contract.input.Input;
import org.anling.contract.state.CallState;
import org.anling.dispatcher.core.state.CentreState;
import org.anling.simulation.dice.Dice;
import org.anling.simulation.district.people.Elder;
import org.anling.simulation.world.Chaos.Mishap;
import org.jspecify.annotations.Nullable;

/**
 * Everybody who telephones the centre, and the exchange that tells of it: elders, two of them with one telephone, the cards in devices,
 * families, numbers that nobody knows, and some that are withheld. A report comes late, twice, after the one that should follow it, or
 * never. Operators answer at their desks, say whose call it is, sometimes wrongly and long after, call back who was missed, and hear at the
 * desk of elders who need help.
 */
final class Telephones {

    private static final int NUMBERS = 4;
    private static final double LOST = 0.04;
    private static final Duration CALL_BACK = Duration.ofSeconds(40);
    private static final int LONG_AFTER = 480_000;
    private final TimeLine time;
    private final InputDesk inputs;
    private final Chaos chaos;
    private final Dice dice;
    private final Supplier<CentreState> board;
    private final List<Elder> elders = new ArrayList<>();
    private int calls;

    Telephones(TimeLine time, InputDesk inputs, DispatcherProcess.Surroundings around, Supplier<CentreState> board) {
        this.time = time;
        this.inputs = inputs;
        this.chaos = around.chaos();
        this.dice = around.dice().branch("telephones");
        this.board = board;
    }

    /** Who lives here. */
    void connect(List<Elder> homes) {
        elders.addAll(homes);
    }

    /** Whatever rings in this second, what somebody tells at a desk, and whom somebody calls back. */
    void live() {
        if (chaos.happens(Mishap.CALL)) {
            if (dice.chance(0.15)) {
                tell();
            } else {
                ring();
            }
        }
        Instant before = time.instant().minus(CALL_BACK);
        for (CallState row : board.get().tables().centre.calls.values()) {
            if (row.phase() == CallState.Phase.MISSED && row.lastAt().isBefore(before) && dice.chance(0.08)) {
                callBack(row);
            }
        }
    }

    private void ring() {
        calls++;
        Call call = new Call("call-" + calls, caller(), dice.pick(elders));
        Personal number = new Personal(
                null, GatewayModel.places(call.about).home(), null, "1380000" + dice.between(1000, 1004), List.of());
        int answered = dice.between(1_000, 40_000);
        int ended = answered + dice.between(-2_000, 120_000);
        report(call, Fact.RINGING, 0, null, number);
        if (dice.chance(0.55)) {
            answer(call, answered);
        }
        if (dice.chance(0.2)) {
            report(call, Fact.DIGITS, dice.between(0, 30_000), null, Personal.ofNote("9"));
        }
        report(call, Fact.ENDED, Math.max(500, ended), null, number);
        if (dice.chance(0.4)) {
            report(call, Fact.RECORDED, ended + dice.between(-5_000, 60_000), null, Personal.ofNote("https://pbx/1"));
        }
        if (call.caller.party() != Caller.Party.ELDER && dice.chance(0.5)) {
            bind(call, dice.between(0, 150_000));
        }
        afterwards(call);
    }

    /** When all may be over, somebody binds the call again, puts it away, or the exchange tells once more of it. */
    private void afterwards(Call call) {
        if (dice.chance(0.2)) {
            bind(call, dice.between(0, LONG_AFTER));
        }
        if (dice.chance(0.1)) {
            answer(call, dice.between(60_000, LONG_AFTER));
        }
        if (dice.chance(0.1)) {
            later(dice.between(60_000, LONG_AFTER), () -> say(anybody(), new CentreCommand.ReturnCall(call.id), null));
        }
        if (dice.chance(0.1)) {
            report(call, dice.pick(List.of(Fact.values())), dice.between(60_000, LONG_AFTER), null, null);
        }
    }

    /** Somebody says that nothing needs to be done, or calls, and nobody answers or the exchange tells nothing of it. */
    private void callBack(CallState row) {
        if (dice.chance(0.6)) {
            say(anybody(), new CentreCommand.ReturnCall(row.call()), null);
            return;
        }
        calls++;
        Call wish = new Call("wish-" + calls, Caller.unknown(null), dice.pick(elders));
        Personal number = new Personal(null, null, null, "13800001000", List.of());
        say(anybody(), new CentreCommand.DialOut(wish.id, "caller", row.incident(), row.call()), number);
        if (dice.chance(0.6)) {
            report(wish, Fact.ANSWERED, dice.between(1_000, 20_000), null, null);
        }
        report(wish, Fact.ENDED, dice.between(10_000, 90_000), null, null);
    }

    /** Somebody comes to the desk, or a neighbour has heard something. */
    private void tell() {
        Elder elder = dice.pick(elders);
        Personal told = new Personal(null, GatewayModel.places(elder).home(), "she does not open", null, List.of());
        CentreCommand.Report report = new CentreCommand.Report(
                GatewayModel.elderRef(elder),
                dice.pick(List.of(Priority.values())),
                dice.pick(List.of(ReportWay.values())));
        say(anybody(), report, told);
    }

    private record Call(String id, Caller caller, Elder about) {}

    private Caller caller() {
        Elder elder = dice.pick(elders);
        ElderRef ref = GatewayModel.elderRef(elder);
        String key = "key-" + elder.id();
        return switch (dice.below(8)) {
            case 0, 1 -> new Caller(Caller.Party.ELDER, key, List.of(ref), null);
            case 2 -> {
                List<ElderRef> couple = new ArrayList<>(List.of(ref));
                ElderRef other = GatewayModel.elderRef(dice.pick(elders));
                if (!other.equals(ref)) {
                    couple.add(other);
                }
                yield new Caller(Caller.Party.ELDER, key, couple, null);
            }
            case 3 -> new Caller(Caller.Party.DEVICE, "sim-" + elder.id(), List.of(ref), sim(elder));
            case 4 -> new Caller(Caller.Party.DEVICE, "sim-of-nobody", List.of(), sim(elder));
            case 5 -> new Caller(Caller.Party.CONTACT, "family-" + elder.id(), List.of(ref), null);
            case 6 -> Caller.unknown("stranger-" + dice.below(NUMBERS));
            default -> Caller.unknown(null);
        };
    }

    private static DeviceRef sim(Elder elder) {
        return new DeviceRef(new DeviceId("sim-" + elder.id()), Identity.UNVERIFIED, "telephone", null, null);
    }

    /** The exchange says who, says that somebody did, or somebody at a desk says so himself; or both. */
    private void answer(Call call, int after) {
        String account = anybody();
        if (dice.chance(0.7)) {
            StaffId staff = dice.chance(0.7) ? new StaffId(account) : null;
            report(call, Fact.ANSWERED, after, staff, null);
        }
        if (dice.chance(0.5)) {
            time.after(Duration.ofMillis(dice.between(0, after)), () -> {
                say(dice.chance(0.8) ? account : anybody(), new CentreCommand.AnswerCall(call.id), null);
            });
        }
    }

    private void bind(Call call, int after) {
        Elder elder = dice.chance(0.8) ? call.about : dice.pick(elders);
        CentreCommand.BindCall bind = new CentreCommand.BindCall(call.id, GatewayModel.elderRef(elder));
        time.after(Duration.ofMillis(after), () -> say(anybody(), bind, GatewayModel.places(elder)));
    }

    private void report(Call call, Fact fact, int after, @Nullable StaffId staff, @Nullable Personal personal) {
        boolean lost = dice.chance(LOST);
        if (!lost) {
            CallReport report = new CallReport(call.id, fact, call.caller, staff, null);
            later(Math.max(0, after), () -> append("exchange", report, personal));
        }
    }

    private void later(int millis, Runnable what) {
        time.after(Duration.ofMillis(millis), what);
    }

    private void say(String account, CentreCommand.Action action, @Nullable Personal personal) {
        append(account, new CentreCommand(new StaffId(account), Whims.roleOf(account), action), personal);
    }

    private void append(String who, Input what, @Nullable Personal personal) {
        Consumer<org.anling.journal.Inbox.Appended> nobodyWaits = outcome -> {};
        inputs.append(inputs.entry(inputs.freshId(who), who, what, personal), nobodyWaits);
    }

    private String anybody() {
        return dice.pick(Staff.ACCOUNTS);
    }
}
