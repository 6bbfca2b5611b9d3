package org.anling.dispatcher.core.dispatch;

import java.util.List;
import java.util.Random;
import org.anling.contract.alert.Caller;
import org.anling.contract.alert.ElderRef;
import org.anling.contract.alert.Personal;
import org.anling.contract.id.StaffId;
import org.anling.contract.incident.CloseGuard;
import org.anling.contract.incident.Disposition;
import org.anling.contract.incident.Priority;
import org.anling.contract.incident.ReportWay;
import org.anling.contract.input.CallReport;
import org.anling.contract.input.CentreCommand;
import org.anling.contract.input.OperatorCommand;
import org.anling.contract.people.Role;
import org.anling.contract.state.CallState;
import org.anling.contract.state.IncidentState;

/**
 * Reports of an exchange in any order, twice or without a beginning, what operators say about calls and whom they call, and what is told of
 * a call when all is over, from one seed.
 */
final class RandomCalls {

    private static final int CALLS = 30;
    private static final int ELDERS = 6;
    private static final List<Priority> PRIORITIES = List.of(Priority.values());
    private static final List<StaffId> STAFF = List.of(Samples.ANNA, Samples.BEN, Samples.BOSS);

    private RandomCalls() {}

    static void send(TestCentre centre, Random random) {
        int number = random.nextInt(CALLS);
        switch (random.nextInt(6)) {
            case 0, 1 -> say(centre, random, said(centre, "c" + number, random));
            case 2 -> afterwards(centre, random);
            default -> report(centre, random, "c" + number, number);
        }
    }

    /** What a call was about is closed, and then its exchange, or somebody at a desk, has more to say of it. */
    private static void afterwards(TestCentre centre, Random random) {
        List<CallState> rows = List.copyOf(centre.state.tables().centre.calls.values());
        if (rows.isEmpty()) {
            return;
        }
        CallState row = rows.get(random.nextInt(rows.size()));
        IncidentState incident = row.incident() == null
                ? null
                : centre.state.findIncident(row.incident()).orElse(null);
        if (incident != null) {
            centre.boss(incident.number(), new OperatorCommand.Take());
            centre.boss(
                    incident.number(),
                    new OperatorCommand.Close(Disposition.OTHER, CloseGuard.OVERRIDE, null, "as the dice say"));
        }
        int number = row.call().startsWith("c") ? Integer.parseInt(row.call().substring(1)) : CALLS;
        for (int i = random.nextInt(4); i >= 0; i--) {
            ElderRef elder = row.caller().elder();
            if (random.nextInt(3) == 0) {
                report(centre, random, row.call(), number);
            } else if (elder != null && random.nextBoolean()) {
                say(centre, random, new CentreCommand.BindCall(row.call(), elder));
            } else {
                say(centre, random, said(centre, row.call(), random));
            }
        }
    }

    private static void report(TestCentre centre, Random random, String call, int number) {
        CallReport.Fact[] facts = CallReport.Fact.values();
        CallReport.Fact fact = facts[random.nextInt(facts.length)];
        StaffId staff = random.nextBoolean() ? STAFF.get(random.nextInt(STAFF.size())) : null;
        Personal personal = new Personal(null, Samples.home(), null, "138000000" + number, List.of());
        centre.send(new CallReport(call, fact, caller(number), staff, null), personal);
    }

    private static void say(TestCentre centre, Random random, CentreCommand.Action action) {
        StaffId by = STAFF.get(random.nextInt(STAFF.size()));
        Role role = by.equals(Samples.BOSS) ? Role.SUPERVISOR : Role.OPERATOR;
        centre.send(new CentreCommand(by, role, action), Samples.atHome());
    }

    private static CentreCommand.Action said(TestCentre centre, String call, Random random) {
        ElderRef elder = Samples.elder("e" + random.nextInt(ELDERS));
        return switch (random.nextInt(6)) {
            case 0, 1 -> new CentreCommand.AnswerCall(call);
            case 2 -> new CentreCommand.BindCall(call, elder);
            case 3 -> dial(centre, random, call);
            case 4 -> {
                Priority priority = PRIORITIES.get(random.nextInt(PRIORITIES.size()));
                yield new CentreCommand.Report(elder, priority, ReportWay.NEIGHBOUR);
            }
            default -> new CentreCommand.ReturnCall(call);
        };
    }

    /** Who was on the telephone is called back, or somebody who can help with what is open. */
    private static CentreCommand.Action dial(TestCentre centre, Random random, String call) {
        String wish = "out-" + random.nextInt(CALLS);
        CallState row = centre.state.tables().centre.calls.find(call).orElse(null);
        if (row != null) {
            return new CentreCommand.DialOut(wish, "caller", row.incident(), call);
        }
        List<IncidentState> known = centre.state.incidents();
        IncidentState any = known.isEmpty() ? null : known.get(random.nextInt(known.size()));
        return new CentreCommand.DialOut(wish, "contact", any == null ? null : any.id(), null);
    }

    /** The same in all reports of a call; five numbers of each kind telephone again and again. */
    private static Caller caller(int number) {
        ElderRef elder = Samples.elder("e" + number % ELDERS);
        String key = "k" + number % 5;
        return switch (number / 5) {
            case 0 -> new Caller(Caller.Party.ELDER, "e" + key, List.of(elder), null);
            case 1 -> new Caller(Caller.Party.ELDER, "p" + key, List.of(elder, Samples.elder("e1")), null);
            case 2 ->
                new Caller(
                        Caller.Party.DEVICE,
                        "d" + key,
                        number % 2 == 0 ? List.of(elder) : List.of(),
                        Samples.device("d-" + elder.id()));
            case 3 -> new Caller(Caller.Party.CONTACT, "c" + key, List.of(elder, Samples.elder("e0")), null);
            default -> Caller.unknown(number % 3 == 0 ? null : "u" + key);
        };
    }
}
