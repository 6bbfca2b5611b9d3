package org.anling.journal.cache;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.anling.contract.alert.ElderRef;
import org.anling.contract.directory.DeviceRecord;
import org.anling.contract.directory.DeviceRecord.Standing;
import org.anling.contract.entry.EntryCodec;
import org.anling.contract.entry.InputEntry;
import org.anling.contract.id.CentreId;
import org.anling.contract.id.DeviceId;
import org.anling.contract.plan.SelfPress;
import org.anling.journal.redis.EntryFields;
import org.anling.journal.redis.Keys;
import org.anling.journal.redis.Link;
import org.anling.journal.redis.Script;
import org.jspecify.annotations.Nullable;

/**
 * Due times in Redis, beside the inbox, so that one script claims a silence and appends the finding: however many gateways look, one
 * finds. The only clock is that of Redis. Asynchronous, any thread.
 */
public final class Supervision implements DueTimes {

    /** Longer without a look, and nobody can say who was silent: a gateway looks every second. */
    public static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

    private static final String PAUSE_MS = String.valueOf(LONGEST_PAUSE.toMillis());
    private static final Script<Long> SUPERVISE = Script.ofNumber("supervise");
    private static final Script<List<String>> HEARD = Script.ofTexts("heard");
    private static final Script<List<String>> LOOK = Script.ofTexts("look-silent");
    private static final Script<Long> CLAIM = Script.ofNumber("claim-silence");
    private static final Script<Long> CLEAR = Script.ofNumber("clear-silence");
    private static final int FIELDS_AGAIN = 2;
    private static final int FIELDS_DUE = 3;

    private final Link link;
    private final Keys keys;
    private final @Nullable InstantSource clock;

    public Supervision(CentreId centre, Link link) {
        this(new Keys(centre), link, null);
    }

    private Supervision(Keys keys, Link link, @Nullable InstantSource clock) {
        this.link = link;
        this.keys = keys;
        this.clock = clock;
    }

    /** The same by a clock of the caller's instead of that of Redis, for proofs that go through days. */
    public Supervision by(InstantSource other) {
        return new Supervision(keys, link, other);
    }

    /**
     * Notes the interval of a device that was put into the directory. One that protects somebody is supervised from now on, even if it is
     * never heard; one of nobody, from its first word on.
     */
    CompletionStage<Void> supervise(DeviceRecord record) {
        boolean expected = isSupervised(record) && record.elder() != null;
        List<String> args = List.of(
                now(),
                PAUSE_MS,
                record.id().value(),
                String.valueOf(record.version()),
                expected ? String.valueOf(record.expectedInterval().toMillis()) : "");
        return link.ask(redis -> SUPERVISE.start(redis, state(), args)).thenAccept(noted -> {});
    }

    /** Whether a device is missed when it is silent: it may speak, and is not one of those that only prove an intake. */
    public static boolean isSupervised(DeviceRecord record) {
        ElderRef elder = record.elder();
        boolean synthetic = elder != null
                && elder.plan().equals(SelfPress.PLAN)
                && elder.community().equals(SelfPress.COMMUNITY);
        return record.standing() == Standing.ENROLLED && !synthetic;
    }

    @Override
    public CompletionStage<List<Again>> heard(List<Sign> signs) {
        List<String> args = new ArrayList<>();
        args.add(now());
        args.add(PAUSE_MS);
        for (Sign sign : signs) {
            args.add(sign.device().id().value());
            args.add(String.valueOf(sign.ago().toMillis()));
            args.add(String.valueOf(sign.device().version()));
            args.add(String.valueOf(sign.device().expectedInterval().toMillis()));
        }
        return link.ask(redis -> HEARD.start(redis, state(), args)).thenApply(said -> {
            List<Again> again = new ArrayList<>();
            for (int i = 0; i < said.size(); i += FIELDS_AGAIN) {
                again.add(new Again(new DeviceId(said.get(i)), instant(said.get(i + 1))));
            }
            return again;
        });
    }

    @Override
    public CompletionStage<Look> look(Duration grace, int most) {
        List<String> args = List.of(now(), PAUSE_MS, String.valueOf(grace.toMillis()), String.valueOf(most));
        List<String> names = List.of(due(), keys.of("supervision:terms"), keys.of("supervision:clock"));
        return link.ask(redis -> LOOK.start(redis, names, args)).thenApply(said -> {
            List<Due> late = new ArrayList<>();
            for (int i = 1; i < said.size(); i += FIELDS_DUE) {
                late.add(new Due(new DeviceId(said.get(i)), said.get(i + 1), instant(said.get(i + 2))));
            }
            return new Look(Duration.ofMillis(Long.parseLong(said.getFirst())), late);
        });
    }

    @Override
    public CompletionStage<Boolean> claim(Due due, InputEntry finding) {
        List<String> args = new ArrayList<>(List.of(
                due.device().value(),
                due.score(),
                String.valueOf(due.lastHeardAt().toEpochMilli())));
        args.addAll(fields(finding));
        List<String> names =
                List.of(due(), silent(), keys.lane(finding.envelope().lane()));
        return link.ask(redis -> CLAIM.start(redis, names, args)).thenApply(claimed -> claimed == 1);
    }

    @Override
    public CompletionStage<Boolean> clear(Sign sign, InputEntry finding) {
        List<String> args = new ArrayList<>(List.of(
                now(),
                PAUSE_MS,
                sign.device().id().value(),
                String.valueOf(sign.ago().toMillis())));
        args.addAll(fields(finding));
        List<String> names = new ArrayList<>(state());
        names.add(keys.lane(finding.envelope().lane()));
        return link.ask(redis -> CLEAR.start(redis, names, args)).thenApply(cleared -> cleared == 1);
    }

    @Override
    public CompletionStage<Void> forget(DeviceId device) {
        return link.ask(redis -> redis.zrem(due(), device.value()))
                .thenCompose(gone -> link.ask(redis -> redis.hdel(keys.of("supervision:terms"), device.value())))
                .thenAccept(gone -> {});
    }

    private List<String> state() {
        return List.of(due(), keys.of("supervision:terms"), silent(), keys.of("supervision:clock"));
    }

    private String due() {
        return keys.of("supervision");
    }

    private String silent() {
        return keys.of("supervision:silent");
    }

    private String now() {
        return clock == null ? "" : String.valueOf(clock.millis());
    }

    private static List<String> fields(InputEntry finding) {
        return EntryFields.flat(EntryCodec.encode(finding, ""));
    }

    private static Instant instant(String millis) {
        return Instant.ofEpochMilli(Long.parseLong(millis));
    }
}
