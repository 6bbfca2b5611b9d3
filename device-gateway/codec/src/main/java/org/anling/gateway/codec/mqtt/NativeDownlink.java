package org.anling.gateway.codec.mqtt;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.anling.contract.directory.CommandKind;
import org.anling.contract.entry.ContractJson;
import org.anling.gateway.codec.Bytes;
import org.anling.gateway.codec.DeviceCommand;

/** Payloads that go down: acknowledgements and commands. */
public final class NativeDownlink {

    private static final String BETWEEN = ".";

    private NativeDownlink() {}

    /** The application acknowledgement of alarms and events that are on disk. */
    public static Bytes ack(List<String> ids, Instant now) {
        Map<String, Object> ack = new LinkedHashMap<>();
        ack.put("ids", ids);
        ack.put("ts", now);
        return Bytes.ofUtf8(ContractJson.encode(ack));
    }

    /**
     * A command. Its id begins with its kind, which so comes back with the reply.
     *
     * @param ttl after which the device must not carry it out any more
     */
    public static Bytes command(String id, DeviceCommand command, Duration ttl) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("v", 1);
        json.put("id", command.kind().name() + BETWEEN + id);
        json.put("cmd", name(command));
        json.put("args", arguments(command));
        json.put("ttl", ttl.toSeconds());
        return Bytes.ofUtf8(ContractJson.encode(json));
    }

    /** Which kind of command an id was given to. */
    static Optional<CommandKind> kind(String id) {
        int between = id.indexOf(BETWEEN);
        return Arrays.stream(CommandKind.values())
                .filter(kind -> between > 0 && kind.name().equals(id.substring(0, between)))
                .findFirst();
    }

    private static String name(DeviceCommand command) {
        return switch (command) {
            case DeviceCommand.Text _ -> "text";
            case DeviceCommand.Lamp _ -> "lamp";
            case DeviceCommand.Call _ -> "call";
            case DeviceCommand.Locate _ -> "locate";
            case DeviceCommand.Find _ -> "find";
            case DeviceCommand.Say _ -> "say";
            case DeviceCommand.SosNumbers _ -> "set_sos_numbers";
            case DeviceCommand.Interval _ -> "set_interval";
            case DeviceCommand.Restart _ -> "reboot";
        };
    }

    private static Map<String, Object> arguments(DeviceCommand command) {
        return switch (command) {
            case DeviceCommand.Text text -> ordered("code", text.code(), "text", text.text());
            case DeviceCommand.Lamp lamp -> Map.of("state", lamp.state().word());
            case DeviceCommand.Call call -> Map.of("number", call.number());
            case DeviceCommand.Locate _ -> Map.of();
            case DeviceCommand.Find _, DeviceCommand.Restart _ -> Map.of();
            case DeviceCommand.Say say -> Map.of("text", say.text());
            case DeviceCommand.SosNumbers sos -> Map.of("numbers", sos.numbers());
            case DeviceCommand.Interval interval ->
                Map.of("seconds", interval.every().toSeconds());
        };
    }

    private static Map<String, Object> ordered(String first, String value, String second, String other) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put(first, value);
        map.put(second, other);
        return map;
    }
}
