package org.anling.gateway.server.tcp;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.embedded.EmbeddedChannel;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.anling.gateway.server.meters.GatewayMeters;
import org.junit.jupiter.api.Test;

class ProtocolSnifferTest {

    private static final Map<String, String> FIRST = Map.of(
            "watch", "[3G*3405000001*000C*LK,2310,4,63]",
            "dc09", "\n7D240014\"NULL\"0001L0#A1234[]\r",
            "gt06", latin("78780d0108612340500000100001a5550d0a"),
            "gt06 long", latin("79790020940a0861234050000010046000123456789089860012345678901234000b80fe0d0a"),
            "jt808", latin("7e000200000123456789010003897e"));

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final StringBuilder heard = new StringBuilder();

    @Test
    void every_protocol_is_known_by_its_first_bytes_and_gets_all_of_them_wherever_they_are_cut() {
        FIRST.forEach((name, frame) -> {
            for (int cut = 0; cut <= frame.length(); cut++) {
                heard.setLength(0);
                EmbeddedChannel channel = open();
                write(channel, frame.substring(0, cut));
                write(channel, frame.substring(cut));
                assertThat(heard).as(name + " cut at " + cut).hasToString(name.split(" ")[0] + ":" + frame);
                assertThat(channel.isOpen()).isTrue();
            }
        });
    }

    @Test
    void a_byte_at_a_time_is_enough() {
        FIRST.forEach((name, frame) -> {
            heard.setLength(0);
            EmbeddedChannel channel = open();
            frame.chars().forEach(octet -> write(channel, String.valueOf((char) octet)));
            assertThat(heard).as(name).hasToString(name.split(" ")[0] + ":" + frame);
        });
    }

    @Test
    void a_line_feed_is_dc09_only_with_its_header_behind_it() {
        String check = latin("5b7e");
        String[][] said = {
            {"watch", "\r\n[3G*3405000001*0002*LK]"},
            {"watch", "\n[30*3405000001*0002*LK]"},
            {"jt808", "\n" + FIRST.get("jt808")},
            {"gt06", "\n" + FIRST.get("gt06")},
            {"dc09", "\r\n\n7D240014\"NULL\"0001L0#A1234[]\r"},
            {"dc09", "\n" + check + "0014\"NULL\"0001L0#A1234[]\r"},
            {"dc09", "\n" + latin("0a20") + "0014\"NULL\"0001L0#A1234[]\r"},
        };
        for (String[] one : said) {
            heard.setLength(0);
            EmbeddedChannel channel = open();
            one[1].chars().forEach(octet -> write(channel, String.valueOf((char) octet)));
            assertThat(heard).as(one[1]).hasToString(one[0] + ":" + one[1]);
        }
    }

    @Test
    void what_no_protocol_begins_with_is_closed_at_once() {
        for (String first : List.of("GET / HTTP/1.1", "\n7D24X", "\nHello, world", latin("7879"), latin("160301"))) {
            EmbeddedChannel channel = open();
            write(channel, first);
            assertThat(channel.isOpen()).as(first).isFalse();
        }
        assertThat(heard).isEmpty();
        assertThat(meters.get("anling.gateway.malformed")
                        .tag("reason", "unknown-protocol")
                        .counter()
                        .count())
                .isEqualTo(5);
    }

    @Test
    void who_never_says_what_it_speaks_is_not_waited_for() {
        for (String first : List.of("", " ", "\n", "\n7D24", latin("78"))) {
            EmbeddedChannel channel = open();
            channel.freezeTime();
            write(channel, first);
            channel.advanceTimeBy(29, TimeUnit.SECONDS);
            channel.runScheduledPendingTasks();
            assertThat(channel.isOpen()).isTrue();
            channel.advanceTimeBy(2, TimeUnit.SECONDS);
            channel.runScheduledPendingTasks();
            assertThat(channel.isOpen()).as("'" + first + "'").isFalse();
        }
        EmbeddedChannel decided = open();
        decided.freezeTime();
        write(decided, "[");
        decided.advanceTimeBy(60, TimeUnit.SECONDS);
        decided.runScheduledPendingTasks();
        assertThat(decided.isOpen()).as("a protocol has patience of its own").isTrue();
    }

    @Test
    void blanks_are_no_conversation() {
        EmbeddedChannel channel = open();
        for (int i = 0; i < ProtocolSniffer.MOST_BLANKS; i++) {
            write(channel, "\n");
        }
        assertThat(channel.isOpen()).isTrue();
        write(channel, " ");
        assertThat(channel.isOpen()).isFalse();
    }

    private EmbeddedChannel open() {
        List<TcpProtocol> table = List.of(
                row("dc09", FirstBytes::dc09),
                row("watch", FirstBytes::watch),
                row("gt06", FirstBytes::gt06),
                row("jt808", FirstBytes::jt808));
        return new EmbeddedChannel(new ProtocolSniffer(table, 1, Duration.ofSeconds(30), new GatewayMeters(meters)));
    }

    private TcpProtocol row(String name, Function<ByteBuf, TcpProtocol.Recognition> recognise) {
        return new TcpProtocol() {
            @Override
            public String name() {
                return name;
            }

            @Override
            public Recognition recognise(ByteBuf first) {
                return recognise.apply(first);
            }

            @Override
            public ChannelHandler handler(long number) {
                heard.append(name).append(':');
                return new Listening(heard);
            }
        };
    }

    private static void write(EmbeddedChannel channel, String bytes) {
        if (!bytes.isEmpty()) {
            channel.writeInbound(Unpooled.copiedBuffer(bytes, ISO_8859_1));
        }
    }

    private static String latin(String hex) {
        return new String(HexFormat.of().parseHex(hex), ISO_8859_1);
    }

    /** Writes down what the protocol's own handler is given. */
    private static final class Listening extends ChannelInboundHandlerAdapter {
        private final StringBuilder heard;

        Listening(StringBuilder heard) {
            this.heard = heard;
        }

        @Override
        public void channelRead(ChannelHandlerContext ctx, Object message) {
            if (message instanceof ByteBuf bytes) {
                heard.append(bytes.toString(ISO_8859_1));
                bytes.release();
            }
        }
    }
}
