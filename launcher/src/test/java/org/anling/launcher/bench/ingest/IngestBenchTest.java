package org.anling.launcher.bench.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.DefaultEventLoop;
import io.netty.channel.EventLoop;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The page of the benchmark, and whether its generator counts right. */
class IngestBenchTest {

    private final EventLoop loop = new DefaultEventLoop();

    @AfterEach
    void close() {
        loop.shutdownGracefully(0, 1, TimeUnit.SECONDS).syncUninterruptibly();
    }

    @Test
    void every_key_is_explained_in_the_page() throws IOException {
        String page = Files.readString(Path.of("..", "docs", "benchmarks.md"));
        IngestBench bench = new IngestBench(IngestPlan.FULL, List.of());
        assertThat(page).contains("## " + bench.name());
        assertThat(bench.keys())
                .contains("mqtt.ratioToRedis", "watch.ratioToRedis", "dc09.ratioToRedis")
                .doesNotHaveDuplicates()
                .allSatisfy(key -> assertThat(page).contains("`" + key + "`"));
    }

    @Test
    void no_slot_has_more_than_one_press_under_way() {
        Answering lane = new Answering(4);
        Slots slots = new Slots(loop, lane, 4);
        lane.slots.add(slots);
        Slots.Outcome flooded = slots.flood(Duration.ofMillis(60));
        assertThat(lane.most).isEqualTo(1);
        assertThat(flooded.timings().count()).isEqualTo(lane.written);
        assertThat(flooded.timings().share(0)).isGreaterThanOrEqualTo(1.9);
        assertThat(flooded.perSecond()).isBetween(40.0, 2_000.0);
    }

    @Test
    void an_even_pace_sends_as_many_as_are_due_and_counts_from_when_they_were_due() {
        Answering lane = new Answering(8);
        Slots slots = new Slots(loop, lane, 8);
        lane.slots.add(slots);
        Slots.Outcome paced = slots.pace(500, Duration.ofMillis(100));
        assertThat(lane.written).isEqualTo(50);
        assertThat(paced.timings().count()).isEqualTo(50);
        assertThat(paced.timings().share(0)).isGreaterThanOrEqualTo(1.9);
    }

    @Test
    void an_append_is_a_command_of_redis_with_the_lengths_of_what_it_holds() {
        Map<String, String> entry = new LinkedHashMap<>();
        entry.put("body", "{\"a\":\"老\"}");
        byte[] command = Speeches.appends(1, "s", List.of(entry)).frame().of(0, 0);
        assertThat(new String(command, StandardCharsets.UTF_8))
                .isEqualTo("*5\r\n$4\r\nXADD\r\n$1\r\ns\r\n$1\r\n*\r\n$4\r\nbody\r\n$11\r\n{\"a\":\"老\"}\r\n");
    }

    @Test
    void answers_are_counted_however_the_network_cuts_them() {
        Lanes.Answers watch = Speeches.watches(1).answers().get();
        assertThat(watch.count(latin("[3G*1*0002*AL][3G*1*00"))).isEqualTo(1);
        assertThat(watch.count(latin("02*AL][3G*1*0002*AL]"))).isEqualTo(2);
        Lanes.Answers mqtt = Speeches.mqtt(1).answers().get();
        assertThat(mqtt.count(latin("@\u0002\u0000"))).isZero();
        assertThat(mqtt.count(latin("\u0001@\u0002\u0000\u0002@"))).isEqualTo(2);
    }

    private static ByteBuf latin(String octets) {
        return Unpooled.copiedBuffer(octets, StandardCharsets.ISO_8859_1);
    }

    /** Acknowledges each press after two milliseconds, on the loop. */
    private final class Answering implements Slots.Lane {

        private final List<Slots> slots = new ArrayList<>();
        private final int[] underWay;
        private int written;
        private int most;

        Answering(int count) {
            underWay = new int[count];
        }

        @Override
        public void write(int slot) {
            written++;
            underWay[slot]++;
            most = Math.max(most, underWay[slot]);
            loop.schedule(
                    () -> {
                        underWay[slot]--;
                        slots.getFirst().acknowledged(slot);
                    },
                    2,
                    TimeUnit.MILLISECONDS);
        }

        @Override
        public void flush(int slot) {}
    }
}
