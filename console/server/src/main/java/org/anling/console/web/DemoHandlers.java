package org.anling.console.web;

import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.anling.console.api.Demo;
import org.anling.console.api.Done;
import org.anling.console.api.endpoint.DemoEndpoint;
import org.anling.console.api.endpoint.Endpoint;
import org.anling.console.api.telephony.CallRequests;
import org.anling.console.demo.AlarmLedger;
import org.anling.console.demo.DemoProfile;
import org.anling.console.feed.Hub;
import org.anling.console.feed.PressMeter;
import org.anling.console.view.Directory;
import org.anling.contract.directory.ElderCard;
import org.anling.contract.id.ElderId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the demo's page asks; mounted in the demo profile only. */
final class DemoHandlers {
    private static final Logger LOG = LoggerFactory.getLogger(DemoHandlers.class);
    private static final long ANSWER_LEAVES_MILLIS = 100;

    /** Nobody has this number. */
    private static final String STRANGER = "010-0099-0199";

    private static final Duration PATIENCE = Duration.ofSeconds(45);

    private final DemoProfile profile;
    private final AlarmLedger ledger;
    private final PressMeter meter;
    private final Hub hub;
    private final Directory directory;

    DemoHandlers(DemoProfile profile, AlarmLedger ledger, PressMeter meter, Hub hub, Directory directory) {
        this.directory = directory;
        this.profile = profile;
        this.ledger = ledger;
        this.meter = meter;
        this.hub = hub;
    }

    Map<Endpoint, ApiHandler> handlers() {
        Map<Endpoint, ApiHandler> handlers = new HashMap<>();
        handlers.put(DemoEndpoint.DEMO_INFO, call -> info());
        handlers.put(DemoEndpoint.DEMO_PRESSES, call -> Reply.ok(new Demo.PressList(meter.list())));
        handlers.put(DemoEndpoint.DEMO_LEDGER, this::ledger);
        handlers.put(DemoEndpoint.DEMO_PAGE_OPEN, call -> Reply.ok(new Demo.OpenPages(List.copyOf(hub.openPages()))));
        handlers.put(DemoEndpoint.DEMO_PULL_THE_PLUG, call -> pull());
        handlers.put(DemoEndpoint.DEMO_CALL, this::ring);
        return handlers;
    }

    /** People read a name; the id stays for who looks it up. */
    private Reply info() {
        Demo.DemoInfo info = profile.info();
        String name = directory
                .findLatest(new ElderId(info.elder()))
                .map(ElderCard::name)
                .orElse(null);
        return Reply.ok(info.named(name));
    }

    private Reply ledger(Call call) {
        List<String> ids = Arrays.stream(call.query().getOrDefault("ids", "").split(","))
                .map(String::strip)
                .filter(id -> !id.isEmpty())
                .toList();
        return Reply.ok(ledger.books(ids));
    }

    private Reply ring(Call call) {
        CallRequests.DemoCall body = call.body(CallRequests.DemoCall.class);
        boolean hangsUp = Boolean.TRUE.equals(body.hangUp());
        Optional<String> elders =
                directory.findLatest(new ElderId(profile.info().elder())).map(ElderCard::phone);
        String number = body.who().equals("elder") ? elders.orElse(STRANGER) : STRANGER;
        profile.telephone().ring(number, hangsUp ? Duration.ZERO : PATIENCE);
        return Reply.ok(Done.YES);
    }

    private Reply pull() {
        LOG.warn("the plug is pulled");
        Executor soon = CompletableFuture.delayedExecutor(ANSWER_LEAVES_MILLIS, TimeUnit.MILLISECONDS);
        soon.execute(profile.plug());
        return Reply.ok(Done.YES);
    }
}
