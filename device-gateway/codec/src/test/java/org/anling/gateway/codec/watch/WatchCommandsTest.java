package org.anling.gateway.codec.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.anling.gateway.codec.Bytes;
import org.anling.gateway.codec.DeviceCommand;
import org.junit.jupiter.api.Test;

class WatchCommandsTest {

    private static final WatchAddress WATCH = new WatchAddress("3G", "3405000001", null);

    @Test
    void commands_are_the_bytes_of_the_reference() {
        assertThat(down(new DeviceCommand.Text("call", "请接电话"))).isEqualTo(Frames.golden("dl_MESSAGE"));
        assertThat(down(new DeviceCommand.Call("01012345678"))).isEqualTo(Frames.golden("dl_CALL"));
        assertThat(down(new DeviceCommand.Call("(010) 1234-5678")))
                .as("as people write it")
                .isEqualTo(Frames.golden("dl_CALL"));
        assertThat(down(new DeviceCommand.Locate())).isEqualTo(Frames.golden("dl_CR"));
        assertThat(down(new DeviceCommand.Find())).isEqualTo(Frames.golden("dl_FIND"));
    }

    @Test
    void a_watch_has_no_lamp() {
        assertThat(WatchCommands.encode(WATCH, new DeviceCommand.Lamp(DeviceCommand.LampState.TAKEN)))
                .isEmpty();
    }

    /** Listening in is not built: a call rings, and nothing else opens a microphone. */
    @Test
    void no_command_opens_a_microphone_silently() {
        assertThat(java.util.Arrays.stream(DeviceCommand.class.getPermittedSubclasses())
                        .map(Class::getSimpleName))
                .as("what can be said to a device at all")
                .containsExactlyInAnyOrder(
                        "Text", "Say", "Call", "Locate", "Find", "Lamp", "SosNumbers", "Interval", "Restart");
        assertThat(down(new DeviceCommand.Call("120")))
                .as("the call that rings")
                .contains("*CALL,")
                .doesNotContain("MONITOR");
    }

    @Test
    void an_index_goes_back_with_every_frame() {
        WatchAddress indexed = new WatchAddress("ZJ", "3405000001", "0021");
        assertThat(WatchCommands.encode(indexed, new DeviceCommand.Locate()).map(Bytes::latin))
                .contains("[ZJ*3405000001*0021*0002*CR]");
    }

    @Test
    void no_number_can_smuggle_another_command() {
        assertThatThrownBy(() -> new DeviceCommand.Call("1]\r\n[3G*1*0008*POWEROFF"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static String down(DeviceCommand command) {
        return WatchCommands.encode(WATCH, command).map(Bytes::latin).orElse("");
    }
}
