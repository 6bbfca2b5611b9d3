package org.anling.console.web;

import java.util.Locale;
import java.util.Optional;
import org.anling.console.command.CommandDesk;
import org.anling.console.command.CommandIds;
import org.anling.console.command.Outcome;
import org.anling.console.store.Session;
import org.anling.console.view.Directory;
import org.anling.contract.alert.Personal;
import org.anling.contract.entry.ContractJson;
import org.anling.contract.id.InputId;
import org.anling.contract.incident.RefusalCode;
import org.anling.contract.input.Input;
import org.jspecify.annotations.Nullable;

/** Submits commands for the handlers and turns what came of them into answers. */
public final class Commands {
    private final CommandDesk desk;
    private final Directory directory;

    Commands(CommandDesk desk, Directory directory) {
        this.desk = desk;
        this.directory = directory;
    }

    /**
     * Something that is done in the name of a session.
     *
     * @param part tells several commands of one request apart, empty for the first
     */
    public record Order(
            Call call,
            Session session,
            Input body,
            @Nullable Personal personal,
            String part) {

        /** The first or only command of a request. */
        public Order(Call call, Session session, Input body, @Nullable Personal personal) {
            this(call, session, body, personal, "");
        }
    }

    /**
     * Waits for the event.
     *
     * @return empty if it is done; otherwise the answer that says where to look
     * @throws Refusal if it was decided against, or could not be stored
     */
    public Optional<Reply> submit(Order order, String look) throws InterruptedException {
        String person = order.session().person();
        CommandDesk.Wish wish = new CommandDesk.Wish(
                id(order.call(), order.session(), order.part()), person, order.body(), order.personal());
        return switch (desk.submit(wish)) {
            case Outcome.Done ignored -> Optional.empty();
            case Outcome.Pending ignored -> Optional.of(Reply.of(202, new org.anling.console.api.Pending(true, look)));
            case Outcome.OtherWords ignored -> throw Refusal.of(422, "key_reused");
            case Outcome.Rejected ignored -> throw Refusal.of(503, "journal_down");
            case Outcome.Parked ignored -> throw Refusal.of(500, "parked");
            case Outcome.Refused refused -> throw refusal(refused);
        };
    }

    /** Whether this wish was decided before, so that what goes with it need not be done again. */
    boolean isKnown(Call call, Session session) {
        return desk.recall(id(call, session, "").value()).isPresent();
    }

    private static InputId id(Call call, Session session, String part) {
        String key = call.incoming().header("idempotency-key").orElse("");
        return CommandIds.of(session.person(), call.incoming().path() + part, key, ContractJson.encode(call.body()));
    }

    private Refusal refusal(Outcome.Refused refused) {
        String who = refused.who();
        String name = who == null ? null : directory.nameOf(who);
        return Refusal.of(status(refused.code()), word(refused.code()), name, refused.when());
    }

    /** Not being signed in as one who can take calls is not the same as having no session. */
    static String word(RefusalCode code) {
        return code == RefusalCode.NOT_SIGNED_IN
                ? "staff_not_signed_in"
                : code.name().toLowerCase(Locale.ROOT);
    }

    static int status(RefusalCode code) {
        return switch (code) {
            case UNKNOWN_INCIDENT,
                    UNKNOWN_OFFER,
                    UNKNOWN_ASSIGNMENT,
                    UNKNOWN_RESPONDER,
                    UNKNOWN_STEP,
                    UNKNOWN_TECHNICAL,
                    UNKNOWN_CALL -> 404;
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
