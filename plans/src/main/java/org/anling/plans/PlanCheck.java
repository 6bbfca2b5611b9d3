package org.anling.plans;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.anling.contract.plan.Plan;
import org.anling.contract.plan.PlanText;
import org.anling.contract.plan.ProtocolCard;
import org.anling.contract.plan.SelfPress;

/** Whether a text may become the valid version of a plan or card, given what the centre has already. */
public final class PlanCheck {

    /** Comes after every id, so that of two cards that claim the same thing the new one is told. */
    private static final String NEW = "~";

    private PlanCheck() {}

    /**
     * What the centre has.
     *
     * @param valid texts of the same kind that are valid now, by id
     * @param taken the highest version of each id that must not be given again
     * @param skills that responders have
     */
    public record Known(Map<String, String> valid, Map<String, Integer> taken, Set<String> skills) {
        public Known {
            valid = Map.copyOf(valid);
            taken = Map.copyOf(taken);
            skills = Set.copyOf(skills);
        }
    }

    /**
     * What came of it.
     *
     * @param plan as it would be followed, if it is one and nothing is wrong
     * @param card as it would be asked with, if it is one and nothing is wrong
     * @param faults keep it from becoming valid
     * @param notes do not, but somebody should look
     */
    public record Checked(
            Optional<Plan> plan, Optional<ProtocolCard> card, List<PlanFault> faults, List<PlanFault> notes) {
        public Checked {
            faults = List.copyOf(faults);
            notes = List.copyOf(notes);
        }
    }

    /** Reads a text and holds it against what is known. */
    public static Checked check(PlanText.Kind kind, String text, Known known) {
        return switch (kind) {
            case PLAN -> plan(text, known);
            case CARD -> card(text, known);
        };
    }

    private static Checked plan(String text, Known known) {
        PlanReader.Read read = PlanReader.read("", text);
        List<PlanFault> faults = new ArrayList<>(read.faults());
        Head.find(text).ifPresent(head -> {
            version(head, known).ifPresent(faults::add);
            read.plan()
                    .filter(plan -> plan.synthetic() != plan.id().equals(SelfPress.PLAN))
                    .ifPresent(plan -> {
                        String zh = "“synthetic: true” 只用于编号为 %s 的自检预案，且不可缺少".formatted(SelfPress.PLAN);
                        String en = "\"synthetic: true\" is for the plan %s alone, and that one needs it"
                                .formatted(SelfPress.PLAN);
                        faults.add(at(head.idAt(), zh, en));
                    });
        });
        List<PlanFault> notes = read.skills().stream()
                .filter(skill -> !known.skills().contains(skill.name()))
                .map(skill -> new PlanFault(
                        "",
                        skill.line(),
                        skill.column(),
                        "现在没有响应人员具备技能“%s”，这一波将问不到人".formatted(skill.name()),
                        "no responder has the skill \"%s\" now: this wave would ask nobody".formatted(skill.name())))
                .toList();
        return new Checked(faults.isEmpty() ? read.plan() : Optional.empty(), Optional.empty(), faults, notes);
    }

    private static Checked card(String text, Known known) {
        Optional<Head> head = Head.find(text);
        Map<String, String> texts = new TreeMap<>(known.valid());
        head.ifPresent(found -> texts.remove(found.id()));
        texts.put(NEW, text);
        CardFiles read = CardFiles.of(texts);
        List<PlanFault> faults = new ArrayList<>();
        read.faults().stream()
                .filter(fault -> fault.file().equals(NEW))
                .map(fault -> new PlanFault("", fault.line(), fault.column(), fault.zh(), fault.en()))
                .forEach(faults::add);
        head.flatMap(found -> version(found, known)).ifPresent(faults::add);
        Optional<ProtocolCard> card = Optional.ofNullable(read.cards().get(NEW));
        return new Checked(Optional.empty(), faults.isEmpty() ? card : Optional.empty(), faults, List.of());
    }

    private static Optional<PlanFault> version(Head head, Known known) {
        int taken = known.taken().getOrDefault(head.id(), 0);
        return head.version() > taken
                ? Optional.empty()
                : Optional.of(at(
                        head.versionAt(),
                        "版本 %d 已用过，请写 %d 或更高".formatted(head.version(), taken + 1),
                        "version %d is taken: write %d or higher".formatted(head.version(), taken + 1)));
    }

    private static PlanFault at(Head.Place place, String zh, String en) {
        return new PlanFault("", place.line(), place.column(), zh, en);
    }
}
