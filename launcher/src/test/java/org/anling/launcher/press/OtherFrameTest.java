package org.anling.launcher.press;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.List;
import org.anling.gateway.codec.Split;
import org.anling.gateway.codec.dc09.Dc09Frame;
import org.anling.gateway.codec.dc09.Dc09Splitter;
import org.anling.gateway.codec.gt06.Gt06Frame;
import org.anling.gateway.codec.gt06.Gt06Splitter;
import org.anling.gateway.codec.jt808.Jt808Frame;
import org.anling.gateway.codec.jt808.Jt808Splitter;
import org.junit.jupiter.api.Test;

class OtherFrameTest {
    private static final Instant AT = Instant.parse("2026-03-14T08:15:30Z");

    @Test
    void every_frame_is_whole_and_its_check_right_as_its_codec_sees_it() {
        Dc09Frame panel = found(Dc09Splitter.split(buffer(OtherFrame.DC09.of(AT).getFirst())));
        assertThat(panel.lengthMatches()).isTrue();
        assertThat(panel.account()).isEqualTo("DE30");
        List<String> fob = OtherFrame.GT06.of(AT);
        for (String frame : fob) {
            assertThat(found(Gt06Splitter.split(buffer(frame))))
                    .matches(Gt06Frame::checkMatches)
                    .matches(Gt06Frame::lengthMatches);
        }
        assertThat(OtherFrame.GT06.shown(fob.getFirst()))
                .as("the login of the reference")
                .isEqualTo("78780d0108612340500000100001a5550d0a");
        for (int second = 0; second < 300; second++) {
            String card = OtherFrame.JT808.of(AT.plusSeconds(second)).getFirst();
            assertThat(found(Jt808Splitter.split(buffer(card)))).matches(Jt808Frame::lengthMatches);
        }
    }

    @Test
    void an_answer_ends_where_its_protocol_says() {
        assertThat(OtherFrame.DC09.ends("\n94650013\"ACK\"0001L0#A1234[]")).isZero();
        assertThat(OtherFrame.DC09.ends("\n94650013\"ACK\"0001L0#A1234[]\r")).isEqualTo(29);
        String login = "xx\u0005\u0001\u0000\u0001\r\n";
        assertThat(OtherFrame.GT06.ends(login))
                .as("an end within the frame is none")
                .isZero();
        assertThat(OtherFrame.GT06.ends(login + "\r\n")).isEqualTo(10);
        assertThat(OtherFrame.JT808.ends("~")).isZero();
        assertThat(OtherFrame.JT808.ends("~a~")).isEqualTo(3);
        assertThat(OtherFrame.JT808.word()).isEqualTo("jt808");
    }

    private static ByteBuffer buffer(String frame) {
        return ByteBuffer.wrap(frame.getBytes(ISO_8859_1));
    }

    private static <F> F found(Split<F> split) {
        assertThat(split).isInstanceOf(Split.Found.class);
        return ((Split.Found<F>) split).frame();
    }
}
