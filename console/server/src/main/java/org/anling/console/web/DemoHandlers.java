package org.anling.console.web;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.anling.console.api.Demo;
import org.anling.console.api.Done;
import org.anling.console.api.Endpoint;
import org.anling.console.demo.AlarmLedger;
import org.anling.console.demo.DemoProfile;
import org.anling.console.feed.Hub;
import org.anling.console.feed.PressMeter;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the demo's page asks; mounted in the demo profile only. */
final class DemoHandlers {
    private static final Logger LOG = LoggerFactory.getLogger(DemoHandlers.class);
    private static final long ANSWER_LEAVES_MILLIS = 100;

    private final DemoProfile profile;
    private final AlarmLedger ledger;
    private final PressMeter meter;
    private final Hub hub;

    DemoHandlers(DemoProfile profile, AlarmLedger ledger, PressMeter meter, Hub hub) {
        this.profile = profile;
        this.ledger = ledger;
        this.meter = meter;
        this.hub = hub;
    }

    Map<Endpoint, ApiHandler> handlers() {
        Map<Endpoint, ApiHandler> handlers = new EnumMap<>(Endpoint.class);
        handlers.put(Endpoint.DEMO_INFO, call -> Reply.ok(profile.info()));
        handlers.put(Endpoint.DEMO_PRESSES, call -> Reply.ok(new Demo.PressList(meter.list())));
        handlers.put(Endpoint.DEMO_LEDGER, this::ledger);
        handlers.put(Endpoint.DEMO_PAGE_OPEN, call -> Reply.ok(new Demo.OpenPages(List.copyOf(hub.openPages()))));
        handlers.put(Endpoint.DEMO_PULL_THE_PLUG, call -> pull());
        return handlers;
    }

    private Reply ledger(Call call) {
        List<String> ids = Arrays.stream(call.query().getOrDefault("ids", "").split(","))
                .map(String::strip)
                .filter(id -> !id.isEmpty())
                .toList();
        return Reply.ok(ledger.books(ids));
    }

    private Reply pull() {
        LOG.warn("the plug is pulled");
        Executor soon = CompletableFuture.delayedExecutor(ANSWER_LEAVES_MILLIS, TimeUnit.MILLISECONDS);
        soon.execute(profile.plug());
        return Reply.ok(Done.YES);
    }
}
