package org.anling.registry.paper;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.anling.contract.id.CentreId;
import org.anling.contract.people.ShiftRole;
import org.anling.registry.database.RegistryDatabase;
import org.anling.registry.paper.ListedElder.ListedShift;
import org.anling.registry.shift.TimeSpan;

/** Makes the list of elders, doors, contacts, key holders and numbers of the shift. Blocking. */
public final class EmergencyList {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT);

    /** As long as a list is the latest one, and the hours in which the next is late. */
    private static final Duration SHIFTS_AHEAD = Duration.ofHours(36);

    private final ListSource source;
    private final Head head;

    /**
     * What stands above it.
     *
     * @param centre name of the centre
     * @param phone of the desk, may be empty
     */
    public record Head(String centre, String phone, ZoneId zone) {}

    public EmergencyList(RegistryDatabase database, CentreId centre, Head head) {
        this.source = new ListSource(database, centre);
        this.head = head;
    }

    /**
     * Writes the page.
     *
     * @param scope prefix of the communities that are wanted, empty for all
     * @return how many elders are on it
     */
    public int write(Appendable out, String scope, Instant now) {
        try {
            Map<String, String> communities = source.communities(scope);
            ListPage page = new ListPage(out, head.zone());
            List<ListedShift> shifts = source.shifts(new TimeSpan(now, now.plus(SHIFTS_AHEAD)));
            page.begin(
                    head.centre() + " · 应急名册 Emergency list",
                    TIME.withZone(head.zone()).format(now) + (head.phone().isBlank() ? "" : " · " + head.phone()),
                    source.staff(),
                    shifts.stream().filter(shift -> isAtDesk(shift)).toList());
            int elders = 0;
            for (Map.Entry<String, String> one : communities.entrySet()) {
                List<ListedElder> lines = source.elders(one.getKey());
                page.community(
                        one.getKey(),
                        one.getValue(),
                        new ListPage.Helpers(
                                shifts.stream()
                                        .filter(shift ->
                                                !isAtDesk(shift) && one.getKey().startsWith(shift.place()))
                                        .toList(),
                                source.responders(one.getKey())),
                        lines);
                elders += lines.size();
            }
            page.end();
            return elders;
        } catch (IOException e) {
            throw new UncheckedIOException("the list cannot be written: " + e.getMessage(), e);
        }
    }

    private static boolean isAtDesk(ListedShift shift) {
        return ShiftRole.valueOf(shift.role()).atDesk();
    }

    /** Writes it into a file that only its owner can read; whoever reads the file sees the old one or the whole new one. */
    public int writeTo(Path file, Instant now) {
        Path beside = file.resolveSibling(file.getFileName() + ".part");
        try {
            Files.deleteIfExists(beside);
            Files.createFile(
                    beside, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            int elders;
            try (Writer out = Files.newBufferedWriter(beside, StandardCharsets.UTF_8, StandardOpenOption.WRITE)) {
                elders = write(out, "", now);
            }
            Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE);
            return elders;
        } catch (IOException e) {
            throw new UncheckedIOException("the list cannot be written to " + file + ": " + e.getMessage(), e);
        }
    }
}
