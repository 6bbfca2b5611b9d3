package org.anling.dispatcher.core.dispatch;

import java.util.List;
import java.util.Random;
import org.anling.contract.alert.Caller;
import org.anling.contract.alert.ElderRef;
import org.anling.contract.alert.Personal;
import org.anling.contract.id.StaffId;
import org.anling.contract.input.CallReport;
import org.anling.contract.input.CentreCommand;
import org.anling.contract.people.Role;

/** Reports of an exchange in any order, twice or without a beginning, and what operators say about calls, from one seed. */
final class RandomCalls {

    private static final int CALLS = 30;
    private static final int ELDERS = 6;
    private static final List<StaffId> STAFF = List.of(Samples.ANNA, Samples.BEN, Samples.BOSS);

    private RandomCalls() {}

    static void send(TestCentre centre, Random random) {
        int number = random.nextInt(CALLS);
        String call = "c" + number;
        StaffId by = STAFF.get(random.nextInt(STAFF.size()));
        if (random.nextInt(3) == 0) {
            Role role = by.equals(Samples.BOSS) ? Role.SUPERVISOR : Role.OPERATOR;
            centre.send(new CentreCommand(by, role, said(call, random)), Samples.atHome());
            return;
        }
        CallReport.Fact[] facts = CallReport.Fact.values();
        CallReport.Fact fact = facts[random.nextInt(facts.length)];
        StaffId staff = random.nextBoolean() ? by : null;
        Personal personal = new Personal(null, Samples.home(), null, "138000000" + number, List.of());
        centre.send(new CallReport(call, fact, caller(number), staff, null), personal);
    }

    private static CentreCommand.Action said(String call, Random random) {
        return switch (random.nextInt(3)) {
            case 0 -> new CentreCommand.AnswerCall(call);
            case 1 -> new CentreCommand.BindCall(call, Samples.elder("e" + random.nextInt(ELDERS)));
            default -> new CentreCommand.ReturnCall(call);
        };
    }

    /** The same in all reports of a call; five numbers of each kind telephone again and again. */
    private static Caller caller(int number) {
        ElderRef elder = Samples.elder("e" + number % ELDERS);
        String key = "k" + number % 5;
        return switch (number / 5) {
            case 0, 1 -> new Caller(Caller.Party.ELDER, "e" + key, List.of(elder), null);
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
