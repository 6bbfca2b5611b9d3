package org.anling.gateway.codec.mqtt;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.anling.contract.entry.ContractJson;
import org.anling.gateway.codec.Bytes;
import org.anling.gateway.codec.DeviceCommand;

/** Payloads that go down: acknowledgements and commands. */
public final class NativeDownlink {

    private NativeDownlink() {}

    /** The application acknowledgement of alarms and events that are on disk. */
    public static Bytes ack(List<String> ids, Instant now) {
        Map<String, Object> ack = new LinkedHashMap<>();
        ack.put("ids", ids);
        ack.put("ts", now);
        return Bytes.ofUtf8(ContractJson.encode(ack));
    }

    /**
     * A command.
     *
     * @param ttl after which the device must not carry it out any more
     */
    public static Bytes command(String id, DeviceCommand command, Duration ttl) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("v", 1);
        json.put("id", id);
        json.put("cmd", name(command));
        json.put("args", arguments(command));
        json.put("ttl", ttl.toSeconds());
        return Bytes.ofUtf8(ContractJson.encode(json));
    }

    private static String name(DeviceCommand command) {
        return switch (command) {
            case DeviceCommand.Text _ -> "text";
            case DeviceCommand.Lamp _ -> "lamp";
            case DeviceCommand.Call _ -> "call";
            case DeviceCommand.Locate _ -> "locate";
            case DeviceCommand.Find _ -> "find";
        };
    }

    private static Map<String, Object> arguments(DeviceCommand command) {
        return switch (command) {
            case DeviceCommand.Text text -> ordered("code", text.code(), "text", text.text());
            case DeviceCommand.Lamp lamp -> Map.of("state", lamp.state().word());
            case DeviceCommand.Call call -> Map.of("number", call.number());
            case DeviceCommand.Locate _ -> Map.of();
            case DeviceCommand.Find _ -> Map.of();
        };
    }

    private static Map<String, Object> ordered(String first, String value, String second, String other) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put(first, value);
        map.put(second, other);
        return map;
    }
}
