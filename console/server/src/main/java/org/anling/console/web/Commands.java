package org.anling.console.web;

import java.util.Locale;
import java.util.Optional;
import org.anling.console.command.CommandDesk;
import org.anling.console.command.CommandIds;
import org.anling.console.command.Outcome;
import org.anling.console.store.Session;
import org.anling.console.view.Directory;
import org.anling.contract.alert.Personal;
import org.anling.contract.incident.RefusalCode;
import org.anling.contract.input.Input;
import org.jspecify.annotations.Nullable;

/** Submits commands for the handlers and turns what came of them into answers. */
final class Commands {
    private final CommandDesk desk;
    private final Directory directory;

    Commands(CommandDesk desk, Directory directory) {
        this.desk = desk;
        this.directory = directory;
    }

    /** Something that is done in the name of a session. */
    record Order(
            Call call,
            Session session,
            Input body,
            @Nullable Personal personal) {}

    /**
     * Waits for the event.
     *
     * @return empty if it is done; otherwise the answer that says where to look
     * @throws Refusal if it was decided against, or could not be stored
     */
    Optional<Reply> submit(Order order, String look) throws InterruptedException {
        String person = order.session().person();
        String key = order.call().incoming().header("idempotency-key").orElse("");
        CommandDesk.Wish wish = new CommandDesk.Wish(
                CommandIds.of(person, order.call().incoming().path(), key), person, order.body(), order.personal());
        return switch (desk.submit(wish)) {
            case Outcome.Done ignored -> Optional.empty();
            case Outcome.Pending ignored -> Optional.of(Reply.of(202, new org.anling.console.api.Pending(true, look)));
            case Outcome.Rejected ignored -> throw Refusal.of(503, "journal_down");
            case Outcome.Parked ignored -> throw Refusal.of(500, "parked");
            case Outcome.Refused refused -> throw refusal(refused);
        };
    }

    private Refusal refusal(Outcome.Refused refused) {
        String who = refused.who();
        String name = who == null ? null : directory.nameOf(who);
        return Refusal.of(status(refused.code()), refused.code().name().toLowerCase(Locale.ROOT), name, refused.when());
    }

    static int status(RefusalCode code) {
        return switch (code) {
            case UNKNOWN_INCIDENT,
                    UNKNOWN_OFFER,
                    UNKNOWN_ASSIGNMENT,
                    UNKNOWN_RESPONDER,
                    UNKNOWN_STEP,
                    UNKNOWN_TECHNICAL -> 404;
            case NOT_YOURS, NOT_ALLOWED -> 403;
            case REASON_MISSING, MALFORMED -> 400;
            case ALREADY_TAKEN,
                    NOT_TAKEN,
                    ALREADY_CLOSED,
                    ALREADY_ANSWERED,
                    OFFER_EXPIRED,
                    OFFER_WITHDRAWN,
                    WRONG_ORDER,
                    NOT_ELIGIBLE,
                    GUARD_NOT_MET,
                    WRONG_STATE,
                    NOT_SKIPPABLE,
                    BELOW_FLOOR,
                    NOT_SIGNED_IN,
                    NOBODY_REACHED -> 409;
        };
    }
}
