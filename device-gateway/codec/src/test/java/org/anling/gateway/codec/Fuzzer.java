package org.anling.gateway.codec;

import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.anling.gateway.codec.dc09.Dc09Fuzz;
import org.anling.gateway.codec.gt06.Gt06Fuzz;
import org.anling.gateway.codec.jt808.Jt808Fuzz;
import org.anling.gateway.codec.mqtt.MqttFuzz;
import org.anling.gateway.codec.watch.WatchFuzz;

/** What can be fuzzed: splitter and decoder of each protocol. */
public enum Fuzzer {
    WATCH(WatchFuzz.class, WatchFuzz::fuzzerTestOneInput, WatchFuzz::seeds),
    DC09(Dc09Fuzz.class, Dc09Fuzz::fuzzerTestOneInput, Dc09Fuzz::seeds),
    GT06(Gt06Fuzz.class, Gt06Fuzz::fuzzerTestOneInput, Gt06Fuzz::seeds),
    JT808(Jt808Fuzz.class, Jt808Fuzz::fuzzerTestOneInput, Jt808Fuzz::seeds),
    MQTT(MqttFuzz.class, MqttFuzz::fuzzerTestOneInput, MqttFuzz::seeds);

    private final Class<?> target;
    private final Consumer<byte[]> check;
    private final Supplier<List<byte[]>> seeds;

    Fuzzer(Class<?> target, Consumer<byte[]> check, Supplier<List<byte[]>> seeds) {
        this.target = target;
        this.check = check;
        this.seeds = seeds;
    }

    /** As it is typed, for example {@code dc09}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The class whose {@code fuzzerTestOneInput} is called. */
    public Class<?> target() {
        return target;
    }

    /** Runs one input; throws what was found. */
    public void run(byte[] input) {
        check.accept(input);
    }

    /** Inputs to begin with, made of the example frames. */
    public List<byte[]> seeds() {
        return seeds.get();
    }
}
