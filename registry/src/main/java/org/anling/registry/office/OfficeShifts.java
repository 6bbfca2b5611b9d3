package org.anling.registry.office;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import org.anling.contract.id.CentreId;
import org.anling.contract.people.ShiftRole;
import org.anling.registry.database.RegistryDatabase;
import org.anling.registry.database.Transaction;
import org.anling.registry.outbox.Outbox;
import org.anling.registry.shift.Shift;
import org.anling.registry.shift.ShiftOverlapException;
import org.anling.registry.shift.Shifts;
import org.anling.registry.shift.TimeSpan;
import org.anling.registry.shift.WallClock;
import org.jspecify.annotations.Nullable;

/**
 * The calendar of shifts as the office keeps it. All changes of a centre come one after the other under its lock, so that nobody is on two
 * shifts at once whoever typed at the same time.
 */
public final class OfficeShifts {
    private static final int ID_DIGITS = 16;

    private final RegistryDatabase database;
    private final CentreId centre;
    private final Shifts shifts;
    private final Outbox outbox;
    private final Ledger ledger;

    public OfficeShifts(RegistryDatabase database, CentreId centre) {
        this.database = database;
        this.centre = centre;
        this.shifts = new Shifts(database, centre);
        this.outbox = new Outbox(centre);
        this.ledger = new Ledger(centre);
    }

    /** What can be read of it. */
    public Shifts shifts() {
        return shifts;
    }

    /** One shift. */
    public Optional<Shift> find(String id) {
        return database.call(transaction -> shifts.lock(transaction, id));
    }

    /**
     * Who does what, where.
     *
     * @param place beginning of the codes of its communities
     */
    public record Post(String person, ShiftRole role, String place) {}

    /** What was copied of a week, and what was left out because of another shift. */
    public record Copied(int shifts, List<LeftOut> leftOut) {
        public Copied {
            leftOut = List.copyOf(leftOut);
        }
    }

    /** A shift that was not copied. */
    public record LeftOut(Shift wished, Shift other) {}

    /**
     * Adds shifts of one person, all or none.
     *
     * @param spans more than one makes a pattern
     * @throws ShiftOverlapException naming the first that cannot be
     */
    public List<Shift> add(Post post, List<TimeSpan> spans, By by) {
        return database.call(transaction -> {
            outbox.lock(transaction);
            String pattern = spans.size() > 1 ? fresh("p") : null;
            List<Shift> added = spans.stream()
                    .map(span -> new Shift(fresh("s"), 1, post.person(), post.role(), post.place(), span, pattern))
                    .toList();
            checkAll(transaction, post.person(), added);
            insert(transaction, added, by);
            String subject = pattern == null ? about(added.getFirst()) : "pattern " + pattern;
            String count = pattern == null ? "" : ", " + added.size() + " shifts";
            ledger.note(transaction, by, "shift-add", subject, described(added.getFirst()) + count);
            return added;
        });
    }

    /**
     * Changes a shift, which leaves its pattern.
     *
     * @param wish at the version that was seen
     */
    public Shift change(Shift wish, By by) {
        return database.call(transaction -> {
            outbox.lock(transaction);
            Shift before = seen(transaction, wish.id(), wish.version());
            Shift after = new Shift(
                    wish.id(), wish.version() + 1, wish.person(), wish.role(), wish.place(), wish.span(), null);
            check(transaction, after);
            write(transaction, after, by);
            ledger.note(transaction, by, "shift-change", about(after), described(before) + " -> " + described(after));
            return after;
        });
    }

    /** Cancels one shift. */
    public void cancel(String id, long version, By by) {
        database.run(transaction -> {
            outbox.lock(transaction);
            Shift gone = seen(transaction, id, version);
            cancel(transaction, List.of(gone), by);
            ledger.note(transaction, by, "shift-cancel", about(gone), described(gone));
        });
    }

    /** Cancels a shift and those of its pattern that begin later. @return how many */
    public int cancelRest(String id, long version, By by) {
        return database.call(transaction -> {
            outbox.lock(transaction);
            Shift first = seen(transaction, id, version);
            String pattern = first.pattern();
            List<Shift> gone =
                    pattern == null ? List.of(first) : shifts.ofPattern(transaction, pattern, first.begins());
            cancel(transaction, gone, by);
            ledger.note(
                    transaction,
                    by,
                    "shift-cancel",
                    pattern == null ? about(first) : "pattern " + pattern,
                    described(first) + ", " + gone.size() + " shifts");
            return gone.size();
        });
    }

    /** A shift as somebody has seen it. */
    public record Seen(String id, long version) {}

    /** Two people take each other's shift. */
    public void swap(Seen one, Seen other, By by) {
        database.run(transaction -> {
            outbox.lock(transaction);
            Shift first = seen(transaction, one.id(), one.version());
            Shift second = seen(transaction, other.id(), other.version());
            Shift firstAfter = taken(first, second.person());
            Shift secondAfter = taken(second, first.person());
            check(transaction, firstAfter, second.id());
            check(transaction, secondAfter, first.id());
            write(transaction, firstAfter, by);
            write(transaction, secondAfter, by);
            ledger.note(transaction, by, "shift-swap", about(first), first.person() + " <-> " + second.person());
            ledger.note(transaction, by, "shift-swap", about(second), second.person() + " <-> " + first.person());
        });
    }

    /**
     * Copies the week before a Monday into the week that begins with it, by the clock on the wall. What is there already stays, and what
     * would put somebody on two shifts at once is left out and told.
     *
     * @param which shifts to copy
     */
    public Copied copyWeek(LocalDate monday, WallClock clock, Predicate<Shift> which, By by) {
        return database.call(transaction -> {
            outbox.lock(transaction);
            List<Shift> added = new ArrayList<>();
            List<LeftOut> leftOut = new ArrayList<>();
            for (Shift source : shifts.within(transaction, clock.week(monday.minusDays(7)))) {
                Optional<Shift> again = aWeekLater(source, monday, clock).filter(_ -> which.test(source));
                again.ifPresent(shift -> copy(transaction, shift, added, leftOut));
            }
            insert(transaction, added, by);
            ledger.note(
                    transaction,
                    by,
                    "shift-copy-week",
                    "week " + monday,
                    added.size() + " shifts, " + leftOut.size() + " left out");
            return new Copied(added.size(), leftOut);
        });
    }

    /** Nobody is on shift any more who has left; inside a transaction of the caller that has the lock. */
    void cancelAllOf(Transaction transaction, String person, By by) {
        transaction.update(
                "update shift set cancelled = true, version = version + 1, changed_by = ?, changed_at = ?"
                        + " where centre = ? and person = ? and not cancelled and ends > ?",
                by.person(),
                by.at(),
                centre.value(),
                person,
                by.at());
    }

    private void copy(Transaction transaction, Shift shift, List<Shift> added, List<LeftOut> leftOut) {
        List<Shift> others = new ArrayList<>(shifts.ofPerson(transaction, shift.person(), shift.span()));
        added.stream()
                .filter(one -> one.person().equals(shift.person()) && one.span().meets(shift.span()))
                .forEach(others::add);
        boolean same = others.stream()
                .anyMatch(other -> other.span().equals(shift.span())
                        && other.role() == shift.role()
                        && other.place().equals(shift.place()));
        if (others.isEmpty()) {
            added.add(shift);
        } else if (!same) {
            leftOut.add(new LeftOut(shift, others.getFirst()));
        }
    }

    /** Begins on the same day of the week and at the same time of the wall; what began before that week is not of it. */
    private static Optional<Shift> aWeekLater(Shift source, LocalDate monday, WallClock clock) {
        LocalDateTime begins = clock.shown(source.begins());
        LocalDateTime ends = clock.shown(source.ends());
        if (begins.toLocalDate().isBefore(monday.minusDays(7))) {
            return Optional.empty();
        }
        Instant from = clock.instant(begins.plusDays(7));
        Instant to = clock.instant(ends.plusDays(7));
        return from.isBefore(to)
                ? Optional.of(source.again(new TimeSpan(from, to))).map(OfficeShifts::named)
                : Optional.empty();
    }

    private static Shift named(Shift shift) {
        return new Shift(fresh("s"), 1, shift.person(), shift.role(), shift.place(), shift.span(), null);
    }

    private static Shift taken(Shift shift, String person) {
        return new Shift(shift.id(), shift.version() + 1, person, shift.role(), shift.place(), shift.span(), null);
    }

    private Shift seen(Transaction transaction, String id, long version) {
        return shifts.lock(transaction, id)
                .filter(shift -> shift.version() == version)
                .orElseThrow(() -> ledger.changed(transaction, "shift", id));
    }

    private void check(Transaction transaction, Shift wish, String... without) {
        List<String> leaving = List.of(without);
        shifts.ofPerson(transaction, wish.person(), wish.span()).stream()
                .filter(other -> !other.id().equals(wish.id()) && !leaving.contains(other.id()))
                .min(Comparator.comparing(Shift::begins))
                .ifPresent(other -> {
                    throw new ShiftOverlapException(wish, other);
                });
    }

    /** A year of shifts costs one question. */
    private void checkAll(Transaction transaction, String person, List<Shift> wishes) {
        TimeSpan whole =
                new TimeSpan(wishes.getFirst().begins(), wishes.getLast().ends());
        List<Shift> there = shifts.ofPerson(transaction, person, whole);
        for (Shift wish : wishes) {
            there.stream()
                    .filter(other -> other.span().meets(wish.span()))
                    .findFirst()
                    .ifPresent(other -> {
                        throw new ShiftOverlapException(wish, other);
                    });
        }
    }

    private void insert(Transaction transaction, List<Shift> added, By by) {
        List<@Nullable Object[]> rows = new ArrayList<>();
        for (Shift shift : added) {
            rows.add(new @Nullable Object[] {
                centre.value(),
                shift.id(),
                shift.version(),
                shift.person(),
                shift.role(),
                shift.place(),
                shift.begins(),
                shift.ends(),
                shift.pattern(),
                by.person(),
                by.at()
            });
        }
        transaction.batch(
                "insert into shift (centre, id, version, person, role, place, begins, ends, pattern, changed_by,"
                        + " changed_at) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                rows);
    }

    private void write(Transaction transaction, Shift after, By by) {
        transaction.update(
                "update shift set version = ?, person = ?, role = ?, place = ?, begins = ?, ends = ?, pattern = ?"
                        + " where centre = ? and id = ?",
                after.version(),
                after.person(),
                after.role(),
                after.place(),
                after.begins(),
                after.ends(),
                after.pattern(),
                centre.value(),
                after.id());
        ledger.sign(transaction, "shift", after.id(), by);
    }

    private void cancel(Transaction transaction, List<Shift> gone, By by) {
        transaction.update(
                "update shift set cancelled = true, version = version + 1, changed_by = ?, changed_at = ?"
                        + " where centre = ? and id = any (?)",
                by.person(),
                by.at(),
                centre.value(),
                gone.stream().map(Shift::id).toList());
    }

    private static String fresh(String kind) {
        return kind + UUID.randomUUID().toString().replace("-", "").substring(0, ID_DIGITS);
    }

    private static String about(Shift shift) {
        return "shift " + shift.id();
    }

    private static String described(Shift shift) {
        String place = shift.place().isEmpty() ? "" : " " + shift.place();
        return shift.person() + " " + shift.role() + place + " " + shift.begins() + "/" + shift.ends();
    }
}
