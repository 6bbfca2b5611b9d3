package org.anling.simulation.fleet.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.anling.simulation.district.map.GeoPoint;
import org.junit.jupiter.api.Test;

/** The example frames of the protocol pages, byte for byte, as far as devices send them. */
class WireTest {

    private static final Instant AT = Instant.parse("2026-03-14T08:15:30Z");
    private static final GeoPoint PLACE = new GeoPoint(39.8822, 116.4066);

    @Test
    void a_watch_writes_the_frames_of_its_page() {
        assertThat(WatchFrames.frame("3405000001", "LK,2310,4,63")).isEqualTo("[3G*3405000001*000C*LK,2310,4,63]");
        assertThat(WatchFrames.content("[3G*3405000001*0002*LK]")).isEqualTo("LK");
        assertThat(WatchFrames.content("[3G*34]")).isEmpty();
        assertThat(WatchFrames.keyword("LK,2310,4,63")).isEqualTo("LK");
    }

    @Test
    void a_panel_writes_the_frames_of_its_page() {
        assertThat(PanelFrames.linkTest("A1234", 1)).isEqualTo("\n7D240014\"NULL\"0001L0#A1234[]\r");
        assertThat(PanelFrames.acknowledgement("A1234", 2)).isEqualTo("\nD06A0013\"ACK\"0002L0#A1234[]\r");
        assertThat(PanelFrames.event("A1234", 3, "Nri1/QA003^Pendant Bathroom^", AT.plusSeconds(10)))
                .isEqualTo("\nEEBC004E\"SIA-DCS\"0003L0#A1234[#A1234|Nri1/QA003^Pendant Bathroom^]"
                        + "_08:15:40,03-14-2026\r");
        String answer = PanelFrames.acknowledgement("A1234", 42);
        assertThat(PanelFrames.word(answer)).isEqualTo("ACK");
        assertThat(PanelFrames.sequence(answer)).isEqualTo(42);
        assertThat(PanelFrames.word("\nA1EC0025\"NAK\"0000R0L0A0[]_08:17:30,03-14-2026\r"))
                .isEqualTo("NAK");
        assertThat(PanelFrames.word("nonsense\r")).isEmpty();
    }

    @Test
    void a_tracker_writes_the_frames_of_its_page() {
        assertThat(hex(TrackerFrames.login("861234050000010", 1))).isEqualTo("78780D0108612340500000100001A5550D0A");
        assertThat(hex(TrackerFrames.heartbeat(2))).isEqualTo("78780A1344040300020002B7C50D0A");
        assertThat(hex(TrackerFrames.acknowledgement(TrackerFrames.ALARM, 5))).isEqualTo("78780526000510C60D0A");
        assertThat(hex(TrackerFrames.alarm(PLACE, TrackerFrames.SOS, AT.plusSeconds(30), 5)))
                .as("as on its page but for the bits of the state, which say nothing, and the check")
                .startsWith("787825261A030E081000C9044765B80C7D33E80014000901CC002530000E574403040102" + "0005");
        String command = Octets.of("787812800a000000115748455245230002000187af0d0a");
        assertThat(TrackerFrames.end(command)).isEqualTo(command.length());
        assertThat(TrackerFrames.number(command)).isEqualTo(TrackerFrames.COMMAND);
        assertThat(TrackerFrames.flag(command)).isEqualTo("00000011");
        assertThat(hex(TrackerFrames.answer("00000011", "Lat:N39.882200,Lon:E116.406600", 10)))
                .isEqualTo(
                        "797900282100000011014C61743A4E33392E3838323230302C4C6F6E3A453131362E343036363030000A57A40D0A");
    }

    @Test
    void a_terminal_writes_the_frames_of_its_page() {
        String phone = "012345678901";
        assertThat(hex(TerminalFrames.authenticate(phone, 2, "7f3a9c21")))
                .isEqualTo("7E0102000801234567890100023766336139633231DB7E");
        assertThat(hex(TerminalFrames.heartbeat(phone, 3))).isEqualTo("7E000200000123456789010003897E");
        assertThat(hex(TerminalFrames.registered(phone, 0, 1, "7f3a9c21")))
                .isEqualTo("7E8100000B01234567890100000001003766336139633231597E");
    }

    @Test
    void what_the_platform_says_is_read_escaped_or_not() {
        TerminalFrames.Down code =
                TerminalFrames.read(Octets.of("7e8100000b01234567890100000001003766336139633231597e"));
        assertThat(code.id()).isEqualTo(TerminalFrames.REGISTERED);
        assertThat(code.about()).isEqualTo(1);
        assertThat(code.result()).isZero();
        assertThat(code.code()).isEqualTo("7f3a9c21");
        TerminalFrames.Down fine = TerminalFrames.read(Octets.of("7e80010005012345678901000100020102000c7e"));
        assertThat(fine.about()).isEqualTo(2);
        assertThat(fine.result()).isZero();
        for (int serial = 0; serial < 0x200; serial++) {
            TerminalFrames.Down any =
                    TerminalFrames.read(TerminalFrames.confirmed("012345678901", serial, serial, 0x7D7E, 1));
            assertThat(any.about()).isEqualTo(serial);
            assertThat(any.result()).isEqualTo(1);
        }
        assertThat(TerminalFrames.read("~a~").id()).isZero();
    }

    @Test
    void pieces_make_whole_frames_and_nonsense_does_not_fill_the_memory() {
        Pieces pieces = new Pieces(WatchFrames::end);
        assertThat(pieces.take("[3G*1*0002*LK][3G*1*00")).containsExactly("[3G*1*0002*LK]");
        assertThat(pieces.take("02*AL]")).containsExactly("[3G*1*0002*AL]");
        assertThat(pieces.take("x".repeat(5_000))).isEmpty();
        assertThat(pieces.take("]")).containsExactly("]");
    }

    private static String hex(String frame) {
        return Octets.hex(frame).toUpperCase(java.util.Locale.ROOT);
    }
}
