package org.anling.launcher;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.anling.contract.entry.ContractJson;
import org.anling.contract.entry.EventId;
import org.anling.contract.id.CentreId;
import org.anling.contract.state.SnapshotPiece;
import org.anling.dispatcher.core.dispatch.Dispatch;
import org.anling.dispatcher.core.incident.DispatchSettings;
import org.anling.dispatcher.core.state.CentreState;
import org.anling.journal.RedisJournal;
import org.anling.journal.redis.LogRestore;
import org.anling.launcher.settings.ServerSettings;
import org.anling.launcher.settings.Settings;
import org.anling.launcher.wiring.Closing;
import org.anling.launcher.wiring.Stores;
import org.anling.registry.database.RegistryDatabase;
import org.anling.registry.record.RecordPosition;
import org.anling.registry.record.RecordReplay;
import org.anling.registry.record.Recorder;

/**
 * {@code ./anling rebuild --config FILE}: after Redis lost its data, makes the live state out of the record in PostgreSQL, by the same
 * fold that the dispatcher uses. It fills an empty log only, so that it never destroys anything; what was pressed meanwhile waits in
 * the inbox. May be killed at any moment and run again.
 */
final class RebuildCommand {
    private static final int REFUSED = 65;
    private static final long PROGRESS_NANOS = TimeUnit.SECONDS.toNanos(1);

    private final Arguments arguments;
    private final Words words;
    private final Closing closing = new Closing();
    private long toldAt = System.nanoTime();

    RebuildCommand(Arguments arguments, Words words) {
        this.arguments = arguments;
        this.words = words;
    }

    int run() {
        Settings typed = Settings.load(arguments.config(), arguments.overrides(), arguments.typed());
        ServerSettings settings = ServerSettings.from(typed);
        typed.required("redis.url", "redis://127.0.0.1:6379");
        typed.required("postgres.url", "jdbc:postgresql://127.0.0.1:5432/anling");
        CentreId centre = new CentreId(settings.centre().id());
        SimpleMeterRegistry meters = new SimpleMeterRegistry();
        try (closing) {
            RegistryDatabase registry = Stores.openRegistry(settings.stores(), meters, closing);
            registry.migrate();
            RedisJournal journal = Stores.openJournal(settings.stores(), Optional.empty(), meters, closing);
            RecordReplay record = new RecordReplay(registry, centre);
            RecordPosition end = record.position();
            if (end.upTo().equals(EventId.NONE)) {
                words.say(
                        "呼叫中心 " + centre + " 的档案是空的，无需重建；直接启动即可。",
                        "the record of centre " + centre + " is empty: there is nothing to rebuild, just start");
                return REFUSED;
            }
            RecordReplay.Extent extent = record.extent(end);
            try (LogRestore restore = journal.restore(centre)) {
                return switch (restore.begin()) {
                    case BEGUN -> rebuild(record, extent, restore);
                    case NOT_EMPTY -> notEmpty(centre);
                    case HELD -> held(centre);
                };
            }
        }
    }

    private int rebuild(RecordReplay record, RecordReplay.Extent extent, LogRestore restore) {
        EventId tail = extent.end().upTo();
        words.say(
                "档案截至 " + tail + "，未结事件 " + extent.open() + " 起；正在读取…",
                "the record ends at " + tail + " with " + extent.open() + " open incidents; reading it ...");
        Dispatch dispatch = new Dispatch(DispatchSettings.DEFAULT);
        CentreState state = dispatch.begin();
        state.load(
                EventId.NONE,
                record.incidentsWithGaps(extent).stream()
                        .map(RebuildCommand::piece)
                        .toList());
        record.read(extent, event -> dispatch.apply(state, event), seq -> progress(restore, seq, tail.seq()));
        restore.put(state.allPieces());
        if (!record.position().equals(extent.end())) {
            words.say(
                    "档案在重建期间有变化，Redis 未作任何改动；请再运行一次。",
                    "the record went on meanwhile, nothing was changed in Redis: run it again");
            return REFUSED;
        }
        restore.finish(tail, extent.end().hash(), Recorder.READER);
        summary(state, extent);
        return 0;
    }

    private static SnapshotPiece piece(RecordReplay.Known known) {
        return new SnapshotPiece("incident/" + known.state().id(), known.lastSeq(), ContractJson.encode(known.state()));
    }

    private void progress(LogRestore restore, long seq, long end) {
        long now = System.nanoTime();
        if (now - toldAt >= PROGRESS_NANOS) {
            toldAt = now;
            restore.stillHere();
            String share = String.format(Locale.ROOT, "  %3d %%  %d / %d", seq * 100 / end, seq, end);
            words.say(share, share);
        }
    }

    private void summary(CentreState state, RecordReplay.Extent extent) {
        int open = state.openIncidents().size();
        List<Integer> held =
                List.of(open, state.responders().size(), state.technicalAlerts().size());
        words.say(
                "完成：未结事件 " + held.get(0) + " 起，响应人员 " + held.get(1) + " 名，设备告警 " + held.get(2) + " 条；日志接在 "
                        + extent.end().upTo() + " 之后。现在启动调度: ./anling serve …",
                "done: " + held.get(0) + " open incidents, " + held.get(1) + " responders, " + held.get(2)
                        + " technical alerts; the log goes on after "
                        + extent.end().upTo() + ". Start the dispatchers now: ./anling serve ...");
        if (open != extent.open()) {
            words.say(
                    "注意：档案记为未结 " + extent.open() + " 起，与重建结果不符，请核对。",
                    "note: the record counts " + extent.open() + " open incidents; compare them with the pages");
        }
    }

    private int notEmpty(CentreId centre) {
        words.say(
                "拒绝：Redis 中呼叫中心 " + centre + " 的日志不是空的，重建从不覆盖已有数据。请核对 redis.url；"
                        + "确需重建时，先停止调度、等档案追平，再参照 docs/operations.md 移走这份日志。",
                "refused: the log of centre " + centre + " in Redis is not empty, and a rebuild never overwrites."
                        + " Check redis.url; if it must be, stop the dispatchers, let"
                        + " the record catch up, and move that log away as"
                        + " docs/operations.md says");
        return REFUSED;
    }

    private int held(CentreId centre) {
        words.say(
                "拒绝：呼叫中心 " + centre + " 的调度（或另一次重建）正持有租约。请停止所有调度进程，几秒后再运行一次。",
                "refused: a dispatcher of centre " + centre + " (or another rebuild) holds the lease. Stop every"
                        + " dispatcher, wait five seconds, and run it again");
        return REFUSED;
    }
}
