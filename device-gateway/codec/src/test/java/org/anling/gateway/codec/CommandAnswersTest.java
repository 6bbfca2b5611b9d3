package org.anling.gateway.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.anling.contract.directory.CommandKind;
import org.anling.contract.directory.CommandState;
import org.anling.contract.id.DeviceId;
import org.anling.gateway.codec.DeviceCommand.LampState;
import org.anling.gateway.codec.gt06.Gt06Commands;
import org.anling.gateway.codec.mqtt.NativeDecoder;
import org.anling.gateway.codec.mqtt.NativeDownlink;
import org.anling.gateway.codec.mqtt.NativeMessage;
import org.anling.gateway.codec.mqtt.NativeTopics;
import org.anling.gateway.codec.watch.WatchAddress;
import org.anling.gateway.codec.watch.WatchCommands;
import org.anling.gateway.codec.watch.WatchDecoder;
import org.anling.gateway.codec.watch.WatchFrame;
import org.anling.gateway.codec.watch.WatchMessage;
import org.anling.gateway.codec.watch.WatchSplitter;
import org.junit.jupiter.api.Test;

/** What can be asked in which protocol, and how the answer finds its way back. */
class CommandAnswersTest {

    private static final Instant NOW = Instant.parse("2026-03-14T08:15:30Z");
    private static final Map<CommandKind, List<String>> ARGS = new EnumMap<>(Map.of(
            CommandKind.LOCATE, List.of(),
            CommandKind.CALL, List.of("+86 (010) 5550-1200"),
            CommandKind.TEXT, List.of("吃药"),
            CommandKind.SAY, List.of("吃药"),
            CommandKind.LAMP, List.of("off"),
            CommandKind.SOS_NUMBERS, List.of("13800000001", "13800000002"),
            CommandKind.INTERVAL, List.of("300"),
            CommandKind.FIND, List.of(),
            CommandKind.RESTART, List.of()));

    @Test
    void what_a_protocol_is_said_to_know_is_what_it_has_words_for() {
        WatchAddress watch = address();
        assertThat(known(command -> WatchCommands.encode(watch, command))).isEqualTo(CommandKind.of("watch-3g"));
        assertThat(known(Gt06Commands::text)).isEqualTo(CommandKind.of("gt06"));
        assertThat(known(command -> Optional.of(NativeDownlink.command("c", command, Duration.ofMinutes(1)))))
                .isEqualTo(CommandKind.of("mqtt"));
        assertThat(CommandKind.of("sia-dc09")).isEmpty();
    }

    @Test
    void a_command_is_of_the_kind_it_was_queued_as() {
        ARGS.forEach(
                (kind, args) -> assertThat(DeviceCommand.of(kind, args).kind()).isEqualTo(kind));
        assertThatThrownBy(() -> DeviceCommand.of(CommandKind.INTERVAL, List.of("5")))
                .isInstanceOf(RuntimeException.class);
        assertThatThrownBy(() -> DeviceCommand.of(CommandKind.SOS_NUMBERS, List.of("1", "nobody")))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> DeviceCommand.of(CommandKind.LAMP, List.of("green")))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(DeviceCommand.of(CommandKind.LAMP, List.of("off"))).isEqualTo(new DeviceCommand.Lamp(LampState.OFF));
    }

    @Test
    void a_watch_is_told_in_its_words_and_its_echo_says_that_it_has_them() {
        assertThat(content(CommandKind.SOS_NUMBERS)).endsWith("*SOS,13800000001,13800000002,]");
        assertThat(content(CommandKind.INTERVAL)).endsWith("*UPLOAD,300]");
        assertThat(content(CommandKind.RESTART)).endsWith("*RESET]");
        assertThat(echo("UPLOAD")).contains(new CommandAnswer(CommandKind.INTERVAL, CommandState.ACCEPTED, ""));
        assertThat(echo("CR")).contains(new CommandAnswer(CommandKind.LOCATE, CommandState.ACCEPTED, ""));
        assertThat(echo("LZ")).isEmpty();
        assertThat(echo("LK")).isEmpty();
    }

    @Test
    void a_button_gives_the_id_back_in_which_the_kind_is() {
        String sent = NativeDownlink.command(
                        "7", DeviceCommand.of(CommandKind.RESTART, List.of()), Duration.ofMinutes(1))
                .readable();
        assertThat(sent).contains("\"id\":\"RESTART.7\"", "\"cmd\":\"reboot\"");
        assertThat(reply("RESTART.7", "accepted"))
                .contains(new CommandAnswer(CommandKind.RESTART, CommandState.ACCEPTED, ""));
        assertThat(reply("LOCATE.8", "done")).contains(new CommandAnswer(CommandKind.LOCATE, CommandState.DONE, ""));
        assertThat(reply("SAY.9", "failed")).contains(new CommandAnswer(CommandKind.SAY, CommandState.FAILED, ""));
        assertThat(reply("9", "done")).isEmpty();
        assertThat(reply("SAY.9", "maybe")).isEmpty();
    }

    @Test
    void a_tracker_gives_the_flag_back_in_which_the_kind_is() {
        for (CommandKind kind : CommandKind.of("gt06")) {
            long flag = Gt06Commands.flag(kind, 0xFF_123456L);
            assertThat(flag).isBetween(0L, 0xFFFF_FFFFL);
            assertThat(Gt06Commands.kind(flag)).contains(kind);
        }
        assertThat(Gt06Commands.kind(5)).isEmpty();
    }

    private static Set<CommandKind> known(Function<DeviceCommand, Optional<?>> encoder) {
        EnumSet<CommandKind> known = EnumSet.noneOf(CommandKind.class);
        ARGS.forEach((kind, args) -> {
            if (encoder.apply(DeviceCommand.of(kind, args)).isPresent()) {
                known.add(kind);
            }
        });
        return known;
    }

    private static String content(CommandKind kind) {
        DeviceCommand command = DeviceCommand.of(kind, ARGS.getOrDefault(kind, List.of()));
        return WatchCommands.encode(address(), command).orElseThrow().latin();
    }

    private static WatchAddress address() {
        return new WatchAddress("3G", "3405000001", null);
    }

    private static Optional<CommandAnswer> echo(String keyword) {
        return Optional.ofNullable(message(keyword).uplink().answer());
    }

    private static WatchMessage message(String keyword) {
        String frame = "[3G*3405000001*%04X*%s]".formatted(keyword.length(), keyword);
        Split<WatchFrame> split =
                WatchSplitter.split(ByteBuffer.wrap(frame.getBytes(StandardCharsets.US_ASCII)), WatchSplitter.LIMIT);
        return switch (WatchDecoder.decode(((Split.Found<WatchFrame>) split).frame(), NOW)) {
            case Decoded.Message<WatchMessage>(WatchMessage read) -> read;
            case Decoded.Malformed<WatchMessage> bad -> throw new AssertionError(bad.defect());
        };
    }

    private static Optional<CommandAnswer> reply(String id, String state) {
        Bytes payload = Bytes.ofUtf8("{\"v\":1,\"id\":\"%s\",\"state\":\"%s\",\"err\":null}".formatted(id, state));
        return switch (NativeDecoder.decode(new DeviceId("b-1"), NativeTopics.Up.REPLY, payload, NOW)) {
            case Decoded.Message<NativeMessage>(NativeMessage read) ->
                Optional.ofNullable(read.uplink().answer());
            case Decoded.Malformed<NativeMessage> bad -> throw new AssertionError(bad.defect());
        };
    }
}
