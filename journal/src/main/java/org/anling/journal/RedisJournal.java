package org.anling.journal;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.anling.contract.id.CentreId;
import org.anling.journal.cache.CardCache;
import org.anling.journal.cache.CommandQueue;
import org.anling.journal.cache.DeviceDirectory;
import org.anling.journal.cache.Levels;
import org.anling.journal.cache.LiveStore;
import org.anling.journal.cache.PlanTexts;
import org.anling.journal.cache.SessionStore;
import org.anling.journal.cache.Supervision;
import org.anling.journal.cache.UnregisteredDevices;
import org.anling.journal.check.Finding;
import org.anling.journal.check.JournalStartCheck;
import org.anling.journal.redis.LogRestore;
import org.anling.journal.redis.RedisRoom;

/**
 * Makes everything of a process that speaks with Redis: one per process, opened by {@code main}, closed last. What it gives for a
 * centre may be asked for again at any time; {@link #centreJournal} and {@link #eventLog} give a new one to each thread that asks.
 */
public final class RedisJournal implements AutoCloseable {

    private final RedisRoom room;

    private RedisJournal(RedisRoom room) {
        this.room = room;
    }

    /** Opens it. Waits for the first connection, but not for ever: a server that is down is no reason not to start. */
    public static RedisJournal open(JournalConfig config, MeterRegistry meters) {
        return new RedisJournal(new RedisRoom(config, meters));
    }

    /** Where to append. Never blocks, any thread. */
    public Inbox inbox(CentreId centre) {
        return room.inbox(centre);
    }

    /** A writer's side: blocking, for one thread, to be closed. */
    public CentreJournal centreJournal(CentreId centre) {
        return room.centreJournal(centre);
    }

    /** The lease of a process with many centres on this server; it gives their writers. For one thread, to be closed after them. */
    public MemberLease memberLease(Duration ttl) {
        return room.memberLease(ttl);
    }

    /** A reader's side: blocking, for one thread, to be closed. */
    public EventLog eventLog(CentreId centre) {
        return room.eventLog(centre);
    }

    /** Fills an empty centre with a state from elsewhere: blocking, for one thread, to be closed. */
    public LogRestore restore(CentreId centre) {
        return room.restore(centre);
    }

    /** Devices of all centres. Asynchronous. */
    public DeviceDirectory deviceDirectory() {
        return new DeviceDirectory(room.cacheLink(), room.connector(), room.timer());
    }

    /** Cards of elders and people. Asynchronous. */
    public CardCache cardCache(CentreId centre) {
        return new CardCache(centre, room.cacheLink());
    }

    /** Plans and protocol cards that the office made valid. Asynchronous. */
    public PlanTexts planTexts(CentreId centre) {
        return new PlanTexts(centre, room.cacheLink());
    }

    /** Positions, heartbeats, sessions of devices; on the live server. Asynchronous. */
    public LiveStore liveStore(CentreId centre) {
        return new LiveStore(centre, room.liveLink());
    }

    /** Due times of supervision; beside the inbox. Asynchronous. */
    public Supervision supervision(CentreId centre) {
        return new Supervision(centre, room.cacheLink());
    }

    /** Which levels of devices are too low; beside the inbox. Asynchronous. */
    public Levels levels(CentreId centre) {
        return new Levels(centre, room.cacheLink());
    }

    /** Commands on their way to devices; beside the inbox. Asynchronous. */
    public CommandQueue commandQueue(CentreId centre) {
        return new CommandQueue(centre, room.cacheLink());
    }

    /** Devices that wait for enrolment. Asynchronous. */
    public UnregisteredDevices unregisteredDevices(CentreId centre) {
        return new UnregisteredDevices(centre, room.cacheLink());
    }

    /** Signed-in sessions of pages. Asynchronous. */
    public SessionStore sessionStore() {
        return new SessionStore(room.cacheLink());
    }

    /** What is known at the moment; costs nothing. */
    public JournalHealth health() {
        return room.health();
    }

    /** Asks the server whether it keeps what it is given. Blocking; before anything else, and the start stops on a refusing finding. */
    public List<Finding> startCheck(Set<String> acceptedRisks) {
        return new JournalStartCheck(room.connector(), acceptedRisks).run();
    }

    @Override
    public void close() {
        room.close();
    }
}
