package org.anling.journal.cache;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.stream.Collectors;
import org.anling.contract.entry.EntryCodec;
import org.anling.contract.entry.InputEntry;
import org.anling.contract.entry.Lane;
import org.anling.contract.id.CentreId;
import org.anling.journal.redis.EntryFields;
import org.anling.journal.redis.Keys;
import org.anling.journal.redis.Link;
import org.anling.journal.redis.Script;

/** Levels in Redis, beside the inbox, so that one script notes a level and appends the finding. Asynchronous, any thread. */
public final class Levels implements LevelBook {

    private static final Script<Long> RAISE = Script.ofNumber("raise-level");
    private static final Script<Long> END = Script.ofNumber("end-level");

    private final Link link;
    private final Keys keys;

    public Levels(CentreId centre, Link link) {
        this.link = link;
        this.keys = new Keys(centre);
    }

    @Override
    public CompletionStage<Set<String>> raisedOf(List<String> names) {
        return link.ask(redis -> redis.hmget(hash(), names.toArray(String[]::new)))
                .thenApply(found -> found.stream()
                        .filter(value -> value.hasValue())
                        .map(value -> value.getKey())
                        .collect(Collectors.toSet()));
    }

    @Override
    public CompletionStage<Boolean> raise(String name, Instant now, Optional<InputEntry> finding) {
        return run(RAISE, List.of(name, String.valueOf(now.toEpochMilli())), finding);
    }

    @Override
    public CompletionStage<Boolean> end(String name, Optional<InputEntry> finding) {
        return run(END, List.of(name), finding);
    }

    private CompletionStage<Boolean> run(Script<Long> script, List<String> first, Optional<InputEntry> finding) {
        List<String> args = new ArrayList<>(first);
        finding.ifPresent(entry -> args.addAll(EntryFields.flat(EntryCodec.encode(entry, ""))));
        Lane lane = finding.map(entry -> entry.envelope().lane()).orElse(Lane.ROUTINE);
        List<String> names = List.of(hash(), keys.lane(lane));
        return link.ask(redis -> script.start(redis, names, args)).thenApply(done -> done == 1);
    }

    private String hash() {
        return keys.of("levels");
    }
}
