package org.anling.registry.relay;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.anling.contract.directory.DeviceRecord;
import org.anling.contract.directory.PersonCard.PushAddress;
import org.anling.contract.entry.Lane;
import org.anling.contract.id.CentreId;
import org.anling.contract.id.DeviceId;
import org.anling.registry.database.RegistryDatabase;
import org.anling.registry.outbox.ChangedRecord;
import org.anling.registry.outbox.Outbox;
import org.anling.registry.outbox.Subject;
import org.anling.registry.people.Devices;
import org.anling.registry.people.Elder;
import org.anling.registry.people.Elders;
import org.anling.registry.people.Responder;
import org.anling.registry.people.Responders;
import org.anling.registry.people.Staff;
import org.anling.registry.plan.PlanRows;
import org.anling.registry.push.PushSubscriptions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Fills empty copies from the database, in pages, and notices that they are empty. */
final class CacheRebuild {

    private static final Logger LOG = LoggerFactory.getLogger(CacheRebuild.class);
    private static final int PAGE = 500;

    private final RegistryDatabase database;
    private final CentreId centre;
    private final Copies copies;

    CacheRebuild(RegistryDatabase database, CentreId centre, Copies copies) {
        this.database = database;
        this.centre = centre;
        this.copies = copies;
    }

    /** Whether a device that was relayed long ago is missing from the copies. */
    boolean isNeeded() throws InterruptedException {
        Optional<DeviceId> sample = database.call(
                transaction -> transaction.find("""
                    select d.id from device d where d.centre = ? and not exists (
                      select 1 from outbox o where o.centre = d.centre and o.subject = 'DEVICE' and o.id = d.id
                      and o.number > (select relayed_number from outbox_relay r where r.centre = d.centre))
                    limit 1\
                    """, row -> new DeviceId(row.getString(1)), centre.value()));
        return sample.isPresent() && !Stages.await(copies.has(sample.get()));
    }

    void run() throws InterruptedException {
        LOG.warn("the cache of centre {} is empty or asked for: filling it from the database", centre);
        int written = devices() + elders() + people() + plans();
        noteResponders();
        LOG.info("the cache of centre {} is filled again, {} records", centre, written);
    }

    private int devices() throws InterruptedException {
        Devices store = new Devices(database, centre);
        int written = 0;
        List<DeviceRecord> page = store.records("", PAGE);
        while (!page.isEmpty()) {
            List<CompletionStage<?>> writes = new ArrayList<>();
            page.forEach(device -> writes.add(copies.put(device)));
            Stages.awaitAll(writes);
            written += page.size();
            page = store.records(page.getLast().id().value(), PAGE);
        }
        return written;
    }

    private int elders() throws InterruptedException {
        Elders store = new Elders(database, centre);
        int written = 0;
        List<Elder> page = store.page("", PAGE);
        while (!page.isEmpty()) {
            List<CompletionStage<?>> writes = new ArrayList<>();
            page.forEach(elder -> writes.add(copies.put(elder.card())));
            Stages.awaitAll(writes);
            written += page.size();
            page = store.page(page.getLast().id().value(), PAGE);
        }
        return written;
    }

    private int people() throws InterruptedException {
        List<CompletionStage<?>> writes = new ArrayList<>();
        new Staff(database, centre).list().forEach(member -> writes.add(copies.put(member.card())));
        Map<String, List<PushAddress>> browsers = new PushSubscriptions(database, centre).all();
        new Responders(database, centre)
                .list()
                .forEach(responder -> writes.add(copies.put(
                        responder.card(browsers.getOrDefault(responder.id().value(), List.of())))));
        Stages.awaitAll(writes);
        return writes.size();
    }

    private int plans() throws InterruptedException {
        List<CompletionStage<?>> writes = new ArrayList<>();
        database.call(new PlanRows(centre)::listActive).forEach(row -> writes.add(copies.put(row.text())));
        Stages.awaitAll(writes);
        return writes.size();
    }

    /** The core may have lost its log with the cache; to one that has not, the same versions are nothing new. */
    private void noteResponders() {
        List<Responder> responders = new Responders(database, centre).list();
        Outbox outbox = new Outbox(centre);
        database.run(transaction -> {
            outbox.lock(transaction);
            outbox.append(
                    transaction,
                    responders.stream()
                            .map(responder -> new ChangedRecord(
                                    Subject.RESPONDER, responder.id().value(), Lane.ROUTINE))
                            .toList());
        });
    }
}
