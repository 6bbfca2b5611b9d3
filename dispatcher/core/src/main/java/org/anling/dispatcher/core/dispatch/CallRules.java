package org.anling.dispatcher.core.dispatch;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.anling.contract.alert.Caller;
import org.anling.contract.alert.ElderRef;
import org.anling.contract.alert.Personal;
import org.anling.contract.event.CallEvent;
import org.anling.contract.event.CentreEvent.CentreDeadlineSet.Kind;
import org.anling.contract.fold.IncidentView;
import org.anling.contract.id.IncidentId;
import org.anling.contract.id.StaffId;
import org.anling.contract.incident.RefusalCode;
import org.anling.contract.input.CallReport;
import org.anling.contract.input.CentreCommand;
import org.anling.contract.state.CallState;
import org.anling.contract.state.CallState.Phase;
import org.anling.contract.state.CentreDeadline;
import org.anling.contract.state.IncidentState;
import org.anling.dispatcher.core.help.Draft;
import org.jspecify.annotations.Nullable;

/**
 * Telephone calls to the centre. Who answers a call about an elder has an incident of that elder; a call of an elder or a device that nobody
 * answered is an emergency; any other that was missed waits on a list until somebody called back. Reports may come late, twice, in any order
 * or not at all: a call of which nothing more is heard ends by itself, one that rang counts as missed then.
 */
final class CallRules {

    /** No exchange lets a call ring for longer. */
    static final Duration RINGS = Duration.ofMinutes(5);

    /** Nobody speaks for longer; its end was lost. */
    static final Duration TALKS = Duration.ofHours(4);

    /** A recording comes after the end, and who forgot to bind a call does it then. */
    static final Duration KEPT = Duration.ofHours(1);

    private CallRules() {}

    static void decide(Draft d, CallReport report, @Nullable Personal personal) {
        CallState row = d.tables.centre.calls.find(report.call()).orElse(null);
        switch (report.fact()) {
            case RINGING -> ring(d, report, row, personal);
            case ANSWERED -> answered(d, report, row, personal);
            case ENDED -> ended(d, report, row, personal);
            case DIGITS -> {
                if (row == null) {
                    d.ignore("nothing is known of this call");
                } else {
                    d.emit(new CallEvent.CallDigits(row.call(), row.incident()), personal);
                }
            }
            case RECORDED -> {
                if (row == null) {
                    d.ignore("nothing is known of this call");
                } else {
                    d.emit(new CallEvent.CallRecorded(row.call(), row.incident()), personal);
                }
            }
        }
    }

    private static void ring(Draft d, CallReport report, @Nullable CallState row, @Nullable Personal personal) {
        if (row != null) {
            d.ignore("is known already");
            return;
        }
        Caller caller = CallIncidents.likeliest(d, report.caller());
        d.emit(new CallEvent.CallRang(report.call(), caller, CallIncidents.findOpen(d, caller)), personal);
        d.deadline(Kind.CALL, report.call(), d.now().plus(RINGS));
    }

    /** Somebody of the centre calls; the exchange says what becomes of it, and if it does not, nobody waits for it. */
    static void dial(Draft d, StaffId by, CentreCommand.DialOut dial, @Nullable Personal personal) {
        String returns = dial.returns();
        Optional<CallState> before = returns == null ? Optional.empty() : d.tables.centre.calls.find(returns);
        IncidentId incident = dial.incident();
        Optional<IncidentState> about = incident == null ? Optional.empty() : d.tables.incidents.find(incident);
        if (d.tables.centre.calls.find(dial.call()).isPresent()) {
            d.ignore("is known already");
            return;
        }
        if (incident != null && about.isEmpty()) {
            d.refuse(RefusalCode.UNKNOWN_INCIDENT, incident.value());
            return;
        }
        Caller whom = before.map(CallState::caller).orElseGet(() -> Caller.unknown(null));
        // What a missed call stood beside on the list may be over: whoever is called back now tells something new.
        boolean over = before.filter(row -> row.phase() == Phase.MISSED).isPresent()
                && about.filter(IncidentView::isOpen).isEmpty();
        d.emit(new CallEvent.CallDialled(dial.call(), whom, by, dial.to(), over ? null : incident), personal);
        d.deadline(Kind.CALL, dial.call(), d.now().plus(RINGS));
    }

    private static void answered(Draft d, CallReport report, @Nullable CallState row, @Nullable Personal personal) {
        StaffId staff = report.staff();
        StaffId by = staff == null || d.tables.centre.staff.find(staff).isEmpty() ? null : staff;
        if (row != null && row.phase() == Phase.DIALLED) {
            speak(d, row, by == null ? row.by() : by);
            return;
        }
        if (row == null) {
            Caller caller = CallIncidents.likeliest(d, report.caller());
            d.emit(new CallEvent.CallRang(report.call(), caller, CallIncidents.findOpen(d, caller)), personal);
        } else if (row.phase() == Phase.ANSWERED && (by == null || row.by() != null)) {
            d.ignore("is answered already");
            return;
        }
        speak(d, get(d, report.call()), by);
    }

    /** Somebody says that he speaks with who rings. */
    static void answer(Draft d, StaffId by, String call) {
        Optional<CallState> row = d.tables.centre.calls.find(call);
        if (row.isEmpty()) {
            d.refuse(RefusalCode.UNKNOWN_CALL, call);
        } else if (by.equals(row.get().by())) {
            d.ignore("is yours already");
        } else if (row.get().by() != null) {
            d.refuse(RefusalCode.ALREADY_TAKEN, call, row.get().by(), row.get().lastAt());
        } else if (row.get().phase() != Phase.RINGING && row.get().phase() != Phase.ANSWERED) {
            d.refuse(RefusalCode.WRONG_STATE, call);
        } else {
            speak(d, row.get(), by);
        }
    }

    private static void speak(Draft d, CallState row, @Nullable StaffId by) {
        Caller likeliest = CallIncidents.likeliest(d, row.caller());
        IncidentId incident = CallIncidents.ofTalk(d, row, likeliest, Personal.ofPlaces(null, row.home()));
        Caller caller = CallIncidents.about(d, likeliest, incident);
        boolean over = row.phase() == Phase.ENDED || row.phase() == Phase.MISSED;
        d.emit(new CallEvent.CallAnswered(row.call(), caller, by, incident));
        if (incident != null) {
            CallIncidents.talk(d, incident, by);
        }
        if (over) {
            // The end was told before the answer: late, but not missed.
            over(d, get(d, row.call()), null);
        } else {
            d.deadline(Kind.CALL, row.call(), d.now().plus(TALKS));
        }
        if (by != null) {
            returned(d, by, row);
        }
    }

    private static void ended(Draft d, CallReport report, @Nullable CallState row, @Nullable Personal personal) {
        if (row == null) {
            miss(d, report.call(), report.caller(), personal);
        } else {
            end(d, row, report.detail());
        }
    }

    private static void end(Draft d, CallState row, @Nullable String detail) {
        switch (row.phase()) {
            case RINGING ->
                miss(d, row.call(), row.caller(), new Personal(null, row.home(), null, row.number(), List.of()));
            case ANSWERED -> over(d, row, detail);
            case DIALLED -> unanswered(d, row, detail);
            case MISSED, ENDED -> d.ignore("is over already");
        }
    }

    private static void over(Draft d, CallState row, @Nullable String detail) {
        d.emit(new CallEvent.CallEnded(row.call(), detail, row.incident()));
        CallIncidents.hangUp(d, row.incident());
        d.deadline(Kind.CALL, row.call(), d.now().plus(KEPT));
    }

    /** Who was called did not answer: a line of the story, and who is on the list of calls to be returned stays there. */
    private static void unanswered(Draft d, CallState row, @Nullable String detail) {
        d.emit(new CallEvent.CallEnded(row.call(), detail, row.incident()));
        d.deadline(
                Kind.CALL, row.call(), row.incident() == null ? null : d.now().plus(KEPT));
        if (row.incident() == null) {
            d.emit(new CallEvent.CallForgotten(row.call(), null));
        }
    }

    private static void miss(Draft d, String call, Caller whose, @Nullable Personal personal) {
        Caller caller = CallIncidents.likeliest(d, whose);
        if (isElders(caller)) {
            IncidentId incident = CallIncidents.ofMissed(d, call, caller, personal);
            Caller meant = CallIncidents.about(d, caller, incident);
            d.emit(new CallEvent.CallMissed(call, meant, 1, false, incident), personal);
            d.deadline(Kind.CALL, call, d.now().plus(KEPT));
            return;
        }
        Optional<CallState> before = missed(d, caller).findFirst();
        int times = before.map(CallState::times).orElse(0) + 1;
        d.emit(new CallEvent.CallMissed(call, caller, times, true, CallIncidents.findOpen(d, caller)), personal);
        d.deadline(Kind.CALL, call, null);
        before.ifPresent(row -> d.emit(new CallEvent.CallForgotten(row.call(), null)));
    }

    /** Whether nobody but the elder can be meant: such a call is an emergency when it is missed. */
    private static boolean isElders(Caller caller) {
        return switch (caller.party()) {
            case ELDER, DEVICE, BOUND -> true;
            case CONTACT, UNKNOWN -> false;
        };
    }

    /** An operator says which elder it is about. */
    static void bind(Draft d, StaffId by, CentreCommand.BindCall bind, @Nullable Personal personal) {
        CallState row = d.tables.centre.calls.find(bind.call()).orElse(null);
        if (row == null) {
            d.refuse(RefusalCode.UNKNOWN_CALL, bind.call());
            return;
        }
        ElderRef elder = bind.elder();
        Caller caller = row.caller().with(Caller.Party.BOUND, List.of(elder));
        IncidentId incident = CallIncidents.ofBound(d, row, caller, personal);
        d.emit(new CallEvent.CallBound(row.call(), elder, by, incident), personal);
        if (incident != null && row.phase() == Phase.ANSWERED) {
            CallIncidents.talk(d, incident, row.by() == null ? by : row.by());
        } else if (row.phase() == Phase.MISSED) {
            d.deadline(Kind.CALL, row.call(), d.now().plus(KEPT));
        }
    }

    /** An operator called back, or puts a call away that needs nothing more. */
    static void done(Draft d, StaffId by, String call) {
        CallState row = d.tables.centre.calls.find(call).orElse(null);
        if (row == null) {
            d.refuse(RefusalCode.UNKNOWN_CALL, call);
        } else if (row.phase() != Phase.MISSED && row.phase() != Phase.ENDED) {
            d.refuse(RefusalCode.WRONG_STATE, call, row.by(), row.lastAt());
        } else {
            d.emit(new CallEvent.CallReturned(call, by, row.incident()));
            d.deadline(Kind.CALL, call, null);
        }
    }

    /** Who was missed has been spoken with since. */
    private static void returned(Draft d, StaffId by, CallState spoken) {
        missed(d, spoken.caller())
                .filter(row -> !row.call().equals(spoken.call()))
                .toList()
                .forEach(row -> d.emit(new CallEvent.CallReturned(row.call(), by, row.incident())));
    }

    /** Nothing more was heard of a call. */
    static void fire(Draft d, CentreDeadline due) {
        CallState row = d.tables.centre.calls.find(due.subject()).orElse(null);
        d.deadline(Kind.CALL, due.subject(), null);
        boolean quietly = row != null && (row.phase() == Phase.ENDED || row.phase() == Phase.DIALLED);
        if (row != null && quietly) {
            d.emit(new CallEvent.CallForgotten(row.call(), null));
        } else if (row != null && row.phase() != Phase.MISSED) {
            end(d, row, "nothing-heard");
        }
    }

    private static Stream<CallState> missed(Draft d, Caller caller) {
        String key = caller.key();
        return d.tables.centre.calls.values().stream()
                .filter(row -> row.phase() == Phase.MISSED
                        && key != null
                        && key.equals(row.caller().key()));
    }

    private static CallState get(Draft d, String call) {
        return d.tables.centre.calls.find(call).orElseThrow();
    }
}
