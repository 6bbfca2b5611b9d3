package org.anling.console.store;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import org.anling.contract.directory.CommandKind;
import org.anling.contract.directory.QueuedCommand;
import org.anling.contract.id.DeviceId;
import org.anling.contract.id.IncidentId;
import org.anling.journal.cache.CommandQueue;
import org.anling.journal.cache.LiveStore;

/** Calls of devices that another process holds: through the queue, if any gateway says that it has the device. */
public final class QueuedCalls implements DeviceCalls {
    private final DeviceAsks asks;
    private final LiveStore live;
    private final String desk;
    private final InstantSource clock;

    /** @param desk the number that devices call */
    public QueuedCalls(DeviceAsks asks, LiveStore live, String desk, InstantSource clock) {
        this.asks = asks;
        this.live = live;
        this.desk = desk;
        this.clock = clock;
    }

    @Override
    public boolean call(DeviceId device, IncidentId incident, String person) {
        if (Waiting.forAnswer(live.findSession(device)).isEmpty()) {
            return false;
        }
        Instant now = clock.instant();
        QueuedCommand command = new QueuedCommand(
                UUID.randomUUID().toString(),
                device,
                CommandKind.CALL,
                List.of(desk),
                now,
                now.plus(CommandKind.CALL.ttl()),
                person);
        return asks.put(command) == CommandQueue.Put.QUEUED;
    }
}
