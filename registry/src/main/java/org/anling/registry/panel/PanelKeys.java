package org.anling.registry.panel;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.anling.contract.id.DeviceId;
import org.anling.journal.seal.SecretBox;
import org.anling.registry.people.Device;
import org.anling.registry.people.Devices;
import org.anling.registry.people.VersionConflictException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keys of DC-09 accounts as people type them, and as they are stored: sealed for their own device, so that a copy of one row opens no other
 * account. Any thread.
 */
public final class PanelKeys {

    /** The name of the protocol whose devices may have one. */
    public static final String PROTOCOL = "sia-dc09";

    private static final Logger LOG = LoggerFactory.getLogger(PanelKeys.class);
    private static final Pattern HEX = Pattern.compile("[0-9A-F]{32}|[0-9A-F]{48}|[0-9A-F]{64}");
    private static final Pattern TYPED = Pattern.compile("[!-~]{16}|[!-~]{24}|[!-~]{32}");

    private final SecretBox box;

    public PanelKeys(SecretBox box) {
        this.box = box;
    }

    /**
     * What a person means.
     *
     * @param typed 32, 48 or 64 hexadecimal digits, blanks between them or not; or 16, 24 or 32 characters where the panel takes those
     * @return {@code hex:…} or {@code characters:…}; empty if it is no key
     */
    public static Optional<String> find(String typed) {
        String digits = typed.replaceAll("\\s", "").toUpperCase(Locale.ROOT);
        if (HEX.matcher(digits).matches()) {
            return Optional.of("hex:" + digits);
        }
        String plain = typed.strip();
        return TYPED.matcher(plain).matches() ? Optional.of("characters:" + plain) : Optional.empty();
    }

    /**
     * To be stored with the device.
     *
     * @param meant as {@link #find} says it
     */
    public String seal(DeviceId device, String meant) {
        return box.seal(device.value(), meant);
    }

    /** Seals the keys that lie open, once there is something to seal with; one that somebody changes meanwhile is left to the next time. */
    public void sealAll(Devices devices) {
        for (Device device : devices.withOpenKeys()) {
            String open = device.panelKey();
            if (open != null && box.wantsSealing(open)) {
                try {
                    devices.put(device.withPanelKey(seal(device.id(), open)));
                } catch (VersionConflictException changed) {
                    LOG.info("device={} was changed while its key was sealed", device.id());
                }
            }
        }
    }

    /** Whether the stored one is that already; also no if it cannot be opened. */
    public boolean isSame(DeviceId device, @Nullable String stored, String meant) {
        return stored != null
                && !box.wantsSealing(stored)
                && box.open(device.value(), stored).filter(meant::equals).isPresent();
    }
}
