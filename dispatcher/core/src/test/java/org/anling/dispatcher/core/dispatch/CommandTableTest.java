package org.anling.dispatcher.core.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.anling.contract.alert.AlertType;
import org.anling.contract.event.Event;
import org.anling.contract.event.IncidentEvent.DeadlineSet;
import org.anling.contract.event.InputEvent.Ignored;
import org.anling.contract.event.InputEvent.Refused;
import org.anling.contract.event.OfferEvent;
import org.anling.contract.id.OfferId;
import org.anling.contract.id.ResponderId;
import org.anling.contract.id.StaffId;
import org.anling.contract.incident.CloseGuard;
import org.anling.contract.incident.Disposition;
import org.anling.contract.incident.FollowUpOutcome;
import org.anling.contract.incident.Handling;
import org.anling.contract.incident.Priority;
import org.anling.contract.incident.SpokenOutcome;
import org.anling.contract.input.OperatorCommand;
import org.anling.contract.people.Role;
import org.anling.contract.plan.Step;
import org.anling.contract.plan.Title;
import org.junit.jupiter.api.Test;

/** Every command in every state has a result, and a page shows them all; whoever changes a rule changes the page and sees it. */
class CommandTableTest {

    private static final List<OperatorCommand.Action> ACTIONS = List.of(
            new OperatorCommand.Take(),
            new OperatorCommand.Spoken(SpokenOutcome.UNCLEAR),
            new OperatorCommand.NoReply(),
            new OperatorCommand.AddNote(),
            new OperatorCommand.OfferByHand(new ResponderId("r7")),
            new OperatorCommand.WithdrawOffer(new OfferId("inc-1-o1")),
            new OperatorCommand.EmergencyService("120", Samples.NOON, "operator", null),
            new OperatorCommand.FalsePress(),
            new OperatorCommand.Close(Disposition.REASSURED, CloseGuard.SPOKEN, null, null),
            new OperatorCommand.Hold(Samples.NOON.plusSeconds(600)),
            new OperatorCommand.Resume(),
            new OperatorCommand.Transfer(Samples.BEN),
            new OperatorCommand.AcceptTransfer(),
            new OperatorCommand.DeclineTransfer("busy"),
            new OperatorCommand.Reassign(Samples.BEN, "busy"),
            new OperatorCommand.SetPriority(Priority.P2, "wants company"),
            new OperatorCommand.AskNow(),
            new OperatorCommand.StopAsking(),
            new OperatorCommand.DoStep("family"),
            new OperatorCommand.SkipStep("family", "no telephone"),
            new OperatorCommand.OpenStep(Step.Kind.ENTRY),
            new OperatorCommand.AnswerQuestion("fall@1", "awake", new Title("清醒吗", "awake?")),
            new OperatorCommand.FollowUp(FollowUpOutcome.WELL),
            new OperatorCommand.Reopen("too early"));

    /** Who says it: the owner, another operator (who is asked to take over), a supervisor. */
    private record Sayer(String name, StaffId id, Role role) {}

    private static final List<Sayer> SAYERS = List.of(
            new Sayer("the owner", Samples.ANNA, Role.OPERATOR),
            new Sayer("another operator", Samples.BEN, Role.OPERATOR),
            new Sayer("a supervisor", Samples.BOSS, Role.SUPERVISOR));

    @Test
    void every_command_in_every_state_has_the_result_that_the_page_shows() throws IOException {
        Path page = root().resolve("docs/incident-commands.md");
        if (Boolean.getBoolean("anling.write")) {
            Files.writeString(page, page());
        }
        assertThat(Files.readString(page))
                .as("docs/incident-commands.md; renew it by running this test with -Danling.write=true")
                .isEqualTo(page());
    }

    @Test
    void no_kind_of_command_is_missing_in_the_table() {
        assertThat(ACTIONS.stream().map(Object::getClass).collect(Collectors.toSet()))
                .hasSameSizeAs(OperatorCommand.Action.class.getPermittedSubclasses());
    }

    private static String page() {
        return """
            # What a command does in which state

            Drawn by deciding each command in each state of handling; a test fails when this page is stale. To renew it, run that
            test with `-Danling.write=true`. The incident is a P1; in all states but WAITING its owner spoke with the elder and
            responders are asked. IN_TRANSFER it is offered to the other operator. Shown is the first event that is not about
            offers or deadlines, or a small word: a refusal by its code, or "nothing" where the command brings nothing new.

            """ + SAYERS.stream().map(CommandTableTest::table).collect(Collectors.joining("\n"));
    }

    private static String table(Sayer sayer) {
        String head = Stream.of(Handling.values()).map(Enum::name).collect(Collectors.joining(" | "));
        String rows = ACTIONS.stream()
                .map(action -> "| " + action.getClass().getSimpleName() + " | "
                        + Stream.of(Handling.values())
                                .map(state -> result(sayer, state, action))
                                .collect(Collectors.joining(" | "))
                        + " |\n")
                .collect(Collectors.joining());
        return "## Said by " + sayer.name() + "\n\n| | " + head + " |\n|---|---|---|---|---|---|---|\n" + rows;
    }

    private static String result(Sayer sayer, Handling state, OperatorCommand.Action action) {
        List<Event> events = in(state).command(sayer.id(), sayer.role(), 1, action);
        Event telling = events.stream()
                .filter(event -> !(event instanceof OfferEvent) && !(event instanceof DeadlineSet))
                .findFirst()
                .orElse(events.getFirst());
        return switch (telling) {
            case Refused refused -> refused.code().name().toLowerCase(java.util.Locale.ROOT);
            case Ignored _ -> "nothing";
            case Event event -> "**" + event.getClass().getSimpleName() + "**";
        };
    }

    private static TestCentre in(Handling state) {
        TestCentre centre = TestCentre.atOnce();
        for (int i = 1; i <= 7; i++) {
            centre.responder("r" + i, 100 * i);
        }
        centre.press("e1", AlertType.SOS);
        if (state != Handling.WAITING) {
            centre.takeAndSpeak(1, SpokenOutcome.NEEDS_HELP);
        }
        switch (state) {
            case WAITING, TAKEN -> {}
            case ON_HOLD -> say(centre, new OperatorCommand.Hold(centre.now.plusSeconds(600)));
            case IN_TRANSFER -> say(centre, new OperatorCommand.Transfer(Samples.BEN));
            case CLOSED -> close(centre);
            case FOLLOWED_UP -> {
                close(centre);
                say(centre, new OperatorCommand.FollowUp(FollowUpOutcome.WELL));
            }
        }
        assertThat(centre.incident(1).handling()).isEqualTo(state);
        return centre;
    }

    private static void close(TestCentre centre) {
        say(centre, new OperatorCommand.Close(Disposition.REASSURED, CloseGuard.SPOKEN, null, null));
    }

    private static void say(TestCentre centre, OperatorCommand.Action action) {
        centre.operator(Samples.ANNA, 1, action);
    }

    private static Path root() {
        Path folder = Path.of("").toAbsolutePath();
        while (!Files.exists(folder.resolve("anling"))) {
            folder = Objects.requireNonNull(folder.getParent(), "the root of the project");
        }
        return folder;
    }
}
