package org.anling.console.web.telephony;

import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.anling.console.api.Text;
import org.anling.console.api.endpoint.CallEndpoint;
import org.anling.console.api.endpoint.Endpoint;
import org.anling.console.api.telephony.ExchangeReports;
import org.anling.console.api.telephony.ExchangeReports.ReportResult;
import org.anling.console.store.CallerBook;
import org.anling.console.web.ApiHandler;
import org.anling.console.web.Bodies;
import org.anling.console.web.Call;
import org.anling.console.web.Refusal;
import org.anling.console.web.Reply;
import org.anling.contract.alert.Caller;
import org.anling.contract.alert.Personal;
import org.anling.contract.alert.Position;
import org.anling.contract.id.StaffId;
import org.anling.contract.input.CallReport;
import org.anling.contract.sign.Signature;
import org.anling.contract.sign.SignedDoor;
import org.anling.registry.people.Numbers;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the telephone exchange reports: signed, each report once, the number looked up before the centre decides. */
public final class ExchangeHandlers {
    private static final Logger LOG = LoggerFactory.getLogger(ExchangeHandlers.class);
    private static final String NAME = "[A-Za-z0-9_.:@-]{1,64}";
    private static final String NUMBER = "[0-9+*#(). -]{1,32}";
    private static final String DIGITS = "[0-9A-D*#]{1,32}";
    private static final String LINK = "https?://[^\\s\"<>]{1,1000}";
    private static final int KEY_BYTES = 12;
    private static final int LONGEST_WORD = 40;

    private final String secret;
    private final SignedDoor door;
    private final Signature keys;
    private final CallerBook callers;
    private final CallDesk desk;
    private final InstantSource clock;

    /** @param secret shared with the exchange, empty if there is none: then nothing is let in */
    public ExchangeHandlers(String secret, CallerBook callers, CallDesk desk, InstantSource clock) {
        this.secret = secret;
        this.door = new SignedDoor(secret);
        this.keys = new Signature(secret);
        this.callers = callers;
        this.desk = desk;
        this.clock = clock;
    }

    /** A report as it is understood: what happened, who calls, and what is personal of it. */
    private record Said(
            String event,
            String call,
            CallReport.Fact fact,
            @Nullable String from,
            @Nullable String operator,
            @Nullable String detail,
            @Nullable String note) {}

    public Map<Endpoint, ApiHandler> handlers() {
        Map<Endpoint, ApiHandler> handlers = new HashMap<>();
        handlers.put(CallEndpoint.CALL_RINGING, call -> {
            ExchangeReports.RingingCall body = read(call, ExchangeReports.RingingCall.class);
            return hear(call, said(body.event(), body.call(), CallReport.Fact.RINGING, body.from(), null));
        });
        handlers.put(CallEndpoint.CALL_ANSWERED, call -> {
            ExchangeReports.AnsweredCall body = read(call, ExchangeReports.AnsweredCall.class);
            CallReport.Fact fact = CallReport.Fact.ANSWERED;
            return hear(call, new Said(body.event(), body.call(), fact, body.from(), body.operator(), null, null));
        });
        handlers.put(CallEndpoint.CALL_DIGITS, call -> {
            ExchangeReports.PressedDigits body = read(call, ExchangeReports.PressedDigits.class);
            String digits = matching(body.digits(), DIGITS, "digits");
            return hear(call, new Said(body.event(), body.call(), CallReport.Fact.DIGITS, null, null, null, digits));
        });
        handlers.put(CallEndpoint.CALL_ENDED, call -> {
            ExchangeReports.EndedCall body = read(call, ExchangeReports.EndedCall.class);
            String word = word(body.reason());
            return hear(call, said(body.event(), body.call(), CallReport.Fact.ENDED, body.from(), word));
        });
        handlers.put(CallEndpoint.CALL_RECORDING, call -> {
            ExchangeReports.RecordedCall body = read(call, ExchangeReports.RecordedCall.class);
            String link = matching(body.link(), LINK, "link");
            return hear(call, new Said(body.event(), body.call(), CallReport.Fact.RECORDED, null, null, null, link));
        });
        return handlers;
    }

    private static Said said(
            String event, String call, CallReport.Fact fact, @Nullable String from, @Nullable String detail) {
        return new Said(event, call, fact, from, null, detail, null);
    }

    /** Who did not sign learns nothing about bodies. */
    private <T> T read(Call call, Class<T> type) {
        if (secret.isEmpty()) {
            throw Refusal.of(404, "telephony_off");
        }
        if (!door.isSigned(request(call), bytes(call), clock.instant())) {
            throw Refusal.of(401, "bad_signature");
        }
        return type.cast(Bodies.read(call.text(), type));
    }

    private Reply hear(Call call, Said said) throws InterruptedException {
        String event = matching(said.event(), NAME, "event");
        matching(said.call(), NAME, "call");
        switch (door.check(request(call), bytes(call), event, clock.instant())) {
            case REFUSED -> throw Refusal.of(401, "bad_signature");
            case KNOWN -> {
                return Reply.ok(new ReportResult("known"));
            }
            case FRESH -> {}
        }
        if (!note(event, said)) {
            door.forget(event);
            throw Refusal.of(503, "journal_down");
        }
        return Reply.ok(new ReportResult("noted"));
    }

    private boolean note(String event, Said said) throws InterruptedException {
        String from = said.from();
        String number = from != null && from.strip().matches(NUMBER) ? from.strip() : null;
        Optional<Numbers.Owner> owner = number == null ? Optional.empty() : callers.find(number);
        Caller caller = caller(number, owner);
        CallReport report = new CallReport(said.call(), said.fact(), caller, staff(said.operator()), said.detail());
        Position home = owner.map(Numbers.Owner::home).orElse(null);
        LOG.info("call={} fact={} party={}", said.call(), said.fact(), caller.party());
        return desk.append(event, report, new Personal(null, home, said.note(), number, List.of()));
    }

    private Caller caller(@Nullable String number, Optional<Numbers.Owner> owner) {
        String key = number == null ? null : key(number);
        return owner.map(known -> new Caller(known.party(), key, known.elders(), known.device()))
                .orElseGet(() -> Caller.unknown(key));
    }

    /** Stands for the number in events: the same for every way of writing it, and told by nobody without the secret. */
    private String key(String number) {
        byte[] code = keys.hmac("caller:" + Numbers.plain(number));
        return HexFormat.of().formatHex(code, 0, KEY_BYTES);
    }

    private static @Nullable StaffId staff(@Nullable String operator) {
        try {
            return operator == null ? null : new StaffId(operator);
        } catch (IllegalArgumentException e) {
            // Somebody answered; who it was is not worth losing that.
            return null;
        }
    }

    /** A word of the exchange goes into events, so it is made harmless: no number can hide in it. */
    private static @Nullable String word(@Nullable String reason) {
        String plain = reason == null ? "" : reason.toLowerCase(Locale.ROOT).replaceAll("[^a-z-]", "");
        return plain.isEmpty() ? null : plain.substring(0, Math.min(plain.length(), LONGEST_WORD));
    }

    private static String matching(String value, String pattern, String field) {
        if (!value.matches(pattern)) {
            Text text = new Text("字段 " + field + " 须匹配 " + pattern, "The field " + field + " must match " + pattern);
            throw Refusal.of(400, "malformed", text);
        }
        return value;
    }

    private static SignedDoor.Request request(Call call) {
        return new SignedDoor.Request(
                call.incoming().method(),
                call.incoming().path(),
                call.incoming().header("x-anling-timestamp").orElse(""),
                call.incoming().header("x-anling-nonce").orElse(""),
                call.incoming().header("x-anling-signature").orElse(""));
    }

    private static byte[] bytes(Call call) {
        return call.text().getBytes(StandardCharsets.UTF_8);
    }
}
