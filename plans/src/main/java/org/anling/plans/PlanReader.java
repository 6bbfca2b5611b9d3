package org.anling.plans;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.anling.contract.alert.AlertType;
import org.anling.contract.alert.ElderRef.Risk;
import org.anling.contract.incident.AlarmTarget;
import org.anling.contract.incident.Priority;
import org.anling.contract.people.ResponderKind;
import org.anling.contract.plan.Plan;
import org.anling.contract.plan.Rung;
import org.anling.contract.plan.Selector;
import org.anling.contract.plan.Step;
import org.anling.contract.plan.Targets;
import org.anling.contract.plan.Timing;
import org.anling.contract.plan.Wave;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.nodes.Node;

/** Reads one plan file: the plan, or everything that is wrong with it. */
public final class PlanReader {

    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final int MOST = 1_000_000;

    private final Faults faults;
    private final List<Skill> skills = new ArrayList<>();

    /** A skill that a wave asks for, and where that stands; whether anybody has it only the registry knows. */
    public record Skill(String name, int line, int column) {}

    /**
     * What came of a file.
     *
     * @param plan empty if anything is wrong
     */
    public record Read(Optional<Plan> plan, List<PlanFault> faults, List<Skill> skills) {}

    private PlanReader(Faults faults) {
        this.faults = faults;
    }

    /** Reads the text of a file; the name is for the faults only. */
    public static Read read(String file, String text) {
        Faults faults = new Faults(file);
        PlanReader reader = new PlanReader(faults);
        Optional<Plan> plan = faults.compose(text).map(root -> reader.plan(new Section(root, faults)));
        List<PlanFault> found = faults.found();
        return new Read(found.isEmpty() ? plan : Optional.empty(), found, List.copyOf(reader.skills));
    }

    private Plan plan(Section s) {
        String id = Values.id(s.need("id"), faults);
        Timing timing = Values.word(s.need("ask"), Timing.class, faults);
        Plan plan = new Plan(
                id,
                Values.number(s.need("version"), 1, MOST, faults),
                Values.title(s),
                selector(s.need("for")),
                Values.word(s.find("priority").orElse(null), Priority.class, faults),
                timing == null ? Timing.AT_ONCE : timing,
                Values.duration(s.find("pause").orElse(null), Duration.ZERO, faults),
                targets(s.need("targets")),
                waves(s.list("waves")),
                waves(s.list("no-reply")),
                steps(s.list("steps")),
                s.list("ladder").stream().map(this::rung).toList(),
                s.find("follow-up")
                        .map(node -> Values.duration(node, SECOND, faults))
                        .orElse(null),
                Values.yesOrNo(s.find("synthetic").orElse(null), faults));
        s.end();
        return plan;
    }

    private Selector selector(@Nullable Node node) {
        if (node == null) {
            return new Selector(Set.of(), new TreeSet<>(), null, null, 0);
        }
        Section s = new Section(node, faults);
        TreeSet<String> categories = new TreeSet<>();
        for (Node category : s.list("categories")) {
            String text = Values.text(category, faults);
            if (!text.matches("[A-D]")) {
                faults.add(category, "类别应为 A 到 D", "a category is A, B, C or D");
            }
            categories.add(text);
        }
        Selector selector = new Selector(
                Values.words(s.list("events"), AlertType.class, faults),
                categories,
                Values.word(s.find("risk").orElse(null), Risk.class, faults),
                Values.hours(s.find("hours").orElse(null), faults).orElse(null),
                Values.number(s.find("precedence").orElse(null), 0, MOST, faults));
        s.end();
        return selector;
    }

    private Targets targets(@Nullable Node node) {
        if (node == null) {
            return new Targets(SECOND, SECOND, SECOND, SECOND, SECOND, SECOND, 0, SECOND, SECOND);
        }
        Section s = new Section(node, faults);
        Targets targets = new Targets(
                needed(s, "take"),
                needed(s, "take-again"),
                needed(s, "speak"),
                needed(s, "offer"),
                needed(s, "accept"),
                needed(s, "leave"),
                Values.number(s.need("late-percent"), 0, 1000, faults),
                needed(s, "on-scene"),
                needed(s, "remind"));
        s.end();
        return targets;
    }

    private Duration needed(Section s, String key) {
        return Values.duration(s.need(key), SECOND, faults);
    }

    private List<Wave> waves(List<Node> nodes) {
        List<Wave> waves = new ArrayList<>();
        for (Node node : nodes) {
            Section s = new Section(node, faults);
            Node after = s.need("after");
            Duration begins = Values.duration(after, Duration.ZERO, faults);
            boolean first = waves.isEmpty();
            if (after != null && first && !begins.isZero()) {
                faults.add(after, "第一波必须从 0s 开始", "the first wave begins with 0s");
            } else if (after != null
                    && !first
                    && begins.compareTo(waves.getLast().after()) <= 0) {
                faults.add(after, "每一波必须晚于前一波", "each wave begins after the one before");
            }
            waves.add(wave(s, begins));
            s.end();
        }
        return waves;
    }

    private Wave wave(Section s, Duration after) {
        return new Wave(
                after,
                Values.number(s.find("offers").orElse(null), 0, 50, faults),
                Values.words(s.list("kinds"), ResponderKind.class, faults),
                s.list("skills").stream().map(this::skill).toList(),
                s.find("radius-metres")
                        .map(node -> Values.number(node, 1, MOST, faults))
                        .orElse(null),
                s.find("within")
                        .map(node -> Values.duration(node, SECOND, faults))
                        .orElse(null),
                Values.number(s.find("scope-digits").orElse(null), 0, 12, faults),
                Values.yesOrNo(s.find("key-only").orElse(null), faults));
    }

    private String skill(Node node) {
        String name = Values.text(node, faults);
        skills.add(new Skill(
                name, node.getStartMark().getLine() + 1, node.getStartMark().getColumn() + 1));
        return name;
    }

    private List<Step> steps(List<Node> nodes) {
        Set<String> ids = new HashSet<>();
        List<Step> steps = new ArrayList<>();
        for (Node node : nodes) {
            Section s = new Section(node, faults);
            Node idNode = s.need("id");
            String id = Values.text(idNode, faults);
            if (idNode != null && !ids.add(id)) {
                faults.add(idNode, "步骤“%s”重复".formatted(id), "the step \"%s\" stands twice".formatted(id));
            }
            steps.add(step(s, id));
            s.end();
        }
        return steps;
    }

    private Step step(Section s, String id) {
        Step.Kind kind = Values.word(s.need("kind"), Step.Kind.class, faults);
        Step.Start start = Values.word(s.need("start"), Step.Start.class, faults);
        Step.Skip skip = Values.word(s.need("skip"), Step.Skip.class, faults);
        return new Step(
                id,
                kind == null ? Step.Kind.OTHER : kind,
                Values.title(s),
                start == null ? Step.Start.OPENED : start,
                needed(s, "due"),
                skip == null ? Step.Skip.OWNER : skip);
    }

    private Rung rung(Node node) {
        Section s = new Section(node, faults);
        AlarmTarget target = Values.word(s.need("target"), AlarmTarget.class, faults);
        Rung rung = new Rung(
                needed(s, "after"),
                target == null ? AlarmTarget.SUPERVISOR : target,
                s.find("repeat")
                        .map(repeat -> Values.duration(repeat, Duration.ofSeconds(10), faults))
                        .orElse(null));
        s.end();
        return rung;
    }
}
