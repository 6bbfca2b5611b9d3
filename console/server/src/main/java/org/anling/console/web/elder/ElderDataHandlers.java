package org.anling.console.web.elder;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.anling.console.api.elder.ElderRequests;
import org.anling.console.api.endpoint.ElderEndpoint;
import org.anling.console.api.endpoint.Endpoint;
import org.anling.console.projection.Board;
import org.anling.console.store.ElderBook;
import org.anling.console.store.Looks;
import org.anling.console.store.Session;
import org.anling.console.view.ElderRecords;
import org.anling.console.web.ApiHandler;
import org.anling.console.web.Call;
import org.anling.console.web.Refusal;
import org.anling.console.web.Reply;
import org.anling.contract.id.ElderId;
import org.anling.registry.office.By;
import org.anling.registry.people.Elder;
import org.anling.registry.privacy.Erased;

/** What an elder may ask for: all that is held about him in one file, and that nothing is held any more. */
public final class ElderDataHandlers {
    private static final int REASON = 500;

    private final Sources sources;

    /**
     * Where data of elders come from.
     *
     * @param forget lets go of what this process still has in memory of elders who were erased
     */
    public record Sources(
            ElderBook book, Supplier<Board> boards, Looks looks, Consumer<Set<ElderId>> forget, InstantSource clock) {}

    public ElderDataHandlers(Sources sources) {
        this.sources = sources;
    }

    public Map<Endpoint, ApiHandler> handlers() {
        Map<Endpoint, ApiHandler> handlers = new HashMap<>();
        handlers.put(ElderEndpoint.ELDER_FILE, this::file);
        handlers.put(ElderEndpoint.ERASE_ELDER, this::erase);
        return handlers;
    }

    private Reply file(Call call) {
        FormErrors errors = new FormErrors();
        String reason =
                errors.need("reason", call.body(ElderRequests.FileWish.class).reason(), REASON);
        errors.refuseIfAny();
        ElderId elder = mine(call);
        Instant now = sources.clock().instant();
        String document = sources.book().file(elder, now).orElseThrow(() -> Refusal.of(404, "unknown_elder"));
        sources.looks().ofFile(call.session(), elder, reason);
        String name = "anling-elder-" + elder.value().replaceAll("[^A-Za-z0-9.-]", "-") + ".json";
        return Reply.file("application/json; charset=utf-8", name, document.getBytes(StandardCharsets.UTF_8));
    }

    /** The board knows of an incident before the record does; who presses now is helped first. */
    private Reply erase(Call call) {
        ElderRequests.Erasure wish = call.body(ElderRequests.Erasure.class);
        ElderId elder = mine(call);
        if (ElderRecords.findOpen(elder, sources.boards().get()).isPresent()) {
            throw Refusal.of(409, "erase_open");
        }
        Session session = call.session();
        By by = new By(session.person(), session.role(), sources.clock().instant());
        return switch (sources.book().erase(elder, wish.ground(), by)) {
            case Erased.Done done -> {
                sources.forget().accept(Set.of(elder));
                yield Reply.ok(
                        new ElderRequests.ErasedElder(done.blocks(), done.incidents(), done.devices(), done.holders()));
            }
            case Erased.IncidentOpen ignored -> throw Refusal.of(409, "erase_open");
            case Erased.Unknown ignored -> throw Refusal.of(404, "unknown_elder");
        };
    }

    /** Of whom nothing is registered any more nobody knows where he lived: he belongs to who sees the whole centre. */
    private ElderId mine(Call call) {
        ElderId id;
        try {
            id = new ElderId(call.id());
        } catch (IllegalArgumentException e) {
            throw Refusal.of(404, "unknown_elder");
        }
        Optional<Elder> registered = sources.book().find(id);
        boolean seen = registered
                .map(elder -> Reach.sees(call.session(), elder))
                .orElse(call.session().scope().whole());
        if (!seen) {
            throw Refusal.of(403, "out_of_scope");
        }
        return id;
    }
}
