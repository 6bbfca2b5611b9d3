package org.anling.dispatcher.core.incident;

import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.anling.contract.alert.AlertType;
import org.anling.contract.alert.ElderRef.Risk;
import org.anling.contract.incident.Priority;
import org.anling.contract.plan.Plan;
import org.anling.contract.plan.Selector;
import org.anling.contract.plan.Targets;
import org.anling.contract.plan.Timing;
import org.anling.contract.plan.Title;
import org.anling.contract.plan.Wave;

/**
 * The plans of a centre to which no file was given, so that it is never without one. They are version 0, which no file may have: any
 * plan that is activated goes before them.
 */
public final class BuiltInPlans {

    /** Nobody is sent by the software; people decide. For alarms that cannot be read and whatever no other plan is for. */
    public static final Plan OPERATORS_ONLY = plan(
            "operators-only",
            new Title("只报坐席", "Operators only"),
            new Selector(Set.of(), new TreeSet<>(), null, null, Integer.MIN_VALUE),
            Timing.AFTER_CONFIRMATION,
            Priority.P1,
            List.of());

    /** Somebody telephoned, or told the staff in another way: an operator speaks with him, and whoever is needed is asked when that is known or nobody replies. */
    public static final Plan TELEPHONE = plan(
            "telephone",
            new Title("电话", "Telephone"),
            new Selector(
                    EnumSet.of(AlertType.MISSED_CALL, AlertType.PHONE_CALL, AlertType.REPORTED),
                    new TreeSet<>(),
                    null,
                    null,
                    3),
            Timing.AFTER_CONFIRMATION,
            Priority.P1,
            List.of(Wave.ofAll(0)));

    /** The plan of synthetic elders, chosen by its name only. */
    public static final Plan SELF_PRESS = new Plan(
            "self-press",
            0,
            new Title("自检按压", "Self-press"),
            new Selector(Set.of(), new TreeSet<>(), null, null, Integer.MIN_VALUE),
            null,
            Timing.AT_ONCE,
            Duration.ZERO,
            targets(Priority.P1),
            List.of(new Wave(Duration.ZERO, 1, Set.of(), List.of(), null, null, 12, false)),
            List.of(),
            List.of(),
            List.of(),
            null,
            true);

    /** Everybody the priority wants, at once, nearest first: demo and benchmarks. */
    public static final List<Plan> AT_ONCE = Stream.concat(
                    Stream.of(Priority.values()).map(BuiltInPlans::atOnce), Stream.of(TELEPHONE, SELF_PRESS))
            .toList();

    /** One at once and the rest a little later, because a third to a half of presses are false. */
    public static final List<Plan> STAGED = List.of(
            staged("staged-at-once", "立即派单", "At once", never(), Timing.AT_ONCE, 1),
            highRisk(),
            staged("staged-p1", "紧急", "Emergency", kinds(Priority.P1), Timing.ONE_THEN_REST, 0),
            staged("staged-p2", "较急", "Urgent", kinds(Priority.P2), Timing.UNLESS_STOPPED, 0),
            staged("staged-p3", "一般", "Other", kinds(Priority.P3), Timing.AFTER_CONFIRMATION, 0),
            TELEPHONE,
            SELF_PRESS);

    private static final Map<String, Plan> BY_KEY = Stream.of(AT_ONCE, STAGED, List.of(OPERATORS_ONLY))
            .flatMap(List::stream)
            .distinct()
            .collect(Collectors.toUnmodifiableMap(Plan::key, plan -> plan));

    private BuiltInPlans() {}

    /** The built-in plan with this key. */
    public static Optional<Plan> find(String key) {
        return Optional.ofNullable(BY_KEY.get(key));
    }

    /** A built-in plan with other deadlines. */
    public static Plan with(Plan p, Targets targets) {
        return new Plan(
                p.id(),
                p.version(),
                p.title(),
                p.selector(),
                p.priority(),
                p.timing(),
                p.pause(),
                targets,
                p.waves(),
                p.noReply(),
                p.steps(),
                p.ladder(),
                p.followUp(),
                p.synthetic());
    }

    /** The deadlines of a priority as the field's figures say. */
    public static Targets targets(Priority priority) {
        return switch (priority) {
            case P1 -> targets(seconds(30), seconds(60), seconds(90), seconds(300));
            case P2 -> targets(seconds(60), seconds(120), seconds(180), seconds(600));
            case P3 -> targets(seconds(180), seconds(360), seconds(600), seconds(1800));
        };
    }

    private static Targets targets(Duration take, Duration takeAgain, Duration accept, Duration remind) {
        return new Targets(take, takeAgain, seconds(30), seconds(60), accept, seconds(180), 50, seconds(1200), remind);
    }

    private static Plan atOnce(Priority priority) {
        String name = priority.name();
        return plan(
                "at-once-" + name.toLowerCase(java.util.Locale.ROOT),
                new Title("立即派单 " + name, "At once " + name),
                new Selector(kinds(priority), new TreeSet<>(), null, null, 0),
                Timing.AT_ONCE,
                priority,
                List.of(Wave.ofAll(0)));
    }

    private static Plan staged(String id, String zh, String en, Set<AlertType> kinds, Timing timing, int precedence) {
        Priority priority =
                kinds.stream().map(Urgency::priority).min(Priority::compareTo).orElse(Priority.P1);
        Selector selector = new Selector(kinds, new TreeSet<>(), null, null, precedence);
        return plan(id, new Title(zh, en), selector, timing, priority, List.of(Wave.ofAll(0)));
    }

    private static Plan highRisk() {
        Selector selector = new Selector(kinds(Priority.P1), new TreeSet<>(), Risk.HIGH, null, 2);
        Title title = new Title("高风险老人", "Elders at high risk");
        return plan("staged-high-risk", title, selector, Timing.AT_ONCE, Priority.P1, List.of(Wave.ofAll(0)));
    }

    private static Plan plan(
            String id, Title title, Selector selector, Timing timing, Priority priority, List<Wave> waves) {
        return new Plan(
                id,
                0,
                title,
                selector,
                null,
                timing,
                seconds(30),
                targets(priority),
                waves,
                List.of(),
                List.of(),
                List.of(),
                Duration.ofHours(24),
                false);
    }

    /** Kinds for which nobody waits. */
    private static Set<AlertType> never() {
        return EnumSet.of(AlertType.FALL, AlertType.FIRE, AlertType.SMOKE, AlertType.HEAT, AlertType.GAS, AlertType.CO);
    }

    private static Set<AlertType> kinds(Priority priority) {
        return Stream.of(AlertType.values())
                .filter(type -> Urgency.opens(type) && Urgency.priority(type) == priority)
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(AlertType.class)));
    }

    private static Duration seconds(long n) {
        return Duration.ofSeconds(n);
    }
}
