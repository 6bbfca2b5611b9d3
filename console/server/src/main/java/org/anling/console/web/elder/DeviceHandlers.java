package org.anling.console.web.elder;

import java.security.SecureRandom;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.anling.console.api.elder.DeviceRequests;
import org.anling.console.api.elder.ElderRecord;
import org.anling.console.api.endpoint.ElderEndpoint;
import org.anling.console.api.endpoint.Endpoint;
import org.anling.console.projection.Board;
import org.anling.console.store.ElderBook;
import org.anling.console.store.Looks;
import org.anling.console.store.Session;
import org.anling.console.view.Directory;
import org.anling.console.view.ElderRecords;
import org.anling.console.web.ApiHandler;
import org.anling.console.web.Call;
import org.anling.console.web.Refusal;
import org.anling.console.web.Reply;
import org.anling.contract.directory.DeviceRecord.Standing;
import org.anling.contract.id.DeviceId;
import org.anling.contract.id.ElderId;
import org.anling.registry.panel.PanelKeys;
import org.anling.registry.people.Device;
import org.anling.registry.people.DeviceList;
import org.anling.registry.people.DeviceSecrets;
import org.anling.registry.people.Elder;
import org.anling.registry.people.VersionConflictException;
import org.jspecify.annotations.Nullable;

/** Devices: listed, enrolled, moved, revoked, and given secrets. What changes reaches the gateways through the outbox within seconds. */
public final class DeviceHandlers {
    private static final int PAGE = 100;
    private static final Pattern PROTOCOL = Pattern.compile("[a-z0-9][a-z0-9.-]{0,31}");
    private static final int SECRET_SIGNS = 20;
    /** Without signs that people mistake for each other when they type them into a device. */
    private static final String SIGNS = "abcdefghjkmnpqrstuvwxyz23456789";

    private final Sources sources;
    private final DeviceSecrets secrets = new DeviceSecrets();
    private final SecureRandom random = new SecureRandom();

    /** Where devices and what belongs to them come from. */
    public record Sources(ElderBook book, Directory directory, Supplier<Board> boards, Looks looks) {}

    public DeviceHandlers(Sources sources) {
        this.sources = sources;
    }

    public Map<Endpoint, ApiHandler> handlers() {
        Map<Endpoint, ApiHandler> handlers = new HashMap<>();
        handlers.put(ElderEndpoint.DEVICES, this::list);
        handlers.put(ElderEndpoint.ENROL, this::enrol);
        handlers.put(ElderEndpoint.CHANGE_DEVICE, this::change);
        handlers.put(ElderEndpoint.REVOKE_DEVICE, call -> stand(call, Standing.REVOKED, "device-revoked"));
        handlers.put(ElderEndpoint.REINSTATE_DEVICE, call -> stand(call, Standing.ENROLLED, "device-reinstated"));
        handlers.put(ElderEndpoint.NEW_SECRET, this::newSecret);
        handlers.put(ElderEndpoint.PANEL_KEY, this::panelKey);
        return handlers;
    }

    private Reply list(Call call) {
        Optional<String> prefix = Reach.within(call.session(), call.query().getOrDefault("community", ""));
        if (prefix.isEmpty()) {
            return Reply.ok(new DeviceRequests.DevicePage(List.of(), null));
        }
        String begins = call.query().getOrDefault("q", "").strip();
        Board board = sources.boards().get();
        Standing standing = standing(call.query().getOrDefault("standing", ""));
        DeviceList.Wish wish = new DeviceList.Wish(begins, prefix.get(), standing, among(call, board));
        List<ElderRecord.DeviceLine> lines =
                sources.book().devices(wish, call.query().getOrDefault("after", ""), PAGE).stream()
                        .map(line -> ElderRecords.device(line, board))
                        .toList();
        return Reply.ok(new DeviceRequests.DevicePage(
                lines, lines.size() < PAGE ? null : lines.getLast().id()));
    }

    /** Devices about which a technical alert is open, if only those are asked for. */
    private static @Nullable Set<DeviceId> among(Call call, Board board) {
        return switch (call.query().getOrDefault("trouble", "")) {
            case "" -> null;
            case "any" ->
                board.technical().values().stream()
                        .map(alert -> alert.device().id())
                        .collect(Collectors.toUnmodifiableSet());
            default -> throw Refusal.of(400, "malformed");
        };
    }

    private static @Nullable Standing standing(String word) {
        return switch (word) {
            case "" -> null;
            case "enrolled" -> Standing.ENROLLED;
            case "revoked" -> Standing.REVOKED;
            default -> throw Refusal.of(400, "malformed");
        };
    }

    private Reply enrol(Call call) {
        DeviceRequests.Enrolment body = call.body(DeviceRequests.Enrolment.class);
        FormErrors errors = new FormErrors();
        String id = errors.id("id", errors.need("id", body.id(), 64));
        String protocol = errors.need("protocol", body.protocol(), 32);
        if (!protocol.isEmpty() && !PROTOCOL.matcher(protocol).matches()) {
            errors.wrong("protocol", "不是协议名；例如 mqtt 或 watch-3g", "No name of a protocol; for example mqtt or watch-3g");
        }
        String model = errors.maybe("model", body.model(), 64);
        String sim = sim(errors, body.sim());
        Duration silence = silence(errors, body.silenceSeconds(), Device.USUAL_SILENCE);
        Elder elder = elder(errors, call.session(), body.elder());
        errors.refuseIfAny();
        DeviceId device = new DeviceId(id == null ? "" : id);
        if (sources.book().findDevice(device).isPresent()) {
            throw Refusal.of(409, "device_elsewhere");
        }
        ElderId whom = elder == null ? null : elder.id();
        put(new Device(device, Standing.ENROLLED, protocol, model, whom, null, silence, 0), call.session());
        if (sim != null) {
            sources.book().putSim(device, sim);
        }
        note(call.session(), "device-enrolled", device, whom);
        return shown(device);
    }

    private Reply change(Call call) {
        DeviceRequests.DeviceChange body = call.body(DeviceRequests.DeviceChange.class);
        DeviceList.Line line = mine(sources.book(), call);
        Device before = line.device();
        FormErrors errors = new FormErrors();
        String model = errors.maybe("model", body.model(), 64);
        String sim = sim(errors, body.sim());
        Duration silence = silence(errors, body.silenceSeconds(), before.expectedInterval());
        Elder elder = elder(errors, call.session(), body.elder());
        errors.refuseIfAny();
        ElderId whom = elder == null ? null : elder.id();
        put(
                new Device(
                        before.id(),
                        before.standing(),
                        before.protocol(),
                        model,
                        whom,
                        before.secretHash(),
                        silence,
                        body.version(),
                        before.panelKey()),
                call.session());
        sources.book().putSim(before.id(), sim);
        note(call.session(), "device-changed", before.id(), before.elder());
        if (whom != null && !whom.equals(before.elder())) {
            note(call.session(), "device-moved-here", before.id(), whom);
        }
        return shown(before.id());
    }

    private Reply stand(Call call, Standing standing, String what) {
        Device before = mine(sources.book(), call).device();
        long seen = call.body(DeviceRequests.DeviceVersion.class).version();
        put(with(before, standing, before.secretHash(), seen), call.session());
        note(call.session(), what, before.id(), before.elder());
        return shown(before.id());
    }

    private Reply newSecret(Call call) {
        Device before = mine(sources.book(), call).device();
        long seen = call.body(DeviceRequests.DeviceVersion.class).version();
        StringBuilder secret = new StringBuilder();
        random.ints(SECRET_SIGNS, 0, SIGNS.length()).forEach(at -> secret.append(SIGNS.charAt(at)));
        put(with(before, before.standing(), secrets.hash(secret.toString()), seen), call.session());
        note(call.session(), "device-secret", before.id(), before.elder());
        DeviceList.Line stored = sources.book().findDevice(before.id()).orElseThrow();
        return Reply.ok(new DeviceRequests.NewSecret(
                secret.toString(), ElderRecords.device(stored, sources.boards().get())));
    }

    private static Device with(Device device, Standing standing, @Nullable String secretHash, long version) {
        return new Device(
                device.id(),
                standing,
                device.protocol(),
                device.model(),
                device.elder(),
                secretHash,
                device.expectedInterval(),
                version,
                device.panelKey());
    }

    /** The audit says that there is a new one, nothing says which. */
    private Reply panelKey(Call call) {
        Device before = mine(sources.book(), call).device();
        DeviceRequests.PanelKey body = call.body(DeviceRequests.PanelKey.class);
        String typed = body.key() == null ? "" : body.key().strip();
        FormErrors errors = new FormErrors();
        Optional<String> meant = PanelKeys.find(typed);
        if (!before.protocol().equals(PanelKeys.PROTOCOL)) {
            errors.wrong("key", "只有协议为 sia-dc09 的设备有密钥", "Only devices of the protocol sia-dc09 have a key");
        } else if (!typed.isEmpty() && meant.isEmpty()) {
            errors.wrong(
                    "key",
                    "须为 32、48 或 64 位十六进制数字，或 16、24、32 个字符（字母、数字、符号）；现在是 " + typed.length() + " 个",
                    "32, 48 or 64 hexadecimal digits, or 16, 24 or 32 characters (letters, digits, signs); these are "
                            + typed.length());
        }
        errors.refuseIfAny();
        String sealed = meant.map(key -> sources.book().seal(before.id(), key)).orElse(null);
        put(with(before, before.standing(), before.secretHash(), body.version()).withPanelKey(sealed), call.session());
        note(call.session(), sealed == null ? "device-key-gone" : "device-key", before.id(), before.elder());
        return shown(before.id());
    }

    private void put(Device device, Session session) {
        try {
            sources.book().put(device, session.person());
        } catch (VersionConflictException conflict) {
            throw Refusal.conflict(
                    conflict.by().map(sources.directory()::nameOf).orElse(null),
                    conflict.at().orElse(null));
        }
    }

    private Reply shown(DeviceId id) {
        DeviceList.Line line = sources.book().findDevice(id).orElseThrow(() -> Refusal.of(404, "unknown_device"));
        return Reply.ok(ElderRecords.device(line, sources.boards().get()));
    }

    /** A device of nobody belongs to those who answer for the whole centre, and to whoever gives it to one of his elders. */
    static DeviceList.Line mine(ElderBook book, Call call) {
        DeviceList.Line line = Stream.of(call.id())
                .flatMap(text -> deviceId(text).stream())
                .flatMap(id -> book.findDevice(id).stream())
                .findFirst()
                .orElseThrow(() -> Refusal.of(404, "unknown_device"));
        String community = line.community();
        if (community != null && !community.startsWith(Reach.prefix(call.session()))) {
            throw Refusal.of(403, "out_of_scope");
        }
        return line;
    }

    private static Optional<DeviceId> deviceId(String text) {
        try {
            return Optional.of(new DeviceId(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private @Nullable Elder elder(FormErrors errors, Session session, @Nullable String said) {
        String id = errors.id("elder", said);
        if (id == null || !errors.isClean()) {
            return null;
        }
        Elder elder = sources.book()
                .find(new ElderId(id))
                .filter(found -> Reach.sees(session, found))
                .orElse(null);
        if (elder == null) {
            errors.wrong("elder", "没有这位老人，或不在您负责的范围内", "There is no such elder within what you answer for");
        }
        return elder;
    }

    private static @Nullable String sim(FormErrors errors, @Nullable String said) {
        return said == null || said.isBlank() ? null : errors.phone("sim", said);
    }

    private static Duration silence(FormErrors errors, @Nullable Integer seconds, Duration otherwise) {
        if (seconds == null) {
            return otherwise;
        }
        Duration silence = Duration.ofSeconds(seconds);
        if (silence.compareTo(Device.SHORTEST_SILENCE) < 0 || silence.compareTo(Device.LONGEST_SILENCE) > 0) {
            errors.wrong("silenceSeconds", "须为 20 秒到 7 天", "From 20 seconds to 7 days");
        }
        return silence;
    }

    private void note(Session session, String what, DeviceId device, @Nullable ElderId elder) {
        if (elder == null) {
            sources.looks().ofDevice(session, device, what);
        } else {
            sources.looks().ofChange(session, elder, what, device.value());
        }
    }
}
