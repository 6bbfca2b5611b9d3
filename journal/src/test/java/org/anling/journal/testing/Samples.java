package org.anling.journal.testing;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.anling.contract.alert.DeviceRef;
import org.anling.contract.alert.Identity;
import org.anling.contract.alert.Personal;
import org.anling.contract.entry.EntryCodec;
import org.anling.contract.entry.EventEntry;
import org.anling.contract.entry.EventEnvelope;
import org.anling.contract.entry.EventId;
import org.anling.contract.entry.InputEntry;
import org.anling.contract.entry.InputEnvelope;
import org.anling.contract.entry.Lane;
import org.anling.contract.entry.StoredEntry;
import org.anling.contract.event.InputEvent;
import org.anling.contract.id.CentreId;
import org.anling.contract.id.DeviceId;
import org.anling.contract.id.InputId;
import org.anling.contract.input.SilenceFinding;
import org.anling.contract.log.Commit;
import org.anling.contract.log.Cursors;
import org.anling.contract.log.LeaseToken;
import org.anling.contract.log.LogHead;
import org.anling.contract.log.StoredEvent;

/** Entries without meaning for tests of the journal; their chain of hashes is right. */
public final class Samples {

    /** When everything happens. */
    public static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    /** Long enough for every test. */
    public static final Duration TTL = Duration.ofSeconds(60);

    private Samples() {}

    /** An input with this id. */
    public static InputEntry input(CentreId centre, String id, Lane lane) {
        DeviceRef device = new DeviceRef(new DeviceId("device-1"), Identity.VERIFIED, "mqtt", null, null);
        InputEnvelope envelope =
                new InputEnvelope(new InputId(id), centre, "silence", lane, "device-1", null, NOON, false, null);
        return new InputEntry(
                envelope,
                new SilenceFinding(device, null, SilenceFinding.State.SILENT, NOON),
                Personal.ofNote("a note with a name"));
    }

    /** Events that go on after a head under an epoch, as many as there are causes. */
    public static List<StoredEvent> events(CentreId centre, LogHead head, long epoch, List<String> causes) {
        List<StoredEvent> events = new ArrayList<>();
        EventId id = head.tail();
        String previous = head.tailHash();
        for (String cause : causes) {
            id = id.next(epoch);
            StoredEvent event = new StoredEvent(id, event(centre, id, cause, previous));
            previous = EntryCodec.hash(event.entry());
            events.add(event);
        }
        return events;
    }

    /** A batch on a head that moves no cursor. */
    public static Commit commit(LeaseToken lease, String batch, LogHead head, List<StoredEvent> events) {
        return commit(lease, batch, head, head.cursors(), events);
    }

    /** A batch on a head. */
    public static Commit commit(LeaseToken lease, String batch, LogHead head, Cursors to, List<StoredEvent> events) {
        return new Commit(lease, batch, head.tail(), head.cursors(), to, events);
    }

    private static StoredEntry event(CentreId centre, EventId id, String cause, String previous) {
        EventEnvelope envelope =
                new EventEnvelope(id, centre, "input.ignored", null, null, NOON, cause, NOON, previous);
        return EntryCodec.encode(
                new EventEntry(envelope, new InputEvent.Ignored("of no meaning"), Personal.ofNote("a note")),
                "00112233445566778899aabbccddeeff");
    }
}
