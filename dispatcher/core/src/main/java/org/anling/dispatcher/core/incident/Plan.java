package org.anling.dispatcher.core.incident;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;
import org.anling.contract.alert.AlertType;
import org.anling.contract.alert.ElderRef.Risk;
import org.anling.contract.incident.Priority;
import org.anling.contract.plan.Timing;

/**
 * A response plan as data: when somebody is asked. Whom is the ranking's to say, how many the priority's.
 *
 * @param id name and version, as it stands in events
 * @param neverWait kinds for which nobody waits, whatever the rest says
 * @param emergency timing of P1
 * @param urgent timing of P2
 * @param other timing of P3
 */
public record Plan(String id, Set<AlertType> neverWait, Timing emergency, Timing urgent, Timing other) {

    /** Everybody the priority wants, at once, nearest first: demo and benchmarks. */
    public static final Plan AT_ONCE = new Plan("at-once@1", Set.of(), Timing.AT_ONCE, Timing.AT_ONCE, Timing.AT_ONCE);

    /** One at once and the rest a little later, because a third to a half of presses are false: what {@code serve} ships. */
    public static final Plan STAGED = new Plan(
            "staged@1",
            EnumSet.of(AlertType.FALL, AlertType.FIRE, AlertType.SMOKE, AlertType.HEAT, AlertType.GAS, AlertType.CO),
            Timing.ONE_THEN_REST,
            Timing.UNLESS_STOPPED,
            Timing.AFTER_CONFIRMATION);

    /** Nobody is sent by the software; people decide. For alarms that cannot be read. */
    public static final Plan OPERATORS_ONLY = new Plan(
            "operators-only@1",
            Set.of(),
            Timing.AFTER_CONFIRMATION,
            Timing.AFTER_CONFIRMATION,
            Timing.AFTER_CONFIRMATION);

    public Plan {
        neverWait = neverWait.isEmpty() ? Set.of() : Collections.unmodifiableSet(EnumSet.copyOf(neverWait));
    }

    /** When this plan asks for an incident of this kind, priority and risk. */
    public Timing timing(AlertType kind, Priority priority, Risk risk) {
        boolean grave = neverWait.contains(kind) || (priority == Priority.P1 && risk == Risk.HIGH);
        if (grave && emergency != Timing.AFTER_CONFIRMATION) {
            return Timing.AT_ONCE;
        }
        return switch (priority) {
            case P1 -> emergency;
            case P2 -> urgent;
            case P3 -> other;
        };
    }
}
