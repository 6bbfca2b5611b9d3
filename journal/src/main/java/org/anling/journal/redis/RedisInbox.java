package org.anling.journal.redis;

import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.concurrent.CompletionStage;
import java.util.function.BooleanSupplier;
import org.anling.contract.entry.EntryCodec;
import org.anling.contract.entry.InputEntry;
import org.anling.contract.entry.Lane;
import org.anling.contract.id.CentreId;
import org.anling.journal.Inbox;

/** The inbox of one centre as two Redis streams; the lanes have a connection each, shared by all centres of the process. */
public final class RedisInbox implements Inbox {

    private static final SecureRandom RANDOM = new SecureRandom();

    private final CentreId centre;
    private final Keys keys;
    private final LaneSender urgent;
    private final LaneSender routine;
    private final BooleanSupplier routineMayWrite;

    RedisInbox(CentreId centre, LaneSender urgent, LaneSender routine, BooleanSupplier routineMayWrite) {
        this.centre = centre;
        this.keys = new Keys(centre);
        this.urgent = urgent;
        this.routine = routine;
        this.routineMayWrite = routineMayWrite;
    }

    @Override
    public CompletionStage<Appended> append(InputEntry entry) {
        if (!entry.envelope().centre().equals(centre)) {
            throw new IllegalArgumentException(
                    "an entry of " + entry.envelope().centre() + " in the inbox of " + centre);
        }
        Lane lane = entry.envelope().lane();
        return switch (lane) {
            case URGENT -> urgent.append(keys.lane(lane), EntryFields.of(EntryCodec.encode(entry, salt())));
            case ROUTINE ->
                routineMayWrite.getAsBoolean()
                        ? routine.append(keys.lane(lane), EntryFields.of(EntryCodec.encode(entry, salt())))
                        : routine.refuse();
        };
    }

    private static String salt() {
        byte[] salt = new byte[16];
        RANDOM.nextBytes(salt);
        return HexFormat.of().formatHex(salt);
    }
}
