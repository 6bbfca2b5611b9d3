package org.anling.console.store;

import java.time.Instant;
import java.util.List;
import org.anling.contract.directory.QueuedCommand;
import org.anling.contract.id.DeviceId;
import org.anling.journal.cache.CommandQueue;

/** The way of commands to devices. Every method blocks, and throws {@link StoreDownException} while the store does not answer. */
public interface DeviceAsks {

    /** Queues a command for whichever gateway holds the device. */
    CommandQueue.Put put(QueuedCommand command);

    /** The last commands of a device, newest first. */
    List<CommandQueue.Line> list(DeviceId device, Instant now);

    /** Over a queue. */
    static DeviceAsks over(CommandQueue queue) {
        return new DeviceAsks() {
            @Override
            public CommandQueue.Put put(QueuedCommand command) {
                return Waiting.forAnswer(queue.put(command));
            }

            @Override
            public List<CommandQueue.Line> list(DeviceId device, Instant now) {
                return Waiting.forAnswer(queue.list(device, now));
            }
        };
    }
}
