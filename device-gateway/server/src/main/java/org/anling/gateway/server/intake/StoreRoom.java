package org.anling.gateway.server.intake;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.anling.contract.entry.Lane;

/**
 * Room for the frames that wait for the store, of all protocols of a gateway. Urgent and routine ones have a room each, so that no number of
 * routine frames takes the place of an alarm. Any thread.
 */
public final class StoreRoom {

    private final int urgent;
    private final int routine;
    private final BooleanSupplier storeFull;
    private final AtomicInteger urgentWaiting = new AtomicInteger();
    private final AtomicInteger routineWaiting = new AtomicInteger();

    /**
     * Empty at first.
     *
     * @param urgent frames that wait; beyond it listeners stop reading, and what was read by then is still taken
     * @param routine frames that wait; beyond it they are shed
     * @param storeFull whether the store takes no routine entries for lack of space; asked for every routine frame
     */
    public StoreRoom(int urgent, int routine, BooleanSupplier storeFull) {
        this.urgent = urgent;
        this.routine = routine;
        this.storeFull = storeFull;
    }

    /** Whether listeners may read on. */
    public boolean isOpen() {
        return urgentWaiting.get() < urgent;
    }

    /** How many wait in a lane. */
    public int waiting(Lane lane) {
        return count(lane).get();
    }

    /** Whether the store takes routine entries at all. */
    boolean isStoreFull() {
        return storeFull.getAsBoolean();
    }

    /** An urgent frame waits; there is always room for one that was read. */
    void enterUrgent() {
        urgentWaiting.incrementAndGet();
    }

    /** A routine frame would like to wait. Why it may not, or empty if it does. */
    Optional<Shed> enterRoutine() {
        if (isStoreFull()) {
            return Optional.of(Shed.STORE_FULL);
        }
        if (routineWaiting.incrementAndGet() > routine) {
            routineWaiting.decrementAndGet();
            return Optional.of(Shed.NO_ROOM);
        }
        return Optional.empty();
    }

    /** One that had entered waits no more. */
    void leave(Lane lane) {
        count(lane).decrementAndGet();
    }

    private AtomicInteger count(Lane lane) {
        return lane == Lane.URGENT ? urgentWaiting : routineWaiting;
    }
}
