package org.anling.plans;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.anling.contract.plan.Plan;

/**
 * All plan files of a folder, as their texts were at one moment.
 *
 * @param plans those without a fault
 * @param faults everything that is wrong, by file and line
 */
public record PlanFiles(List<Plan> plans, List<PlanFault> faults) {

    /** Reads texts by file name. */
    public static PlanFiles of(Map<String, String> texts) {
        List<Plan> plans = new ArrayList<>();
        List<PlanFault> faults = new ArrayList<>();
        Map<String, String> owners = new HashMap<>();
        texts.forEach((file, text) -> {
            PlanReader.Read read = PlanReader.read(file, text);
            faults.addAll(read.faults());
            read.plan().ifPresent(plan -> {
                String other = owners.putIfAbsent(plan.id(), file);
                if (other == null) {
                    plans.add(plan);
                } else {
                    faults.add(new PlanFault(
                            file,
                            1,
                            1,
                            "编号“%s”已用于 %s".formatted(plan.id(), other),
                            "the id \"%s\" is taken by %s".formatted(plan.id(), other)));
                }
            });
        });
        return new PlanFiles(List.copyOf(plans), List.copyOf(faults));
    }
}
