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
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.anling.contract.id.CentreId;
import org.anling.registry.database.RegistryDatabase;

/** Makes the list of elders, doors, contacts, key holders and numbers of the shift. Blocking. */
public final class EmergencyList {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT);

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
            ListPage page = new ListPage(out);
            page.begin(
                    head.centre() + " · 应急名册 Emergency list",
                    TIME.withZone(head.zone()).format(now) + (head.phone().isBlank() ? "" : " · " + head.phone()),
                    source.staff());
            int elders = 0;
            for (Map.Entry<String, String> one : communities.entrySet()) {
                List<ListedElder> lines = source.elders(one.getKey());
                page.community(one.getKey(), one.getValue(), source.responders(one.getKey()), lines);
                elders += lines.size();
            }
            page.end();
            return elders;
        } catch (IOException e) {
            throw new UncheckedIOException("the list cannot be written: " + e.getMessage(), e);
        }
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
