package org.anling.console.testing;

import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.anling.console.store.DeviceAsks;
import org.anling.contract.directory.CommandState;
import org.anling.contract.directory.QueuedCommand;
import org.anling.contract.id.DeviceId;
import org.anling.journal.cache.CommandQueue;

/** Commands that no gateway ever carries. */
final class MemoryAsks implements DeviceAsks {
    private final List<QueuedCommand> queued = new CopyOnWriteArrayList<>();

    @Override
    public CommandQueue.Put put(QueuedCommand command) {
        queued.addFirst(command);
        return CommandQueue.Put.QUEUED;
    }

    @Override
    public List<CommandQueue.Line> list(DeviceId device, Instant now) {
        return queued.stream()
                .filter(command -> command.device().equals(device))
                .map(command -> new CommandQueue.Line(command, CommandState.QUEUED, command.askedAt(), ""))
                .toList();
    }
}
