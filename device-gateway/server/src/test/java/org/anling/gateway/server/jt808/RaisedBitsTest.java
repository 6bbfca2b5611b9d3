package org.anling.gateway.server.jt808;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.HexFormat;
import java.util.Map;
import org.anling.contract.id.DeviceId;
import org.anling.gateway.codec.Split;
import org.anling.gateway.codec.jt808.Jt808Frame;
import org.anling.gateway.codec.jt808.Jt808Levels;
import org.anling.gateway.codec.jt808.Jt808Splitter;
import org.junit.jupiter.api.Test;

class RaisedBitsTest {

    private static final DeviceId CARD = new DeviceId("012345678901");
    private static final Jt808Frame SOS = frame("7e020000300123456789010005000000010004000202608dd806f03948002c0000"
            + "00002603141616003001173101095602063f54080102005e100001c3b47e");
    private static final Jt808Frame HEARTBEAT = frame("7e000200000123456789010003897e");

    private final RaisedBits raised = new RaisedBits(2);

    @Test
    void the_message_that_turned_on_the_newest_bit_is_the_one_to_confirm() {
        raised.note(CARD, new Jt808Levels(Map.of(0, "a")), SOS);
        raised.note(CARD, new Jt808Levels(Map.of(0, "a")), HEARTBEAT);
        RaisedBits.Raised on = raised.find(CARD).orElseThrow();
        assertThat(on.alarm().serial()).isEqualTo(5);
        assertThat(on.alarm().body().length()).as("kept without its body").isZero();
        assertThat(on.bits()).isEqualTo(1);
        raised.note(CARD, new Jt808Levels(Map.of(0, "a", 31, "b")), HEARTBEAT);
        assertThat(raised.find(CARD).orElseThrow().alarm().serial()).isEqualTo(3);
        assertThat(raised.find(CARD).orElseThrow().bits()).isEqualTo(0x8000_0001L);
        raised.note(CARD, Jt808Levels.NONE, HEARTBEAT);
        assertThat(raised.find(CARD)).isEmpty();
        assertThat(raised.levels(CARD)).isEqualTo(Jt808Levels.NONE);
    }

    @Test
    void only_so_many_devices_are_remembered_and_who_is_silent_longest_is_forgotten() {
        for (int i = 0; i < 3; i++) {
            raised.note(new DeviceId("d" + i), new Jt808Levels(Map.of(0, "a")), SOS);
            raised.levels(new DeviceId("d0"));
        }
        assertThat(raised.count()).isEqualTo(2);
        assertThat(raised.levels(new DeviceId("d1"))).isEqualTo(Jt808Levels.NONE);
        assertThat(raised.levels(new DeviceId("d0"))).isNotEqualTo(Jt808Levels.NONE);
    }

    private static Jt808Frame frame(String hex) {
        Split<Jt808Frame> split =
                Jt808Splitter.split(ByteBuffer.wrap(HexFormat.of().parseHex(hex)));
        assertThat(split).isInstanceOf(Split.Found.class);
        return ((Split.Found<Jt808Frame>) split).frame();
    }
}
