package org.anling.dispatcher.core.dispatch;

import java.time.Duration;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.anling.contract.alert.AlertType;
import org.anling.contract.incident.AlarmTarget;
import org.anling.contract.incident.Priority;
import org.anling.contract.input.OperatorCommand;
import org.anling.contract.input.PlanPut;
import org.anling.contract.people.ResponderKind;
import org.anling.contract.plan.Rung;
import org.anling.contract.plan.Step;
import org.anling.contract.plan.Timing;
import org.anling.contract.plan.Wave;
import org.anling.contract.state.IncidentState;
import org.anling.contract.state.IncidentState.StepState;

/** Random plans from files, newer versions of them while incidents go on, and what people do about their steps. */
final class RandomPlans {

    private static final List<String> IDS = List.of("p", "q", "r");

    private RandomPlans() {}

    /** Hands in a plan: mostly the next version of one, now and then one that is known or older. */
    static void put(TestCentre centre, Random random) {
        String id = pick(random, IDS);
        int newest = centre.state.activePlans().stream()
                .filter(plan -> plan.id().equals(id))
                .mapToInt(plan -> plan.version())
                .max()
                .orElse(0);
        int version = random.nextInt(4) == 0 ? random.nextInt(newest + 1) : newest + 1;
        centre.send(new PlanPut(plan(version, random).make(id)), null);
    }

    private static SamplePlans plan(int version, Random random) {
        SamplePlans plan = SamplePlans.version(version)
                .events(events(random), random.nextInt(3))
                .timing(pick(random, List.of(Timing.values())))
                .priority(random.nextInt(3) == 0 ? pick(random, List.of(Priority.values())) : null);
        int after = 0;
        for (int i = random.nextInt(4); i > 0; i--) {
            plan.waves(wave(after, random));
            after += 1 + random.nextInt(90);
        }
        for (int i = random.nextInt(3); i > 0; i--) {
            plan.noReply(wave(i == 1 ? 0 : 30, random));
        }
        Set<String> ids = new HashSet<>();
        for (int i = random.nextInt(5); i > 0; i--) {
            String id = "s" + random.nextInt(6);
            if (ids.add(id)) {
                plan.step(
                        id,
                        pick(random, List.of(Step.Kind.values())),
                        pick(random, List.of(Step.Start.values())),
                        pick(random, List.of(Step.Skip.values())));
            }
        }
        for (int i = random.nextInt(3); i > 0; i--) {
            plan.rung(new Rung(
                    Duration.ofSeconds(1 + random.nextInt(300)),
                    pick(random, List.of(AlarmTarget.values())),
                    random.nextBoolean() ? Duration.ofSeconds(30 + random.nextInt(300)) : null));
        }
        return random.nextBoolean() ? plan.followedUp() : plan;
    }

    private static Set<AlertType> events(Random random) {
        Set<AlertType> events = EnumSet.of(AlertType.SOS);
        for (int i = random.nextInt(4); i > 0; i--) {
            events.add(pick(random, List.of(AlertType.values())));
        }
        return random.nextInt(5) == 0 ? Set.of() : events;
    }

    private static Wave wave(int after, Random random) {
        Wave plain = SamplePlans.wave(after, random.nextInt(6));
        return switch (random.nextInt(6)) {
            case 0 -> SamplePlans.within(plain, Duration.ofMinutes(1 + random.nextInt(30)));
            case 1 -> SamplePlans.keyOnly(plain);
            case 2 -> SamplePlans.of(plain, pick(random, List.of(ResponderKind.values())));
            default -> plain;
        };
    }

    /** What somebody says about a step of an incident, mostly about one that it has. */
    static OperatorCommand.Action step(TestCentre centre, long number, Random random) {
        List<String> steps = centre.state.incidents().stream()
                .filter(incident -> incident.number() == number)
                .map(IncidentState::progress)
                .flatMap(progress -> progress.steps().stream())
                .map(StepState::id)
                .toList();
        String step = steps.isEmpty() ? "s0" : pick(random, steps);
        return random.nextInt(3) == 0
                ? new OperatorCommand.SkipStep(step, random.nextInt(4) == 0 ? " " : "why")
                : new OperatorCommand.DoStep(step);
    }

    private static <T> T pick(Random random, List<T> of) {
        return of.get(random.nextInt(of.size()));
    }
}
