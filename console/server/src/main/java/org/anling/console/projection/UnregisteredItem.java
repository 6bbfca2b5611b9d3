package org.anling.console.projection;

import java.time.Instant;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.anling.contract.alert.AlertType;
import org.anling.contract.alert.DeviceRef;

/**
 * What unregistered devices of one source network sent.
 *
 * @param id the network, or the device where the network is not known
 * @param last the device that was heard last
 * @param devices ids in the order they were heard first, the latest few
 */
public record UnregisteredItem(
        String id,
        DeviceRef last,
        List<String> devices,
        SortedSet<AlertType> kinds,
        int alerts,
        Instant firstAt,
        Instant lastAt) {
    public UnregisteredItem {
        devices = List.copyOf(devices);
        kinds = java.util.Collections.unmodifiableSortedSet(new TreeSet<>(kinds));
    }

    /** The row that a device belongs to. */
    static String keyOf(DeviceRef device) {
        String network = device.sourceNetwork();
        return network == null ? device.id().value() : network;
    }
}
