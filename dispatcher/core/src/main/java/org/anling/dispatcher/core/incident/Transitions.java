package org.anling.dispatcher.core.incident;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.anling.contract.incident.AssignmentStatus;
import org.anling.contract.incident.Handling;
import org.anling.contract.incident.Help;

/**
 * Which step may follow which, as data: the two regions of an incident and the life of an assignment. Rules look here before they
 * decide, tests hold every run against it, and {@code docs/incident-states.md} is drawn from it.
 */
public final class Transitions {

    /**
     * One allowed step.
     *
     * @param when what makes it happen, in the words of the dictionary
     */
    public record Step<S extends Enum<S>>(S from, S to, String when) {}

    /** First region: what the centre does. */
    public static final List<Step<Handling>> HANDLING = List.of(
            new Step<>(Handling.WAITING, Handling.TAKEN, "take, supervisor gives it to somebody"),
            new Step<>(Handling.WAITING, Handling.CLOSED, "self-press proven"),
            new Step<>(Handling.TAKEN, Handling.TAKEN, "supervisor reassigns"),
            new Step<>(Handling.TAKEN, Handling.ON_HOLD, "hold"),
            new Step<>(Handling.ON_HOLD, Handling.TAKEN, "resume, wake-up, new alert, reassigned"),
            new Step<>(Handling.TAKEN, Handling.IN_TRANSFER, "transfer offered"),
            new Step<>(Handling.ON_HOLD, Handling.IN_TRANSFER, "transfer offered"),
            new Step<>(Handling.IN_TRANSFER, Handling.TAKEN, "accepted, declined, not answered, reassigned"),
            new Step<>(Handling.TAKEN, Handling.CLOSED, "close, guard met"),
            new Step<>(Handling.ON_HOLD, Handling.CLOSED, "close, guard met"),
            new Step<>(Handling.IN_TRANSFER, Handling.CLOSED, "close, guard met"),
            new Step<>(Handling.CLOSED, Handling.FOLLOWED_UP, "follow-up"),
            new Step<>(Handling.CLOSED, Handling.TAKEN, "reopen"),
            new Step<>(Handling.FOLLOWED_UP, Handling.TAKEN, "reopen"));

    /** Second region: how near help is. */
    public static final List<Step<Help>> HELP = List.of(
            new Step<>(Help.NONE, Help.ASKING, "responders ranked"),
            new Step<>(Help.ASKING, Help.NONE, "false press, no help needed, offers withdrawn, closed"),
            new Step<>(Help.ASKING, Help.ACCEPTED, "offer accepted"),
            new Step<>(Help.ASKING, Help.SAFE, "asked again, then not needed"),
            new Step<>(Help.WITH_ELDER, Help.SAFE, "done"),
            new Step<>(Help.ACCEPTED, Help.SAFE, "released, another one is done"),
            new Step<>(Help.ON_THE_WAY, Help.SAFE, "released, another one is done"),
            new Step<>(Help.AT_DOOR, Help.SAFE, "released, another one is done"),
            new Step<>(Help.SAFE, Help.ASKING, "asked again"),
            new Step<>(Help.SAFE, Help.ACCEPTED, "late answer counts"),
            new Step<>(Help.NONE, Help.ACCEPTED, "late answer counts"),
            new Step<>(Help.ACCEPTED, Help.ON_THE_WAY, "on the way"),
            new Step<>(Help.ACCEPTED, Help.AT_DOOR, "at the door"),
            new Step<>(Help.ACCEPTED, Help.WITH_ELDER, "with the elder"),
            new Step<>(Help.ON_THE_WAY, Help.AT_DOOR, "at the door"),
            new Step<>(Help.ON_THE_WAY, Help.WITH_ELDER, "with the elder"),
            new Step<>(Help.AT_DOOR, Help.WITH_ELDER, "with the elder"),
            new Step<>(Help.ACCEPTED, Help.ASKING, "released, refill"),
            new Step<>(Help.ON_THE_WAY, Help.ASKING, "released, refill"),
            new Step<>(Help.AT_DOOR, Help.ASKING, "released, refill"),
            new Step<>(Help.WITH_ELDER, Help.ASKING, "released, refill"),
            new Step<>(Help.ON_THE_WAY, Help.ACCEPTED, "released, another one goes"),
            new Step<>(Help.AT_DOOR, Help.ACCEPTED, "released, another one goes"),
            new Step<>(Help.AT_DOOR, Help.ON_THE_WAY, "released, another one goes"),
            new Step<>(Help.WITH_ELDER, Help.ACCEPTED, "released, another one goes"),
            new Step<>(Help.WITH_ELDER, Help.ON_THE_WAY, "released, another one goes"),
            new Step<>(Help.WITH_ELDER, Help.AT_DOOR, "released, another one goes"),
            new Step<>(Help.ACCEPTED, Help.NONE, "false press, closed, released"),
            new Step<>(Help.ON_THE_WAY, Help.NONE, "false press, closed, released"),
            new Step<>(Help.AT_DOOR, Help.NONE, "false press, closed, released"),
            new Step<>(Help.WITH_ELDER, Help.NONE, "false press, closed, released"));

    /** The life of an assignment. A step that somebody forgot to report may be skipped, going back is impossible. */
    public static final List<Step<AssignmentStatus>> ASSIGNMENT = List.of(
            new Step<>(AssignmentStatus.ACCEPTED, AssignmentStatus.ON_THE_WAY, "on the way"),
            new Step<>(AssignmentStatus.ACCEPTED, AssignmentStatus.AT_DOOR, "at the door"),
            new Step<>(AssignmentStatus.ACCEPTED, AssignmentStatus.WITH_ELDER, "with the elder"),
            new Step<>(AssignmentStatus.ACCEPTED, AssignmentStatus.RELEASED, "released"),
            new Step<>(AssignmentStatus.ON_THE_WAY, AssignmentStatus.AT_DOOR, "at the door"),
            new Step<>(AssignmentStatus.ON_THE_WAY, AssignmentStatus.WITH_ELDER, "with the elder"),
            new Step<>(AssignmentStatus.ON_THE_WAY, AssignmentStatus.RELEASED, "released"),
            new Step<>(AssignmentStatus.AT_DOOR, AssignmentStatus.WITH_ELDER, "with the elder"),
            new Step<>(AssignmentStatus.AT_DOOR, AssignmentStatus.RELEASED, "released"),
            new Step<>(AssignmentStatus.WITH_ELDER, AssignmentStatus.DONE, "done"),
            new Step<>(AssignmentStatus.WITH_ELDER, AssignmentStatus.RELEASED, "released"));

    private static final Set<String> ALLOWED = java.util.stream.Stream.of(HANDLING, HELP, ASSIGNMENT)
            .flatMap(List::stream)
            .map(step -> key(step.from(), step.to()))
            .collect(Collectors.toUnmodifiableSet());

    private Transitions() {}

    /** Whether the table has a step between two different states of one region. */
    public static <S extends Enum<S>> boolean allows(S from, S to) {
        return ALLOWED.contains(key(from, to));
    }

    private static String key(Enum<?> from, Enum<?> to) {
        return from.getDeclaringClass().getSimpleName() + ':' + from.name() + '>' + to.name();
    }
}
