package org.anling.console.shift;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.anling.contract.id.ResponderId;
import org.anling.contract.input.ResponderAnswer.SetAvailability;
import org.anling.contract.people.Availability;
import org.anling.contract.people.Duty;
import org.anling.contract.state.ResponderState;
import org.anling.registry.shift.Coverage;
import org.anling.registry.shift.Shift;

/** What the centre must be told so that it knows what the calendar says now. Pure. */
final class DutyPlan {

    private DutyPlan() {}

    /**
     * One word.
     *
     * @param version of the shift
     */
    record Word(ResponderId to, SetAvailability said, long version) {}

    /**
     * The words that are missing.
     *
     * @param shifts that run now or begin soon
     * @param known responders as the centre knows them; somebody whom it does not know yet is told of when it does
     */
    static List<Word> of(List<Shift> shifts, Collection<ResponderState> known, Instant now) {
        Map<String, List<Shift>> byPerson = new HashMap<>();
        shifts.stream()
                .filter(shift -> !shift.role().atDesk())
                .forEach(shift -> byPerson.computeIfAbsent(shift.person(), _ -> new ArrayList<>())
                        .add(shift));
        List<Word> words = new ArrayList<>();
        for (ResponderState responder : known) {
            List<Shift> own = byPerson.getOrDefault(responder.profile().id().value(), List.of());
            word(responder, own, now).ifPresent(words::add);
        }
        return words;
    }

    private static Optional<Word> word(ResponderState responder, List<Shift> own, Instant now) {
        Duty known = responder.duty();
        Optional<Shift> running =
                own.stream().filter(shift -> shift.span().holds(now)).findFirst();
        if (running.isPresent()) {
            Duty wished = duty(running.get(), own, now);
            return wished.equals(known)
                    ? Optional.empty()
                    : Optional.of(word(
                            responder,
                            Availability.AVAILABLE,
                            wished,
                            running.get().version()));
        }
        // A shift that is over ends by itself; one that was cancelled or shortened must be ended.
        return known == null || !known.until().isAfter(now)
                ? Optional.empty()
                : Optional.of(word(responder, Availability.UNAVAILABLE, known, 0));
    }

    private static Duty duty(Shift running, List<Shift> own, Instant now) {
        Instant until = Coverage.until(now, own.stream().map(Shift::span).toList());
        return new Duty(running.id(), running.role(), running.place(), until);
    }

    private static Word word(ResponderState responder, Availability edge, Duty duty, long version) {
        return new Word(responder.profile().id(), new SetAvailability(edge, duty), version);
    }
}
