package org.anling.console.store;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.anling.contract.id.DeviceId;
import org.anling.contract.id.ElderId;
import org.anling.registry.imports.ImportKind;
import org.anling.registry.imports.ImportMode;
import org.anling.registry.imports.ImportProgress;
import org.anling.registry.imports.ImportReport;
import org.anling.registry.office.By;
import org.anling.registry.people.Device;
import org.anling.registry.people.DeviceList;
import org.anling.registry.people.Elder;
import org.anling.registry.people.Organisation;
import org.anling.registry.privacy.Erased;
import org.anling.registry.privacy.ErasureGround;
import org.jspecify.annotations.Nullable;

/**
 * Elders and their devices as they are registered. Every method throws {@link StoreDownException} while the database does not answer;
 * what changes something throws {@link org.anling.registry.people.VersionConflictException} if somebody was faster.
 */
public interface ElderBook {

    /** Elders whom all the typed words fit, the best first. */
    List<Elder> search(String words, String codePrefix, int max);

    /** Elders of communities by name, after one. */
    List<Elder> browse(String codePrefix, @Nullable Elder after, int max);

    Optional<Elder> find(ElderId id);

    /** Adds (version 0) or changes. */
    Elder put(Elder elder, String by);

    /** Removes an elder; his devices protect nobody then. */
    void remove(ElderId id, long version);

    /** Communities by code. */
    List<Organisation> communities(String codePrefix);

    /** Devices by id, after one. */
    List<DeviceList.Line> devices(DeviceList.Wish wish, String after, int max);

    List<DeviceList.Line> devicesOf(ElderId elder);

    Optional<DeviceList.Line> findDevice(DeviceId id);

    /** Adds (version 0) or changes. */
    void put(Device device, String by);

    /**
     * A key of a panel as it is stored.
     *
     * @param meant as {@link org.anling.registry.panel.PanelKeys#find} says it
     */
    String seal(DeviceId device, String meant);

    /** Looks at a list, and writes all of it if the mode says so and nothing is wrong. Takes seconds. */
    ImportReport bringIn(By by, ImportKind kind, Path file, ImportMode mode, ImportProgress progress);

    /** All that is held about an elder as a JSON document; empty if there is nothing. */
    Optional<String> file(ElderId elder, Instant now);

    /** Erases all that could name an elder, with the entry that proves it. */
    Erased erase(ElderId elder, ErasureGround ground, By by);

    /** Who was erased since then. */
    Set<ElderId> erasedSince(Instant since);

    /** Notes the number of the SIM in a device; null if it has none. */
    void putSim(DeviceId device, @Nullable String number);
}
