package org.anling.console.web.elder;

import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.anling.console.api.elder.DeviceCommands;
import org.anling.console.api.endpoint.ElderEndpoint;
import org.anling.console.api.endpoint.Endpoint;
import org.anling.console.store.DeviceAsks;
import org.anling.console.store.ElderBook;
import org.anling.console.store.Looks;
import org.anling.console.store.Session;
import org.anling.console.view.Directory;
import org.anling.console.web.ApiHandler;
import org.anling.console.web.Call;
import org.anling.console.web.Refusal;
import org.anling.console.web.Reply;
import org.anling.contract.directory.CommandKind;
import org.anling.contract.directory.DeviceRecord.Standing;
import org.anling.contract.directory.QueuedCommand;
import org.anling.contract.people.Role;
import org.anling.journal.cache.CommandQueue;
import org.anling.registry.people.Device;
import org.jspecify.annotations.Nullable;

/**
 * What is asked of a device, and how far that has come. A call into a home is none of these: it belongs into the open incident. Neither is
 * a lamp by hand: it would say that somebody comes.
 */
public final class DeviceCommandHandlers {
    private static final Set<CommandKind> ELSEWHERE = EnumSet.of(CommandKind.CALL, CommandKind.LAMP);
    private static final int LONGEST_TEXT = 120;
    private static final int MOST_NUMBERS = 3;
    private static final int SHORTEST_INTERVAL_S = 60;
    private static final int LONGEST_INTERVAL_S = 65_535;

    private final Sources sources;

    /** Where commands go and what belongs to them. */
    public record Sources(ElderBook book, Directory directory, DeviceAsks asks, Looks looks, InstantSource clock) {}

    public DeviceCommandHandlers(Sources sources) {
        this.sources = sources;
    }

    public Map<Endpoint, ApiHandler> handlers() {
        return Map.of(ElderEndpoint.DEVICE_COMMANDS, this::list, ElderEndpoint.ASK_DEVICE, this::ask);
    }

    private Reply list(Call call) {
        return page(call, DeviceHandlers.mine(sources.book(), call).device());
    }

    private Reply ask(Call call) {
        Device device = DeviceHandlers.mine(sources.book(), call).device();
        DeviceCommands.CommandWish wish = call.body(DeviceCommands.CommandWish.class);
        allow(call.session(), device, wish.kind());
        List<String> args = args(wish);
        Instant now = sources.clock().instant();
        QueuedCommand command = new QueuedCommand(
                UUID.randomUUID().toString(),
                device.id(),
                wish.kind(),
                args,
                now,
                now.plus(wish.kind().ttl()),
                call.session().person());
        switch (sources.asks().put(command)) {
            case QUEUED -> note(call.session(), device, wish.kind());
            case BUSY -> throw Refusal.of(409, "command_busy");
            case FULL -> throw Refusal.of(503, "command_full");
        }
        return page(call, device);
    }

    /** What can make a device say less is the admin's alone. */
    private static void allow(Session session, Device device, CommandKind kind) {
        if (device.standing() == Standing.REVOKED) {
            throw Refusal.of(409, "command_revoked");
        }
        if (kind == CommandKind.CALL) {
            throw Refusal.of(409, "command_call");
        }
        if (kind == CommandKind.LAMP || !CommandKind.of(device.protocol()).contains(kind)) {
            throw Refusal.of(409, "command_unknown");
        }
        if (kind.isQuieting() && session.role() != Role.ADMIN) {
            throw Refusal.of(403, "command_admin");
        }
    }

    private static List<String> args(DeviceCommands.CommandWish wish) {
        FormErrors errors = new FormErrors();
        List<String> args = switch (wish.kind()) {
            case TEXT, SAY ->
                List.of(errors.need("text", wish.text(), LONGEST_TEXT).replaceAll("\\s+", " "));
            case SOS_NUMBERS -> numbers(errors, wish.numbers());
            case INTERVAL -> List.of(seconds(errors, wish.seconds()));
            case LOCATE, FIND, RESTART, CALL, LAMP -> List.of();
        };
        errors.refuseIfAny();
        return args;
    }

    private static List<String> numbers(FormErrors errors, @Nullable List<String> said) {
        List<String> numbers = errors.list("numbers", said, MOST_NUMBERS).stream()
                .map(number -> errors.phone("numbers", number))
                .toList();
        if (numbers.isEmpty()) {
            errors.wrong("numbers", "请填写 1 到 3 个号码", "One to three numbers");
        }
        return numbers;
    }

    private static String seconds(FormErrors errors, @Nullable Integer said) {
        if (said == null || said < SHORTEST_INTERVAL_S || said > LONGEST_INTERVAL_S) {
            errors.wrong("seconds", "须为 60 到 65535 之间的整数", "A whole number from 60 to 65535");
        }
        return String.valueOf(said);
    }

    private Reply page(Call call, Device device) {
        List<DeviceCommands.CommandLine> lines = sources
                .asks()
                .list(device.id(), sources.clock().instant())
                .stream()
                .map(this::line)
                .toList();
        boolean all = call.session().role() == Role.ADMIN;
        List<CommandKind> kinds = CommandKind.of(device.protocol()).stream()
                .filter(kind -> !ELSEWHERE.contains(kind) && (all || !kind.isQuieting()))
                .sorted()
                .toList();
        return Reply.ok(new DeviceCommands.CommandPage(lines, kinds));
    }

    private DeviceCommands.CommandLine line(CommandQueue.Line line) {
        QueuedCommand command = line.command();
        return new DeviceCommands.CommandLine(
                command.id(),
                command.kind(),
                line.state(),
                command.askedAt(),
                line.at(),
                command.until(),
                line.note(),
                command.by(),
                sources.directory().nameOf(command.by()));
    }

    /** Which command, never what it says. */
    private void note(Session session, Device device, CommandKind kind) {
        if (device.elder() == null) {
            sources.looks().ofDevice(session, device.id(), "device-command");
        } else {
            sources.looks()
                    .ofChange(
                            session,
                            device.elder(),
                            "device-command",
                            device.id().value() + " " + kind);
        }
    }
}
