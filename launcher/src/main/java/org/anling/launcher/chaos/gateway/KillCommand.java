package org.anling.launcher.chaos.gateway;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.OptionalInt;
import org.anling.journal.JournalConfig;
import org.anling.journal.RedisJournal;
import org.anling.journal.embedded.EmbeddedRedis;
import org.anling.launcher.Words;
import org.anling.launcher.wiring.Closing;

/** {@code ./anling chaos --gateway}: prints as it goes, then a table. */
public final class KillCommand {

    private final Words words;

    public KillCommand(Words words) {
        this.words = words;
    }

    /** Returns the exit code: 1 if a promise was broken. */
    public int run(int kills, long seed) {
        try (Closing closing = new Closing()) {
            Path folder = Files.createTempDirectory("anling-chaos-gateway");
            words.say(
                    "真实进程：一个网关、一个调度、一个 Redis，五种协议各四台终端；报警途中强杀网关 " + kills + " 次，种子 " + seed + "，日志 " + folder,
                    "real processes: a gateway, a dispatcher, a Redis, four devices of each of five protocols; the"
                            + " gateway is killed " + kills + " times amid presses, seed " + seed + ", logs in "
                            + folder);
            EmbeddedRedis redis =
                    closing.add("redis", EmbeddedRedis.start(folder.resolve("redis"), OptionalInt.empty()));
            RedisJournal journal =
                    closing.add("journal", RedisJournal.open(JournalConfig.of(redis.uri()), new SimpleMeterRegistry()));
            KillScript script = KillScript.of(kills, seed);
            KillRun run =
                    closing.add("run", new KillRun(redis, journal, folder, script, line -> words.say(line, line)));
            // Stopped by hand, the processes must not stay.
            Runtime.getRuntime().addShutdownHook(new Thread(closing::close, "chaos-stop"));
            KillResult result = run.run();
            print(result);
            return result.isKept() ? 0 : 1;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return 1;
        }
    }

    private void print(KillResult result) {
        line("强杀次数", "kills", String.valueOf(result.kills().size()));
        line("其中已落盘而终端未知时", "of them, with a press on disk and not acknowledged", String.valueOf(result.between()));
        line(
                "强杀时：已应答 / 已落盘未应答 / 均无",
                "presses then: acknowledged / on disk / neither",
                sum(result, 0) + " / " + sum(result, 1) + " / " + sum(result, 2));
        line("报警总数 / 终端未得应答", "presses / never acknowledged", result.presses() + " / " + result.unanswered());
        line("丢失 / 重复", "lost / doubled", result.lost() + " / " + result.doubled());
        for (KillResult.Suffered suffered : result.troubles()) {
            line(
                    "存储故障 " + suffered.trouble() + "：报警 / 期间应答 / 重新连接",
                    "store " + suffered.trouble() + ": presses / acknowledged / reconnected",
                    suffered.presses() + " / " + suffered.acknowledged() + " / " + suffered.reconnected());
        }
        words.say(result.isKept() ? "全部兑现" : "有承诺未兑现", result.isKept() ? "every promise kept" : "a promise was broken");
    }

    private static long sum(KillResult result, int what) {
        return result.kills().stream()
                .mapToLong(kill -> new long[] {kill.answered(), kill.stored(), kill.neither()}[what])
                .sum();
    }

    private void line(String zh, String en, String value) {
        words.say(
                String.format(Locale.ROOT, "  %s: %s", zh, value), String.format(Locale.ROOT, "  %-62s %s", en, value));
    }
}
