package org.anling.launcher.chaos;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.function.ToLongFunction;
import org.anling.journal.JournalConfig;
import org.anling.journal.RedisJournal;
import org.anling.journal.embedded.EmbeddedRedis;
import org.anling.launcher.Arguments;
import org.anling.launcher.Words;
import org.anling.launcher.chaos.gateway.KillCommand;
import org.anling.launcher.settings.BadSetting;
import org.anling.launcher.wiring.Closing;

/** {@code ./anling chaos [--gateway] [--kills N] [--seed N]}: prints as it goes, then a table; ends with 1 if a promise was broken. */
public final class ChaosCommand {
    private static final int KILLS = 50;
    private static final int GATEWAY_KILLS = 200;
    private static final long SEED = 20261121;

    private final Arguments arguments;
    private final Words words;

    public ChaosCommand(Arguments arguments, Words words) {
        this.arguments = arguments;
        this.words = words;
    }

    /** Returns the exit code. */
    public int run() {
        if (arguments.words().contains("gateway")) {
            return new KillCommand(words).run((int) number("kills", GATEWAY_KILLS), number("seed", SEED));
        }
        int kills = (int) number("kills", KILLS);
        long seed = number("seed", SEED);
        try (Closing closing = new Closing()) {
            Path folder = Files.createTempDirectory("anling-chaos");
            words.say(
                    "真实进程：两个调度、一个 Redis，每秒 200 起报警；强杀或暂停 " + kills + " 次，种子 " + seed + "，日志 " + folder,
                    "real processes: two dispatchers, one Redis, 200 alarms a second; " + kills
                            + " kills and pauses, seed " + seed + ", logs in " + folder);
            EmbeddedRedis redis =
                    closing.add("redis", EmbeddedRedis.start(folder.resolve("redis"), OptionalInt.empty()));
            RedisJournal journal =
                    closing.add("journal", RedisJournal.open(JournalConfig.of(redis.uri()), new SimpleMeterRegistry()));
            Script script = Script.of(kills, seed);
            ChaosRun run =
                    closing.add("run", new ChaosRun(redis, journal, folder, script, line -> words.say(line, line)));
            // Stopped by hand, the dispatchers must not stay.
            Runtime.getRuntime().addShutdownHook(new Thread(closing::close, "chaos-stop"));
            ChaosResult result = run.run();
            print(result);
            return result.isKept() ? 0 : 1;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void print(ChaosResult result) {
        line(
                "强杀 / 暂停 / Redis 停顿",
                "kills / pauses / stalls of Redis",
                result.kills() + " / " + result.pauses() + " / " + result.stalls());
        line("已落盘的报警", "alarms on disk", String.valueOf(result.alarms()));
        line("丢失 / 重复", "lost / doubled", result.lost() + " / " + result.doubled());
        line("停顿引起的换主", "takeovers by a stall", String.valueOf(result.takeoversByStall()));
        line("读者发现的断档", "gaps that a reader met", String.valueOf(result.gaps()));
        line("无故换主", "takeovers by itself", String.valueOf(result.takeoversByItself()));
        line(
                "醒来后转为备用 / 其中提交被拒",
                "woken writers that stood by / commits refused",
                result.woken() + " / " + result.fencedCommits());
        line("每秒报警", "alarms a second", String.format(Locale.ROOT, "%.0f", result.alarmsASecond()));
        line("其中：到获得租约", "of it: until the lease was taken", both(result, Strike::leaseMillis));
        line(
                "其中：状态、积压、首个派单",
                "of it: state, backlog, first offer",
                both(result, strike -> strike.own().toMillis()));
        line(
                "强杀到首个派单 p50 / p99（毫秒）",
                "kill to first offer, p50 / p99 in ms",
                both(result, Strike::offerMillis) + "  (< " + ChaosResult.LIMIT_MILLIS + ")");
        words.say(result.isKept() ? "全部兑现" : "有承诺未兑现", result.isKept() ? "every promise kept" : "a promise was broken");
    }

    private static String both(ChaosResult result, ToLongFunction<Strike> millis) {
        return result.percentile(50, millis) + " / " + result.percentile(99, millis);
    }

    private void line(String zh, String en, String value) {
        words.say(
                String.format(Locale.ROOT, "  %s: %s", zh, value), String.format(Locale.ROOT, "  %-46s %s", en, value));
    }

    /** Options of this command arrive as words of the form {@code name=value}. */
    private long number(String name, long otherwise) {
        List<String> given = arguments.words().stream()
                .filter(word -> word.startsWith(name + "="))
                .toList();
        try {
            return given.isEmpty() ? otherwise : Long.parseLong(given.getLast().substring(name.length() + 1));
        } catch (NumberFormatException e) {
            throw new BadSetting("--" + name + ": write a whole number, for example: ./anling chaos --" + name + " 10");
        }
    }
}
