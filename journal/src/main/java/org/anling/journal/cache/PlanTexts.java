package org.anling.journal.cache;

import java.util.List;
import java.util.concurrent.CompletionStage;
import org.anling.contract.entry.ContractJson;
import org.anling.contract.id.CentreId;
import org.anling.contract.plan.PlanText;
import org.anling.journal.redis.Keys;
import org.anling.journal.redis.Link;
import org.anling.journal.redis.Script;

/**
 * The plans and protocol cards that the office of a centre made valid: one text each, in its highest version. Small: some dozen texts of a
 * few kilobytes, read at once. Asynchronous, any thread.
 */
public final class PlanTexts {

    private static final Script<Long> PUT = Script.ofNumber("put-field");

    private final Link link;
    private final String key;

    public PlanTexts(CentreId centre, Link link) {
        this.link = link;
        this.key = new Keys(centre).of("plan-texts");
    }

    /** Writes a version. False if the same or a higher one is there already. */
    public CompletionStage<Boolean> put(PlanText text) {
        List<String> args =
                List.of(text.kind() + ":" + text.id(), String.valueOf(text.version()), ContractJson.encode(text));
        return link.ask(redis -> PUT.start(redis, List.of(key), args)).thenApply(put -> put == 1);
    }

    /** All texts of a kind, in no order. */
    public CompletionStage<List<PlanText>> list(PlanText.Kind kind) {
        return link.ask(redis -> redis.hgetall(key))
                .thenApply(fields -> fields.entrySet().stream()
                        .filter(field -> field.getKey().startsWith(kind + ":"))
                        .map(field ->
                                field.getValue().substring(field.getValue().indexOf(' ') + 1))
                        .flatMap(json -> Stored.read(json, PlanText.class).stream())
                        .toList());
    }
}
